package vn.nhip.server.catalog.procedures;

/**
 * Something odd in a procedure's data, with the values on both sides.
 *
 * @param one one side: where, and what stands there
 * @param other the other side; empty where one side is odd by itself
 */
public record ProcedureNotice(NoticeKind kind, String one, String other) {}

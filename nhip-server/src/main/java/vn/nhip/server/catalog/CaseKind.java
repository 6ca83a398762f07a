package vn.nhip.server.catalog;

/**
 * A kind of case within a procedure (trường hợp), with a term of its own.
 *
 * @param code {@code 1.004194.01}
 * @param name its name; often the procedure's own
 * @param term its term as stated
 */
public record CaseKind(String code, String name, StatedTerm term) {}

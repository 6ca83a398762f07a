package vn.nhip.server.cases.intake;

/** Something was appended to the log, and committed. */
public record LogGrew() {}

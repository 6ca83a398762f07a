package vn.nhip.server.audit.store;

/** An act was committed and waits for its number. */
public record Recorded() {}

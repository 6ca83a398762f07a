package vn.nhip.server.cases.intake;

import java.time.Instant;

/**
 * Something was appended to the log, and committed.
 *
 * @param end number of the last event then
 * @param committed when
 */
public record LogGrew(long end, Instant committed) {}

package vn.nhip.server.cases.replay;

import org.jspecify.annotations.Nullable;

/**
 * Something in which a kept state is not what follows from the log.
 *
 * @param caseCode which case
 * @param field which column of {@code cases.case_file}; {@code "facts"} for those of {@code cases.case_facts}, in hexadecimal; {@code "*"}
 *     when the whole row is missing or should not be
 * @param stored what is kept; {@code null} when nothing is
 * @param replayed what follows from the log; {@code null} when nothing does
 */
public record Difference(
        String caseCode,
        String field,
        @Nullable String stored,
        @Nullable String replayed) {}

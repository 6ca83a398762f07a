package vn.nhip.simulator.trouble;

import org.jspecify.annotations.Nullable;

/**
 * What is true: a trouble that was made. Detectors are judged against these; the server never sees them.
 *
 * @param caseCode mã số hồ sơ; {@code null} when it is about more than one case
 * @param agency code of the agency that handles it; {@code null} when it is about more than one, or none is known
 * @param eventId the event that was changed, added or told otherwise; {@code null} when it is every event of the case, or no single case
 * @param from since when it shows, in seconds since 1970
 * @param to until when
 * @param note what was done, in Vietnamese
 */
public record Label(
        TroubleKind kind,
        @Nullable String caseCode,
        @Nullable String agency,
        @Nullable String eventId,
        long from,
        long to,
        String note) {}

package vn.nhip.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;

/**
 * One event as a source sent it and we read it: the fact, and apart from it the person it concerns.
 *
 * @param source CloudEvents {@code source}
 * @param id CloudEvents {@code id}, unique within the source
 * @param caseCode CloudEvents {@code subject}: mã số hồ sơ
 * @param occurred CloudEvents {@code time}
 * @param person personal fields that came with it; kept apart, encrypted, never in the log
 */
public record CaseMessage(
        String source,
        String id,
        String caseCode,
        Instant occurred,
        CaseFact fact,
        @Nullable Person person) {

    /** The event, once it is recorded. */
    public CaseEvent recordedAt(Instant recorded) {
        return new CaseEvent(source, id, caseCode, occurred, recorded, fact);
    }
}

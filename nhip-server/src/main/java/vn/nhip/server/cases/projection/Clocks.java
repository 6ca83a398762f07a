package vn.nhip.server.cases.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.cases.CaseClocks;

/**
 * What both clocks say of a case at the instant of its last recording: the same events give the same answer, whenever it is asked.
 *
 * @param problem why they say nothing
 */
public record Clocks(
        @Nullable Term term,
        @Nullable Reckoning legal,
        @Nullable Reckoning portal,
        @Nullable String problem) {

    /** Reckons both. */
    public static Clocks of(CaseFile file, CaseClocks clocks) {
        Term term = clocks.term(file).orElse(null);
        Instant asOf = file.lastRecorded().isBefore(file.lastOccurred()) ? file.lastOccurred() : file.lastRecorded();
        try {
            return new Clocks(
                    term,
                    clocks.reckon(ClockKind.LEGAL, file, term, asOf),
                    clocks.reckon(ClockKind.PORTAL, file, term, asOf),
                    null);
        } catch (UnknownYearException e) {
            return new Clocks(term, null, null, e.getMessage());
        }
    }
}

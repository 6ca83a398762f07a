package vn.nhip.server.cases.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.deadline.StepReckoning;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.cases.CaseClocks;

/** Reads both clocks of a case with their days. A year without a calendar is a reason that is told, not a page that fails. */
@Component
class ClockReader {
    private final CaseClocks clocks;

    ClockReader(CaseClocks clocks) {
        this.clocks = clocks;
    }

    BothClocks read(CaseFile file, Instant asOf) {
        Term term = clocks.term(file).orElse(null);
        Reckoning legal;
        Reckoning portal;
        try {
            legal = clocks.reckon(ClockKind.LEGAL, file, term, asOf);
            portal = clocks.reckon(ClockKind.PORTAL, file, term, asOf);
        } catch (UnknownYearException e) {
            return new BothClocks(
                    unknown(ClockKind.LEGAL, term, e),
                    unknown(ClockKind.PORTAL, term, e),
                    List.of(),
                    List.of(),
                    steps(file, asOf),
                    e.vietnamese());
        }
        // A due instant the source gave needs no calendar to be kept or missed; to tell of every day needs one.
        try {
            return new BothClocks(
                    legal,
                    portal,
                    clocks.account(ClockKind.LEGAL, file, term, asOf),
                    clocks.account(ClockKind.PORTAL, file, term, asOf),
                    steps(file, asOf),
                    null);
        } catch (UnknownYearException e) {
            return new BothClocks(legal, portal, List.of(), List.of(), steps(file, asOf), e.vietnamese());
        }
    }

    private List<StepReckoning> steps(CaseFile file, Instant asOf) {
        try {
            return clocks.steps(file, asOf);
        } catch (UnknownYearException e) {
            return List.of();
        }
    }

    private static Reckoning unknown(ClockKind clock, @Nullable Term term, UnknownYearException e) {
        return new Reckoning(
                clock,
                null,
                null,
                Standing.NO_TERM,
                new Reckoning.Ledger(term, 0, null, 0),
                false,
                List.of(new Reckoning.Reason(
                        "unknown-year", String.valueOf(e.getMessage()), e.vietnamese(), "Lịch làm việc")));
    }
}

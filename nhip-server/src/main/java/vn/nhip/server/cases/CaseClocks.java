package vn.nhip.server.cases;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;
import vn.nhip.definitions.Calendars;
import vn.nhip.server.catalog.Procedures;

/** Reckons both clocks of a case with the term of the catalogue and the calendar in force. */
@Component
public class CaseClocks {
    private final Procedures procedures;
    private final WorkCalendar calendar = Calendars.bundled();

    CaseClocks(Procedures procedures) {
        this.procedures = procedures;
    }

    /** With which rules a case is reckoned. */
    public DeadlineRules rules() {
        return DeadlineRules.STANDARD;
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    /** The term by the catalogue; empty when the case was not accepted, or the catalogue does not say. */
    public Optional<Term> term(CaseFile file) {
        Instant received = file.times().received();
        String procedure = file.procedure();
        if (received == null || procedure == null) {
            return Optional.empty();
        }
        return procedures.term(
                procedure,
                file.caseKind(),
                file.channel(),
                received.atZone(WorkCalendar.ZONE).toLocalDate());
    }

    /**
     * What a clock says of a case at an instant.
     *
     * @param term as {@link #term} gave it; {@code null} when it gave none
     * @throws vn.nhip.core.calendar.UnknownYearException when a year is needed for which there is no calendar
     */
    public Reckoning reckon(ClockKind clock, CaseFile file, @Nullable Term term, Instant asOf) {
        return CaseClock.reckon(clock, file.times(), term, rules(), calendar, asOf);
    }
}

package vn.nhip.server.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.StepClock;
import vn.nhip.core.deadline.StepReckoning;
import vn.nhip.core.deadline.StepTimes;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.decisions.RulesInForce;

/**
 * Reckons the clocks of a case with the term of the catalogue, the calendar of its agency and the rules of its procedure, as they were last
 * approved.
 */
@Component
public class CaseClocks {
    private final Procedures procedures;
    private final RulesInForce rules;

    CaseClocks(Procedures procedures, RulesInForce rules) {
        this.procedures = procedures;
        this.rules = rules;
    }

    /**
     * The first day on which a running case due on a day is due soon.
     *
     * @throws vn.nhip.core.calendar.UnknownYearException when a year is needed for which there is no calendar
     */
    public LocalDate soonFrom(LocalDate due) {
        return rules.calendars()
                .country()
                .plusWorkingDays(due, -rules.deadlines().common().dueSoonDays());
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
        return CaseClock.reckon(clock, file.times(), term, rules(file), calendar(file), asOf);
    }

    /** What became of every day, as {@link #reckon} counts. */
    public List<DayAccount> account(ClockKind clock, CaseFile file, @Nullable Term term, Instant asOf) {
        return CaseClock.account(clock, file.times(), term, rules(file), calendar(file), asOf);
    }

    /** Every step by the due instant its source gave, in the order of the steps. */
    public List<StepReckoning> steps(CaseFile file, Instant asOf) {
        List<StepTimes> steps = file.steps().stream()
                .map(step -> new StepTimes(step.step(), step.started(), step.finished(), null, step.due()))
                .toList();
        return StepClock.reckon(steps, rules(file), calendar(file), asOf);
    }

    private DeadlineRules rules(CaseFile file) {
        return rules.deadlines().of(file.procedure());
    }

    private WorkCalendar calendar(CaseFile file) {
        return rules.calendars().of(file.agency());
    }
}

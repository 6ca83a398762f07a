package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.Reckoning.Reason;

/** The sub-terms of the steps of an inter-agency case: each by itself, and their sum (766-rules section 3, liên thông). */
public final class StepClock {
    private StepClock() {}

    /**
     * The due instant of terms that run one after the other from a start. Neighbours of one unit are added up; where the unit changes, the
     * next begins when the one before is due.
     *
     * @param terms in the order of the steps; none is due at once
     * @throws vn.nhip.core.calendar.UnknownYearException when it needs a year for which there is no calendar
     */
    public static Instant due(Instant start, List<Term> terms, DeadlineRules rules, WorkCalendar calendar) {
        Instant due = start;
        for (Term term : sums(terms)) {
            due = CaseClock.due(due, term, rules, calendar);
        }
        return due;
    }

    /** The terms with neighbours of one unit added up: one term where all steps have the same unit. */
    public static List<Term> sums(List<Term> terms) {
        List<Term> sums = new ArrayList<>();
        for (Term term : terms) {
            Term last = sums.isEmpty() ? null : sums.getLast();
            if (last != null && last.unit() == term.unit()) {
                sums.set(sums.size() - 1, new Term(Math.addExact(last.amount(), term.amount()), term.unit()));
            } else {
                sums.add(term);
            }
        }
        return sums;
    }

    /** Every step by its own term, as of an instant; what happened later does not exist. */
    public static List<StepReckoning> reckon(
            List<StepTimes> steps, DeadlineRules rules, WorkCalendar calendar, Instant asOf) {
        return steps.stream().map(step -> reckon(step, rules, calendar, asOf)).toList();
    }

    private static StepReckoning reckon(StepTimes step, DeadlineRules rules, WorkCalendar calendar, Instant asOf) {
        Instant started = step.started() == null || step.started().isAfter(asOf) ? null : step.started();
        Instant finished = step.finished() == null || step.finished().isAfter(asOf) ? null : step.finished();
        if (started == null && finished == null) {
            return new StepReckoning(
                    step.step(), step.statedDue(), null, Standing.NOT_STARTED, List.of(Reasons.notBegun()));
        }
        List<Reason> reasons = new ArrayList<>();
        Long due = due(step, started, rules, calendar, reasons);
        long at = LocalSeconds.of(finished == null ? asOf : finished);
        Standing standing =
                finished == null ? Standings.running(at, due, rules, calendar) : Standings.finished(at, due);
        reasons.add(Standings.reason(standing, at, due, step.term(), calendar));
        Instant dueInstant = due == null ? null : LocalSeconds.instant(due);
        return new StepReckoning(step.step(), dueInstant, finished, standing, reasons);
    }

    private static @Nullable Long due(
            StepTimes step,
            @Nullable Instant started,
            DeadlineRules rules,
            WorkCalendar calendar,
            List<Reason> reasons) {
        Term term = step.term();
        Instant stated = step.statedDue();
        Long given = stated == null ? null : Long.valueOf(rules.wholeDay(LocalSeconds.of(stated)));
        if (term == null || started == null) {
            if (given != null) {
                reasons.add(Reasons.statedOnly(given));
            }
            return given;
        }
        reasons.add(Reasons.term(term));
        long due = LocalSeconds.of(CaseClock.due(started, term, rules, calendar));
        if (given != null && term.differs(given, due)) {
            reasons.add(Reasons.statedDiffers(given, due));
        }
        return due;
    }
}

package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Extension;
import vn.nhip.core.deadline.CaseTimes.Pause;
import vn.nhip.core.deadline.Reckoning.Reason;

/** The clock of the national portal, as its indicator 2.1 describes it (766-rules 1.3): it never starts again, it subtracts. */
final class PortalClock {
    private final CaseTimes times;
    private final @Nullable Term term;
    private final DeadlineRules rules;
    private final WorkCalendar calendar;
    private final long now;

    private final List<Reason> reasons = new ArrayList<>();
    private final @Nullable Long end;
    private final List<Wait> supplements;
    private final int requests;

    /** NgayHenTra as the portal has it, and since when; what was asked for before is in it. */
    private @Nullable Long stated;

    private long statedAt = Long.MIN_VALUE;
    private boolean redated;

    PortalClock(CaseTimes times, @Nullable Term term, DeadlineRules rules, WorkCalendar calendar, Instant asOf) {
        this.times = times.asOf(asOf);
        this.term = counted(term, rules);
        this.rules = rules;
        this.calendar = calendar;
        this.now = LocalSeconds.of(asOf);
        Ending ending = Standings.chosen(this.times.endings());
        this.end = ending == null ? null : Long.valueOf(LocalSeconds.of(ending.at()));
        this.supplements = Standings.waits(this.times, Pause.Reason.SUPPLEMENT, end);
        this.requests = Standings.requests(this.times, end);
    }

    private static @Nullable Term counted(@Nullable Term term, DeadlineRules rules) {
        return term != null && term.unit() == TermUnit.WORKING_DAY && rules.portalCountsWeekends()
                ? new Term(term.amount(), TermUnit.CALENDAR_DAY_EXCEPT_HOLIDAYS)
                : term;
    }

    Course run() {
        Instant received = times.received();
        if (received == null) {
            return Course.notStarted(term, Reasons.notAccepted());
        }
        long start = LocalSeconds.of(received);
        state();
        if (times.pauses().stream().anyMatch(pause -> pause.reason() == Pause.Reason.SUSPENSION)) {
            reasons.add(PortalReasons.suspension());
        }
        return end == null ? running(start) : finished(start, end);
    }

    /** Finds the due date that the portal holds. */
    private void state() {
        Instant first = times.statedDue();
        if (first != null) {
            stated = rules.wholeDay(LocalSeconds.of(first));
        }
        takeNewDue();
        takeExtension();
        Long known = stated;
        if (known != null) {
            reasons.add(PortalReasons.stated(known));
            if (LocalSeconds.secondOfDay(known) == 0) {
                reasons.add(Reasons.midnight(known));
            }
        } else if (term != null) {
            reasons.add(PortalReasons.statutory(term));
            reasons.add(Reasons.start(term, rules));
        }
        if (rules.portalCountsWeekends()) {
            reasons.add(PortalReasons.weekends());
        }
    }

    private void takeNewDue() {
        for (Pause pause : times.pauses()) {
            Instant given = pause.newDue();
            Instant back = pause.to();
            boolean taken = stated == null || rules.portalTakesNewDue();
            if (given != null && back != null && taken && !isAfterEnd(back)) {
                stated = rules.wholeDay(LocalSeconds.of(given));
                statedAt = LocalSeconds.of(back);
                reasons.add(PortalReasons.newDue(stated));
            }
        }
    }

    private void takeExtension() {
        for (Extension extension : times.extensions()) {
            if (isAfterEnd(extension.decided())) {
                continue;
            }
            long due = rules.wholeDay(LocalSeconds.of(extension.due()));
            long decided = LocalSeconds.of(extension.decided());
            boolean taken = rules.portalTakesExtension() && decided >= statedAt;
            if (taken) {
                redated = true;
                stated = due;
                statedAt = decided;
            }
            reasons.add(PortalReasons.extension(due, taken));
        }
    }

    private boolean isAfterEnd(Instant instant) {
        return end != null && LocalSeconds.of(instant) > end;
    }

    private Course finished(long start, long ended) {
        List<Wait> subtracted = returned();
        Long due = stated;
        if (due != null) {
            long seconds = seconds(subtracted);
            if (seconds > 0) {
                reasons.add(PortalReasons.subtracted(seconds, due, due + seconds));
            }
            due += seconds;
        } else if (term != null) {
            due = TermCount.due(start, term, rules, calendar, subtracted);
        }
        Standing standing = Standings.finished(ended, due);
        if (requests > 1 && rules.secondSupplementLateWhenFinished()) {
            reasons.add(PortalReasons.secondSupplement(requests, true));
            standing = Standing.FINISHED_LATE;
        }
        reasons.add(Standings.reason(standing, ended, due, term, calendar));
        return course(start, ended, due, standing, backAgain());
    }

    /** Supplements that came back, and whose time the due date does not hold already. */
    private List<Wait> returned() {
        List<Wait> returned = new ArrayList<>();
        for (Wait wait : Standings.united(supplements)) {
            if (wait.to() != null && wait.from() >= statedAt) {
                returned.add(wait);
            }
        }
        return returned;
    }

    /** Every supplement that came back: days in which the agency waited, whether or not their time is subtracted. */
    private List<Wait> backAgain() {
        return Standings.united(supplements).stream()
                .filter(wait -> wait.to() != null)
                .toList();
    }

    private static long seconds(List<Wait> waits) {
        long sum = 0;
        for (Wait wait : waits) {
            Long to = wait.to();
            sum += to == null ? 0 : to - wait.from();
        }
        return sum;
    }

    private Course running(long start) {
        List<Wait> waits = Standings.united(supplements);
        List<Wait> back = returned();
        Wait open = waits.isEmpty() || waits.getLast().to() != null ? null : waits.getLast();
        Long due = stated;
        if (due == null && term != null) {
            due = TermCount.due(start, term, rules, calendar, back);
        }
        if (requests > 1) {
            reasons.add(PortalReasons.secondSupplement(requests, false));
            return course(start, null, due, Standing.OVERDUE, waits);
        }
        if (open != null) {
            reasons.add(PortalReasons.requestIsEnd(open.from()));
            Standing standing = due != null && open.from() > due ? Standing.OVERDUE : Standing.WAITING_FOR_CITIZEN;
            reasons.add(Standings.reason(standing, now, due, term, calendar));
            return course(start, open.from(), due, standing, waits);
        }
        if (stated != null && !back.isEmpty()) {
            reasons.add(PortalReasons.notYetSubtracted(seconds(back)));
        }
        Standing standing = Standings.running(now, due, rules, calendar);
        reasons.add(Standings.reason(standing, now, due, term, calendar));
        return course(start, null, due, standing, waits);
    }

    private Course course(long start, @Nullable Long ended, @Nullable Long due, Standing standing, List<Wait> waits) {
        Course.Leg leg = new Course.Leg(start, start, due, rolledFrom(start, due, waits));
        TermUnit unit = term != null
                ? term.unit()
                : rules.portalCountsWeekends() ? TermUnit.CALENDAR_DAY_EXCEPT_HOLIDAYS : TermUnit.WORKING_DAY;
        return new Course(List.of(leg), waits, ended, end != null, due, standing, redated, term, unit, reasons);
    }

    private @Nullable Long rolledFrom(long start, @Nullable Long due, List<Wait> waits) {
        if (stated != null || term == null || due == null) {
            return null;
        }
        Long lastDay = TermCount.rolledFrom(start, due, term, rules, calendar, waits);
        if (lastDay != null) {
            reasons.add(Reasons.rolled(lastDay, due));
        }
        return lastDay;
    }
}

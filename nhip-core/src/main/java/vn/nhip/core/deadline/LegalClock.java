package vn.nhip.core.deadline;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Extension;
import vn.nhip.core.deadline.CaseTimes.Pause;
import vn.nhip.core.deadline.Reckoning.Reason;

/** The clock of the law: the term starts again with every complete dossier; a re-appointment with an apology moves its end once. */
final class LegalClock {
    /** Within so many working days of receipt the supplement must be asked for (ND 61/2018, Điều 15). */
    private static final int ASK_WITHIN = 3;

    private final CaseTimes times;
    private final @Nullable Term term;
    private final DeadlineRules rules;
    private final WorkCalendar calendar;
    private final long now;

    private final List<Course.Leg> legs = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private @Nullable Long end;
    private boolean extended;
    private boolean redated;

    LegalClock(CaseTimes times, @Nullable Term term, DeadlineRules rules, WorkCalendar calendar, Instant asOf) {
        this.times = times.asOf(asOf);
        this.term = term;
        this.rules = rules;
        this.calendar = calendar;
        this.now = LocalSeconds.of(asOf);
    }

    Course run() {
        Instant received = times.received();
        if (received == null) {
            return Course.notStarted(term, Reasons.notAccepted());
        }
        Ending ending = Standings.chosen(times.endings());
        end = ending == null ? null : Long.valueOf(LocalSeconds.of(ending.at()));
        if (term != null) {
            reasons.add(Reasons.term(term));
            reasons.add(Reasons.start(term, rules));
        }
        Wait open = runLegs(LocalSeconds.of(received));
        int requests = Standings.requests(times, end);
        if (requests > 1) {
            reasons.add(Reasons.askedAgain(requests));
        }
        return open == null ? settled() : waiting(open);
    }

    /** Runs the term from receipt through every restart; the supplement that is still out, if there is one. */
    private @Nullable Wait runLegs(long received) {
        long from = received;
        Long stated = local(times.statedDue());
        int requests = 0;
        for (Pause pause : times.pauses()) {
            if (pause.reason() != Pause.Reason.SUPPLEMENT) {
                continue;
            }
            long asked = Math.max(from, LocalSeconds.of(pause.from()));
            Long back = local(pause.to());
            if (end != null && asked >= end) {
                break;
            }
            if (back != null && back <= from && LocalSeconds.of(pause.from()) < from) {
                continue;
            }
            requests++;
            endLeg(from, asked, stated, requests);
            if (back == null || (end != null && back >= end)) {
                Wait open = new Wait(pause.reason(), asked, null);
                waits.add(open);
                return open;
            }
            waits.add(new Wait(pause.reason(), asked, back));
            reasons.add(Reasons.restarted(back, requests));
            from = back;
            stated = local(pause.newDue());
        }
        endLeg(from, null, stated, 0);
        return null;
    }

    private static @Nullable Long local(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(LocalSeconds.of(instant));
    }

    /**
     * One run of the term.
     *
     * @param asked when a supplement ended it; {@code null} for the last run
     * @param request the number of that supplement request
     */
    private void endLeg(long from, @Nullable Long asked, @Nullable Long stated, int request) {
        boolean last = asked == null;
        List<Wait> suspensions = suspensions(from, asked);
        waits.addAll(suspensions);
        Long given = last ? given(stated) : whole(stated);
        long start = TermCount.start(from, rules, calendar);
        Long ours = term == null ? null : Long.valueOf(TermCount.due(start, term, rules, calendar, suspensions));
        Long due = ours == null ? given : ours;
        Long lastDay = ours == null || term == null
                ? null
                : TermCount.rolledFrom(start, ours, term, rules, calendar, suspensions);
        if (last) {
            explainDue(from, start, ours, given, lastDay);
        }
        Long moved = extend(due, from, last ? end : asked, last);
        legs.add(new Course.Leg(from, start, moved, moved == null || moved.equals(due) ? lastDay : null));
        if (asked != null) {
            explainRequest(from, asked, moved, request);
        }
    }

    private List<Wait> suspensions(long from, @Nullable Long until) {
        if (!rules.suspensionStopsLegalClock()) {
            return List.of();
        }
        Long cut = until == null ? end : until;
        List<Wait> inside = new ArrayList<>();
        for (Wait wait : Standings.united(Standings.waits(times, Pause.Reason.SUSPENSION, cut))) {
            Long to = wait.to() == null ? cut : wait.to();
            if (to == null || to > from) {
                inside.add(new Wait(wait.reason(), Math.max(from, wait.from()), to));
            }
        }
        return inside;
    }

    private @Nullable Long whole(@Nullable Long stated) {
        return stated == null ? null : Long.valueOf(rules.wholeDay(stated));
    }

    private @Nullable Long given(@Nullable Long stated) {
        if (stated != null && !rules.midnightIsEndOfDay() && LocalSeconds.secondOfDay(stated) == 0) {
            reasons.add(Reasons.midnight(stated));
        }
        return whole(stated);
    }

    private void explainDue(long from, long start, @Nullable Long ours, @Nullable Long given, @Nullable Long lastDay) {
        LocalTime cutoff = rules.afternoonCutoff();
        if (cutoff != null && start != from) {
            reasons.add(Reasons.cutoff(cutoff, from, start));
        }
        if (ours != null && lastDay != null) {
            reasons.add(Reasons.rolled(lastDay, ours));
        }
        if (ours != null && given != null && term != null && term.differs(given, ours)) {
            reasons.add(Reasons.statedDiffers(given, ours));
        } else if (ours == null && given != null) {
            reasons.add(Reasons.statedOnly(given));
        }
    }

    private void explainRequest(long from, long asked, @Nullable Long due, int request) {
        if (due != null && asked > due) {
            reasons.add(Reasons.askedAfterDue(due));
        }
        if (request == 1 && knows(from) && knows(asked)) {
            int after = calendar.workingDaysBetween(LocalSeconds.day(from), LocalSeconds.day(asked));
            if (after > ASK_WITHIN) {
                reasons.add(Reasons.askedLate(after));
            }
        }
    }

    private boolean knows(long local) {
        int year = LocalSeconds.date(LocalSeconds.day(local)).getYear();
        return year >= calendar.firstYear() && year <= calendar.lastYear();
    }

    /** The due instant after the re-appointments decided in one run of the term. */
    private @Nullable Long extend(@Nullable Long due, long from, @Nullable Long until, boolean last) {
        Long moved = due;
        for (Extension extension : times.extensions()) {
            long decided = LocalSeconds.of(extension.decided());
            long to = rules.wholeDay(LocalSeconds.of(extension.due()));
            if (decided < from || (until != null && decided > until)) {
                continue;
            }
            Reason refused = refusal(extension, decided, to, moved);
            if (refused != null) {
                reasons.add(refused);
                continue;
            }
            extended = true;
            redated = last;
            if (moved != null) {
                reasons.add(Reasons.extended(moved, to));
                if (LocalSeconds.day(decided) == LocalSeconds.day(moved)) {
                    reasons.add(Reasons.extendedLastDay());
                }
            }
            moved = to;
        }
        return moved;
    }

    private @Nullable Reason refusal(Extension extension, long decided, long to, @Nullable Long due) {
        if (!extension.apology()) {
            return Reasons.extendedWithoutApology(to);
        }
        if (extended) {
            return Reasons.extendedTwice(to);
        }
        if (due != null && decided > due) {
            return Reasons.extendedAfterDue(to);
        }
        return due != null && to <= due ? Reasons.extendedNotLater(to) : null;
    }

    private Course waiting(Wait open) {
        Long due = legs.getLast().due();
        Standing standing;
        if (end == null) {
            reasons.add(Reasons.waiting(open.from()));
            standing = Standing.WAITING_FOR_CITIZEN;
        } else {
            reasons.add(Reasons.endedWaiting(open.from()));
            standing = Standings.finished(open.from(), due);
            reasons.add(Standings.reason(standing, open.from(), due, term, calendar));
        }
        return course(null, standing);
    }

    private Course settled() {
        Long due = legs.getLast().due();
        Wait pause = end == null && !waits.isEmpty() && waits.getLast().to() == null ? waits.getLast() : null;
        explainSuspensions();
        Standing standing;
        if (end != null) {
            standing = Standings.finished(end, due);
            reasons.add(Standings.reason(standing, end, due, term, calendar));
        } else {
            standing = Standings.running(pause == null ? now : pause.from(), due, rules, calendar);
            if (pause != null && standing != Standing.OVERDUE) {
                reasons.add(Standings.reason(Standing.SUSPENDED, now, due, term, calendar));
                return course(null, Standing.SUSPENDED);
            }
            reasons.add(Standings.reason(standing, now, due, term, calendar));
        }
        return course(due, standing);
    }

    private void explainSuspensions() {
        if (times.pauses().stream().anyMatch(pause -> pause.reason() == Pause.Reason.SUSPENSION)) {
            reasons.add(rules.suspensionStopsLegalClock() ? Reasons.suspensionStops() : Reasons.suspensionRuns());
        }
    }

    private Course course(@Nullable Long due, Standing standing) {
        TermUnit unit = term == null ? TermUnit.WORKING_DAY : term.unit();
        return new Course(legs, waits, end, end != null, due, standing, redated, term, unit, reasons);
    }
}

package vn.nhip.core.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.WorkCalendar;

/**
 * The one clock. Time, rules and calendar are parameters; instants are reckoned to the second, in Vietnam's time zone.
 *
 * <p>A term in days, months or years ends at 24:00 of its last day (Civil Code 2015, Điều 148): the due instant is the last second of
 * that day, 23:59:59, and a case that ends in that second is in time. A term in hours ends with its moment, which is in time too.
 */
public final class CaseClock {
    private CaseClock() {}

    /**
     * The due instant of a term that begins with the receipt at a start and never waits.
     *
     * @throws vn.nhip.core.calendar.UnknownYearException when it needs a year for which there is no calendar
     */
    public static Instant due(Instant start, Term term, DeadlineRules rules, WorkCalendar calendar) {
        return Instant.ofEpochSecond(dueSecond(start.getEpochSecond(), term, rules, calendar));
    }

    /** As {@link #due}, in seconds since 1970 of UTC: makes no object, for millions of cases. */
    public static long dueSecond(long startSecond, Term term, DeadlineRules rules, WorkCalendar calendar) {
        long start = TermCount.start(startSecond + WorkCalendar.OFFSET_SECONDS, rules, calendar);
        return TermCount.due(start, term, rules, calendar) - WorkCalendar.OFFSET_SECONDS;
    }

    /**
     * What one clock says of a case at an instant. What happened after that instant does not exist for it.
     *
     * @param legal the term of the procedure; {@code null} when not known: then only due dates that the source gave can be measured by
     * @throws vn.nhip.core.calendar.UnknownYearException when it needs a year for which there is no calendar
     */
    public static Reckoning reckon(
            ClockKind clock,
            CaseTimes times,
            @Nullable Term legal,
            DeadlineRules rules,
            WorkCalendar calendar,
            Instant asOf) {
        Course course = run(clock, times, legal, rules, calendar, asOf);
        long now = LocalSeconds.of(asOf);
        List<Reckoning.Reason> reasons = new ArrayList<>(course.reasons());
        reasons.addAll(doubts(course, calendar, now));
        return new Reckoning(
                clock,
                instant(course.due()),
                instant(course.end()),
                course.standing(),
                new Reckoning.Ledger(
                        course.term(),
                        consumed(course, rules, calendar, now),
                        instant(course.runningSince()),
                        course.waitedSeconds(now)),
                course.redated(),
                reasons);
    }

    /**
     * What became of every day, from the day of receipt to the day of the end; of a running case to the day of the instant, or to its due
     * day where that is later. Every day once, none when no clock runs.
     *
     * @throws vn.nhip.core.calendar.UnknownYearException when one of the days lies in a year for which there is no calendar
     */
    public static List<DayAccount> account(
            ClockKind clock,
            CaseTimes times,
            @Nullable Term legal,
            DeadlineRules rules,
            WorkCalendar calendar,
            Instant asOf) {
        Course course = run(clock, times, legal, rules, calendar, asOf);
        return new Account(course, times.asOf(asOf), rules, calendar, LocalSeconds.of(asOf)).days();
    }

    private static Course run(
            ClockKind clock,
            CaseTimes times,
            @Nullable Term legal,
            DeadlineRules rules,
            WorkCalendar calendar,
            Instant asOf) {
        return switch (clock) {
            case LEGAL -> new LegalClock(times, legal, rules, calendar, asOf).run();
            case PORTAL -> new PortalClock(times, legal, rules, calendar, asOf).run();
        };
    }

    private static @Nullable Instant instant(@Nullable Long local) {
        return local == null ? null : LocalSeconds.instant(local);
    }

    private static @Nullable Integer consumed(Course course, DeadlineRules rules, WorkCalendar calendar, long now) {
        Term term = course.term();
        if (term == null) {
            return null;
        }
        if (course.legs().isEmpty()) {
            return 0;
        }
        Course.Leg leg = course.legs().getLast();
        Long end = course.end();
        List<Wait> waits = new ArrayList<>(course.waits());
        waits.removeIf(wait -> wait.from() < leg.from());
        Long lastDay = leg.lastDay();
        if (lastDay != null) {
            // The days on which the last day rolls forward use nothing up.
            waits.add(new Wait(CaseTimes.Pause.Reason.SUSPENSION, LocalSeconds.endOf(lastDay), leg.due()));
            waits.sort(Comparator.comparingLong(Wait::from));
        }
        return TermCount.consumed(
                leg.start(), end == null ? now : end, term.unit(), rules, calendar, Standings.united(waits));
    }

    /** Days between receipt and due date or end whose holidays are not sure. */
    private static List<Reckoning.Reason> doubts(Course course, WorkCalendar calendar, long now) {
        if (course.legs().isEmpty() || course.term() == null) {
            return List.of();
        }
        List<Reckoning.Reason> doubts = new ArrayList<>();
        LocalDate from =
                LocalSeconds.date(LocalSeconds.day(course.legs().getFirst().from()));
        Long due = course.due();
        Long end = course.end();
        long last = Math.max(end == null ? now : end, due == null ? 0 : due);
        LocalDate to = LocalSeconds.date(LocalSeconds.day(last));
        List<CalendarDay> unverified = calendar.unverified(from, to);
        if (!unverified.isEmpty()) {
            doubts.add(Reasons.unverified(unverified));
        }
        for (int year = Math.max(from.getYear(), calendar.firstYear());
                year <= Math.min(to.getYear(), calendar.lastYear());
                year++) {
            if (!calendar.year(year).announced()) {
                doubts.add(Reasons.unannounced(calendar.year(year)));
            }
        }
        return doubts;
    }
}

package vn.nhip.core.deadline;

import java.time.Instant;
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
}

package vn.nhip.core.facts;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.CaseCounter.Span;

/** Calendar months in Vietnamese time, numbered from that of {@link Seconds#EPOCH}. */
public final class Months {
    private static final YearMonth FIRST =
            YearMonth.from(Instant.ofEpochSecond(Seconds.EPOCH).atZone(WorkCalendar.ZONE));

    /** The first second of every month that {@link Seconds} can tell. */
    private static final int[] STARTS = starts();

    private Months() {}

    private static int[] starts() {
        int months = 0;
        while (start(FIRST.plusMonths(months)).toEpochSecond() - Seconds.EPOCH < Seconds.NEVER) {
            months++;
        }
        int[] starts = new int[months];
        for (int month = 1; month < months; month++) {
            starts[month] = (int) (start(FIRST.plusMonths(month)).toEpochSecond() - Seconds.EPOCH);
        }
        return starts;
    }

    private static ZonedDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(WorkCalendar.ZONE);
    }

    /** The month in which an instant lies; the first for those before it. */
    public static int of(int seconds) {
        int found = Arrays.binarySearch(STARTS, seconds);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The number of a calendar month. */
    public static int of(YearMonth month) {
        return (int) FIRST.until(month, ChronoUnit.MONTHS);
    }

    /** The calendar month of a number. */
    public static YearMonth calendar(int month) {
        return FIRST.plusMonths(month);
    }

    /** The first second of a month. */
    static int start(int month) {
        return STARTS[month];
    }

    /** The last second of a month. */
    static int end(int month) {
        return month + 1 < STARTS.length ? STARTS[month + 1] - 1 : Seconds.NEVER - 1;
    }

    /** The whole of a month. */
    public static Span span(int month) {
        return new Span(start(month), end(month));
    }
}

package vn.nhip.simulator.story;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import vn.nhip.core.calendar.WorkCalendar;

/** The working days of a stretch of time, and instants in their office hours. */
public final class OfficeDays {
    private static final int DAY = WorkCalendar.SECONDS_OF_DAY;
    private static final int[] OPEN = {7 * 3600 + 1800, 11 * 3600 + 1800, 13 * 3600 + 1800, 17 * 3600};
    private static final int MORNING = OPEN[1] - OPEN[0];
    private static final int WHOLE = MORNING + OPEN[3] - OPEN[2];

    private final long[] days;

    /** The working days from a first to a last day, both included. */
    public OfficeDays(WorkCalendar calendar, LocalDate first, LocalDate last) {
        long[] found = new long[(int) (last.toEpochDay() - first.toEpochDay()) + 1];
        int n = 0;
        for (long day = first.toEpochDay(); day <= last.toEpochDay(); day++) {
            if (calendar.isWorking(day)) {
                found[n++] = day;
            }
        }
        days = Arrays.copyOf(found, n);
    }

    public int size() {
        return days.length;
    }

    /** The day at a position, in days since 1970. */
    public long day(int position) {
        return days[position];
    }

    /** The position of the first working day on or after a day; {@link #size} where there is none. */
    public int from(LocalDate day) {
        int found = Arrays.binarySearch(days, day.toEpochDay());
        return found >= 0 ? found : -found - 1;
    }

    /** The position of the last working day on or before an instant, in seconds since 1970; -1 where there is none. */
    public int upTo(long second) {
        long day = Math.floorDiv(second + WorkCalendar.OFFSET_SECONDS, (long) DAY);
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 2;
    }

    /** An instant in the office hours of a day, in seconds since 1970. */
    public long moment(int position, Dice dice) {
        int open = dice.below(WHOLE);
        return at(days[position], open < MORNING ? OPEN[0] + open : OPEN[2] + open - MORNING);
    }

    /** An instant of a day in Vietnam, in seconds since 1970. */
    public static long at(long epochDay, int secondOfDay) {
        return epochDay * DAY + secondOfDay - WorkCalendar.OFFSET_SECONDS;
    }

    /** The day of an instant in Vietnam. */
    public static LocalDate date(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, (long) DAY)
                + (Math.floorMod(second, (long) DAY) + WorkCalendar.OFFSET_SECONDS) / DAY);
    }

    /** The offset of Vietnam. */
    public static ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(WorkCalendar.OFFSET_SECONDS);
    }
}

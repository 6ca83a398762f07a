package vn.nhip.simulator.story;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.WorkCalendar;

/** The working days of a stretch of time, and instants in their office hours, as a calendar has them. */
public final class OfficeDays {
    private static final int DAY = WorkCalendar.SECONDS_OF_DAY;

    private final WorkCalendar calendar;
    private final long[] days;
    private final OfficeHours[] hours;

    /** The working days from a first to a last day, both included. */
    public OfficeDays(WorkCalendar calendar, LocalDate first, LocalDate last) {
        this.calendar = calendar;
        long[] found = new long[(int) (last.toEpochDay() - first.toEpochDay()) + 1];
        int n = 0;
        for (long day = first.toEpochDay(); day <= last.toEpochDay(); day++) {
            if (calendar.isWorking(day)) {
                found[n++] = day;
            }
        }
        days = Arrays.copyOf(found, n);
        hours = new OfficeHours[n];
        Arrays.setAll(hours, position -> calendar.hours(LocalDate.ofEpochDay(days[position])));
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
        OfficeHours open = hours[position];
        return at(days[position], open.secondAfterOpen(dice.below(open.openSeconds())));
    }

    /** The first instant by which the office has been open so many seconds since another, both in seconds since 1970. */
    public long after(long second, long openSeconds) {
        return calendar.plusOpenSeconds(second + WorkCalendar.OFFSET_SECONDS, openSeconds)
                - WorkCalendar.OFFSET_SECONDS;
    }

    /** The open seconds between two instants, in seconds since 1970. */
    public long open(long from, long to) {
        return calendar.openSecondsBetween(from + WorkCalendar.OFFSET_SECONDS, to + WorkCalendar.OFFSET_SECONDS);
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

package vn.nhip.simulator.trouble;

import java.time.LocalDate;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.simulator.story.OfficeDays;

/** When people are at work. */
final class Offices {
    static final int HOUR = 3600;
    static final int DAY = WorkCalendar.SECONDS_OF_DAY;
    /** In every office's hours, and three hours before the last of them. */
    private static final int AFTERNOON = 13 * HOUR + 1800;

    /** Of a day outside the calendar. */
    private static final OfficeHours USUAL = OfficeHours.of("08:00-12:00", "13:30-17:30");

    private static final int LONGEST_CLOSED = 30;

    private final WorkCalendar calendar;

    Offices(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The day of an instant in Vietnam, in days since 1970. */
    static long day(long second) {
        return Math.floorDiv(second + WorkCalendar.OFFSET_SECONDS, (long) DAY);
    }

    static int secondOfDay(long second) {
        return (int) Math.floorMod(second + WorkCalendar.OFFSET_SECONDS, (long) DAY);
    }

    /** A day outside the calendar is taken by its name: Monday to Friday. */
    boolean works(long day) {
        return calendar.covers(day) ? calendar.isWorking(day) : Math.floorMod(day + 3, 7L) < 5;
    }

    /** The last working day on or before a day. */
    long onOrBefore(long day) {
        return working(day, -1);
    }

    /** The first working day on or after a day. */
    long onOrAfter(long day) {
        return working(day, 1);
    }

    /** The n-th working day after a day; the day itself for 0. */
    long plus(long day, int n) {
        long at = day;
        for (int i = 0; i < n; i++) {
            at = onOrAfter(at + 1);
        }
        return at;
    }

    private long working(long day, int direction) {
        for (int i = 0; i < LONGEST_CLOSED; i++) {
            if (works(day + (long) direction * i)) {
                return day + (long) direction * i;
            }
        }
        return day;
    }

    /** Whether the counter is open. */
    boolean open(long second) {
        long day = day(second);
        int of = secondOfDay(second);
        OfficeHours hours = calendar.covers(day) ? calendar.hours(LocalDate.ofEpochDay(day)) : USUAL;
        return works(day) && hours.openSecondsBefore(of + 1) > hours.openSecondsBefore(of);
    }

    /** The instant itself where it is in office hours; else the afternoon of the working day on or before it. */
    long around(long second) {
        if (open(second)) {
            return second;
        }
        return OfficeDays.at(onOrBefore(day(second)), AFTERNOON + (int) Math.floorMod(second, 3L * HOUR));
    }
}

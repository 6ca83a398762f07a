package vn.nhip.core.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import vn.nhip.core.calendar.WorkCalendar;

/** Seconds since 1970 of Vietnam's local time: the whole clock reckons in them, to the second, as the portal does. */
final class LocalSeconds {
    private LocalSeconds() {}

    static long of(Instant instant) {
        return instant.getEpochSecond() + WorkCalendar.OFFSET_SECONDS;
    }

    static Instant instant(long local) {
        return Instant.ofEpochSecond(local - WorkCalendar.OFFSET_SECONDS);
    }

    static long day(long local) {
        return Math.floorDiv(local, (long) WorkCalendar.SECONDS_OF_DAY);
    }

    static int secondOfDay(long local) {
        return (int) Math.floorMod(local, (long) WorkCalendar.SECONDS_OF_DAY);
    }

    static long startOf(long day) {
        return day * WorkCalendar.SECONDS_OF_DAY;
    }

    /** 24:00 of the law: the last second of the day, so that the instant still lies on the day it ends. */
    static long endOf(long day) {
        return (day + 1) * WorkCalendar.SECONDS_OF_DAY - 1;
    }

    static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    static LocalDateTime dateTime(long local) {
        return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    }
}

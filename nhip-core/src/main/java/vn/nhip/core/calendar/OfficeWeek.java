package vn.nhip.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * The week of an office: a day of the week without hours is a day off. A Saturday worked in the morning counts as a whole working day.
 *
 * @param from first day it holds; the next week of the same calendar ends it
 * @param hours of the days that are worked
 */
public record OfficeWeek(LocalDate from, Map<DayOfWeek, OfficeHours> hours, String source) {

    public OfficeWeek {
        hours = Map.copyOf(hours);
        if (hours.values().stream().allMatch(OfficeHours::isClosed)) {
            throw new IllegalArgumentException("the week from " + from + " has no working day");
        }
    }

    OfficeHours on(DayOfWeek day) {
        return hours.getOrDefault(day, OfficeHours.CLOSED);
    }

    /** For a day off that is worked for once: as the first worked day of the week. */
    OfficeHours usual() {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!on(day).isClosed()) {
                return on(day);
            }
        }
        throw new IllegalStateException("a week without a working day");
    }
}

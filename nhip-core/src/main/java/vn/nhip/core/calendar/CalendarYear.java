package vn.nhip.core.calendar;

import java.util.List;

/**
 * What was announced for one year; every other day of it is a working day or a weekend.
 *
 * @param announced the notice of the year's holidays is known; {@code false}: days and swaps are expected, and may still change
 * @param source of the year as a whole
 * @param days the days that are not as the week has them
 */
public record CalendarYear(int year, boolean announced, String source, List<CalendarDay> days) {

    public CalendarYear {
        days = List.copyOf(days);
        for (CalendarDay day : days) {
            if (day.day().getYear() != year) {
                throw new IllegalArgumentException("the calendar of " + year + " speaks of " + day.day());
            }
        }
    }
}

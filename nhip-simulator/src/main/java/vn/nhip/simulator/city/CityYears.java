package vn.nhip.simulator.city;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.CalendarYear;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.definitions.Calendars;

/** Of which years a city can be, by the calendar that comes with the product. */
public final class CityYears {
    /** The public holidays whose day does not change (Bộ luật Lao động 2019, Điều 112). */
    private static final List<MonthDay> FIXED =
            List.of(MonthDay.of(1, 1), MonthDay.of(4, 30), MonthDay.of(5, 1), MonthDay.of(9, 2));

    /** How many years after a city's its longest cases reach. */
    static final int AFTER = 2;

    private CityYears() {}

    /** The first, of which the year before is known too: the backlog is from it. */
    public static int first() {
        return Calendars.bundled().firstYear() + 1;
    }

    /** The last. */
    public static int last() {
        return Calendars.bundled().lastYear();
    }

    /**
     * A calendar that reaches over the years after a city's, in which some of its cases end. Where such a year is not known yet, only the
     * holidays of fixed days are free in it: nothing of it is told, due days in it are.
     */
    static WorkCalendar reachingAfter(int year, WorkCalendar calendar) {
        List<CalendarYear> years = IntStream.rangeClosed(calendar.lastYear() + 1, year + AFTER)
                .mapToObj(CityYears::unknown)
                .toList();
        return years.isEmpty() ? calendar : calendar.withYears(years);
    }

    private static CalendarYear unknown(int year) {
        String source = "lịch mô phỏng: năm %d chưa có thông báo".formatted(year);
        List<CalendarDay> days =
                FIXED.stream().map(fixed -> holiday(fixed.atYear(year), source)).toList();
        return new CalendarYear(year, false, source, days);
    }

    private static CalendarDay holiday(LocalDate day, String source) {
        return new CalendarDay(day, CalendarDay.Kind.HOLIDAY, "Ngày lễ", "Public holiday", source, false);
    }
}

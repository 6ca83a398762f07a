package vn.nhip.core.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.CalendarDay.Kind;
import vn.nhip.core.calendar.CalendarYear;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.OfficeWeek;
import vn.nhip.core.calendar.WorkCalendar;

/** The years 2024 to 2027 with the days that the tests speak of, written down by hand from the notices. */
public final class SmallCalendar {
    public static final WorkCalendar VIETNAM =
            WorkCalendar.of("VN", List.of(year2024(), year2025(), year2026(), year2027()), List.of(week()));

    private SmallCalendar() {}

    private static OfficeWeek week() {
        Map<DayOfWeek, OfficeHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
                hours.put(day, OfficeHours.of("08:00-12:00", "13:30-17:30"));
            }
        }
        return new OfficeWeek(LocalDate.of(2015, 1, 1), hours, "test");
    }

    private static CalendarYear year2024() {
        List<CalendarDay> days = new ArrayList<>(holidays("2024-01-01", "2024-04-18", "2024-04-30", "2024-05-01"));
        days.addAll(holidays("2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14"));
        days.addAll(holidays("2024-09-02", "2024-09-03"));
        days.add(day("2024-04-29", Kind.SWAPPED_OFF, true));
        days.add(day("2024-05-04", Kind.SWAPPED_WORKING, true));
        return new CalendarYear(2024, true, "test", days);
    }

    private static CalendarYear year2025() {
        List<CalendarDay> days = new ArrayList<>(holidays("2025-01-01", "2025-04-07", "2025-04-30", "2025-05-01"));
        days.addAll(holidays("2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"));
        days.addAll(holidays("2025-09-01", "2025-09-02"));
        days.add(day("2025-05-02", Kind.SWAPPED_OFF, true));
        days.add(day("2025-04-26", Kind.SWAPPED_WORKING, true));
        return new CalendarYear(2025, true, "test", days);
    }

    private static CalendarYear year2026() {
        List<CalendarDay> days = new ArrayList<>(holidays("2026-01-01", "2026-04-26", "2026-04-30", "2026-05-01"));
        days.addAll(holidays("2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"));
        days.addAll(holidays("2026-09-01", "2026-09-02"));
        days.add(day("2026-04-27", Kind.IN_LIEU, true));
        days.add(day("2026-11-24", Kind.HOLIDAY, false));
        return new CalendarYear(2026, true, "test", days);
    }

    private static CalendarYear year2027() {
        return new CalendarYear(2027, false, "test", holidays("2027-01-01", "2027-04-30"));
    }

    private static List<CalendarDay> holidays(String... days) {
        return List.of(days).stream().map(day -> day(day, Kind.HOLIDAY, true)).toList();
    }

    private static CalendarDay day(String day, Kind kind, boolean verified) {
        return new CalendarDay(LocalDate.parse(day), kind, "ngày lễ " + day, "holiday " + day, "test", verified);
    }
}

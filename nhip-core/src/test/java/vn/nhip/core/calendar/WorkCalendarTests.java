package vn.nhip.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkCalendarTests {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final WorkCalendar CALENDAR = WorkCalendar.of(
            "T", List.of(year(2025, day("2025-05-01", CalendarDay.Kind.HOLIDAY)), year(2026)), List.of(week()));

    private static OfficeWeek week() {
        Map<DayOfWeek, OfficeHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            hours.put(day, OfficeHours.of("08:00-12:00", "13:30-17:30"));
        }
        return new OfficeWeek(FIRST, hours, "test");
    }

    private static CalendarDay day(String day, CalendarDay.Kind kind) {
        return new CalendarDay(LocalDate.parse(day), kind, "lễ", "holiday", "test", true);
    }

    private static CalendarYear year(int year, CalendarDay... days) {
        return new CalendarYear(year, true, "test", List.of(days));
    }

    @Property
    void countsWorkingDaysAsOneWhoWalks(
            @ForAll @IntRange(min = 60, max = 600) int start, @ForAll @IntRange(min = -20, max = 20) int n) {
        LocalDate from = FIRST.plusDays(start);
        LocalDate day = from;
        for (int left = Math.abs(n); left > 0; ) {
            day = day.plusDays(n > 0 ? 1 : -1);
            left -= CALENDAR.at(day).kind().isWorking() ? 1 : 0;
        }
        assertThat(CALENDAR.plusWorkingDays(from, n)).isEqualTo(day);
        if (n >= 0) {
            assertThat(CALENDAR.workingDaysBetween(from, day)).isEqualTo(n);
        }
    }

    @Property
    void openSecondsGoThereAndBack(
            @ForAll @IntRange(min = 0, max = 20_000_000) int start,
            @ForAll @IntRange(min = 1, max = 2_000_000) int open) {
        long from = FIRST.toEpochDay() * WorkCalendar.SECONDS_OF_DAY + start;
        long to = CALENDAR.plusOpenSeconds(from, open);
        assertThat(CALENDAR.openSecondsBetween(from, to)).isEqualTo(open);
        assertThat(CALENDAR.openSecondsBetween(from, to - 1)).isEqualTo(open - 1);
    }

    @Test
    void isClosedWhereNothingIsWorked() {
        assertThat(CALENDAR.hours(LocalDate.of(2025, 5, 1)).isClosed()).isTrue();
        assertThat(CALENDAR.hours(LocalDate.of(2025, 5, 2)).isClosed()).isTrue();
        assertThat(CALENDAR.hours(LocalDate.of(2025, 5, 5))).hasToString("08:00-12:00, 13:30-17:30");
        assertThat(CALENDAR.at(LocalDate.of(2025, 5, 2)).kind()).isEqualTo(CalendarDay.Kind.WEEKEND);
    }

    @Test
    void laysAnAgencysDaysOverTheCountrys() {
        LocalDate anniversary = LocalDate.of(2025, 5, 5);
        WorkCalendar own = CALENDAR.with("A", List.of(day("2025-05-05", CalendarDay.Kind.HOLIDAY)), List.of());
        assertThat(own.isWorking(anniversary)).isFalse();
        assertThat(own.isWorking(LocalDate.of(2025, 5, 1))).isFalse();
        assertThat(CALENDAR.isWorking(anniversary)).isTrue();
    }

    @Test
    void holdsAWeekFromItsFirstDayOn() {
        OfficeWeek later = new OfficeWeek(
                LocalDate.of(2025, 6, 1), Map.of(DayOfWeek.SATURDAY, OfficeHours.of("08:00-12:00")), "test");
        WorkCalendar own = CALENDAR.with("A", List.of(), List.of(later));
        assertThat(own.isWorking(LocalDate.of(2025, 5, 31))).isFalse();
        assertThat(own.isWorking(LocalDate.of(2025, 5, 29))).isTrue();
        assertThat(own.isWorking(LocalDate.of(2025, 6, 7))).isTrue();
        assertThat(own.isWorking(LocalDate.of(2025, 6, 5))).isFalse();
    }

    @Test
    void refusesDataThatDoesNotFitTogether() {
        assertThatThrownBy(() -> WorkCalendar.of("T", List.of(year(2025), year(2027)), List.of(week())))
                .hasMessage("calendar T lacks the year 2026");
        assertThatThrownBy(() -> WorkCalendar.of("T", List.of(year(2025), year(2025)), List.of(week())))
                .hasMessage("calendar T has the year 2025 twice");
        assertThatThrownBy(() -> WorkCalendar.of("T", List.of(year(2024)), List.of(week())))
                .hasMessage("calendar T has no office hours on 2024-01-01");
        assertThatThrownBy(() -> year(2026, day("2025-05-05", CalendarDay.Kind.HOLIDAY)))
                .hasMessage("the calendar of 2026 speaks of 2025-05-05");
        assertThatThrownBy(() -> new OfficeWeek(FIRST, Map.of(), "test")).hasMessageContaining("no working day");
        assertThatThrownBy(() -> CALENDAR.year(2024)).isInstanceOf(UnknownYearException.class);
    }

    @Test
    void readsOfficeHoursAsTheyAreWritten() {
        assertThat(OfficeHours.of()).isEqualTo(OfficeHours.CLOSED);
        assertThat(OfficeHours.of("00:00-24:00").openSeconds()).isEqualTo(86400);
        assertThat(OfficeHours.of("07:30-11:30", "13:00-16:30").intervals())
                .containsExactly("07:30-11:30", "13:00-16:30");
        assertThat(OfficeHours.of("07:30-11:30").openSecondsBefore(8 * 3600)).isEqualTo(1800);
        assertThatThrownBy(() -> OfficeHours.of("08:00-12:00", "11:00-13:00"))
                .hasMessageContaining("after the interval before has closed");
        assertThatThrownBy(() -> OfficeHours.of("0800")).hasMessage("office hours 0800, expected 08:00-12:00");
        assertThatThrownBy(() -> OfficeHours.of("8-12")).hasMessage("office hours 8-12, expected 08:00-12:00");
        assertThatThrownBy(() -> OfficeHours.of("12:00-08:00")).hasMessageContaining("a closing after the opening");
    }
}

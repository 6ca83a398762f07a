package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.CalendarDay.Kind;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;

class CalendarsTests {
    private final WorkCalendar calendar = Calendars.bundled();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void shipsTheYears2015To2027() {
        assertThat(calendar.firstYear()).isEqualTo(2015);
        assertThat(calendar.lastYear()).isEqualTo(2027);
        assertThat(calendar.year(2026).announced()).isTrue();
        assertThat(calendar.year(2027).announced()).isFalse();
    }

    @Test
    void everyHolidayHasBothNamesAndASource() {
        for (int year = 2015; year <= 2027; year++) {
            assertThat(calendar.year(year).days()).hasSizeGreaterThan(10).allSatisfy(day -> {
                assertThat(day.name()).isNotBlank();
                assertThat(day.nameEnglish()).isNotBlank();
                assertThat(day.source()).isNotBlank();
            });
        }
    }

    /** Working days per year, counted by hand from the notices: weekdays less holidays on weekdays, worked Saturdays added. */
    @Test
    void hasTheWorkingDaysOfTheYear() {
        assertThat(calendar.workingDaysBetween(day("2024-12-31"), day("2025-12-31")))
                .isEqualTo(250);
        assertThat(calendar.workingDaysBetween(day("2023-12-31"), day("2024-12-31")))
                .isEqualTo(251);
        assertThat(calendar.workingDaysBetween(day("2022-12-31"), day("2023-12-31")))
                .isEqualTo(249);
    }

    @Test
    void restsAtTet2026ForNineDaysOnEnd() {
        for (LocalDate day = day("2026-02-14"); day.isBefore(day("2026-02-23")); day = day.plusDays(1)) {
            assertThat(calendar.isWorking(day)).as(day.toString()).isFalse();
        }
        assertThat(calendar.plusWorkingDays(day("2026-02-13"), 1)).isEqualTo("2026-02-23");
        assertThat(calendar.at(day("2026-02-17")).name()).contains("mùng 1");
    }

    @Test
    void worksOnSaturdayWhereADayWasSwapped() {
        assertThat(calendar.at(day("2025-05-02")).kind()).isEqualTo(Kind.SWAPPED_OFF);
        assertThat(calendar.at(day("2025-04-26")).kind()).isEqualTo(Kind.SWAPPED_WORKING);
        assertThat(calendar.hours(day("2025-04-26"))).isEqualTo(OfficeHours.of("08:00-12:00", "13:30-17:30"));
        assertThat(calendar.isWorking(day("2024-05-04"))).isTrue();
        assertThat(calendar.isWorking(day("2024-04-29"))).isFalse();
        assertThat(calendar.isWorking(day("2026-01-10"))).isTrue();
        assertThat(calendar.isWorking(day("2026-08-22"))).isTrue();
        assertThat(calendar.plusWorkingDays(day("2026-08-28"), 1)).isEqualTo("2026-09-03");
    }

    @Test
    void saysWhichDaysItIsNotSureOf() {
        assertThat(calendar.unverified(day("2026-01-01"), day("2026-12-31")))
                .singleElement()
                .satisfies(day -> assertThat(day.day()).isEqualTo("2026-11-24"));
        assertThat(calendar.unverified(day("2026-01-01"), day("2026-11-23"))).isEmpty();
    }

    @Test
    void answersForNoYearItHasNoDataOf() {
        assertThatThrownBy(() -> calendar.plusWorkingDays(day("2027-12-30"), 5))
                .isInstanceOf(UnknownYearException.class)
                .hasMessageContaining("2028");
        assertThatThrownBy(() -> calendar.isWorking(day("2014-12-31")))
                .isInstanceOf(UnknownYearException.class)
                .hasMessageContaining("2014");
    }

    @Test
    void takesAYearFromAnOperator() {
        Calendars with = Calendars.read(Map.of("2028.yaml", """
                calendar: VN
                year: 2028
                source: Thông báo thử nghiệm
                days:
                  - {date: 2028-01-03, kind: in_lieu, name: Nghỉ bù, name_en: In lieu, source: Thông báo thử nghiệm}
                """));
        assertThat(with.country().lastYear()).isEqualTo(2028);
        assertThat(with.country().isWorking(day("2028-01-03"))).isFalse();
        assertThat(with.country().isWorking(day("2028-01-04"))).isTrue();
    }

    @Test
    void letsAnAgencyWorkSaturdayMornings() {
        Calendars with = Calendars.read(Map.of("h99.yaml", """
                calendar: H99-sang-thu-bay
                source: Quyết định thử nghiệm
                agencies: [H99.1, H99.2]
                weeks:
                  - from: 2026-03-01
                    source: Quyết định thử nghiệm
                    monday: ["07:30-11:30", "13:00-17:00"]
                    saturday: ["07:30-11:30"]
                """));
        WorkCalendar own = with.of("H99.1.7");
        assertThat(own.code()).isEqualTo("H99-sang-thu-bay");
        assertThat(own.isWorking(day("2026-03-07"))).isTrue();
        assertThat(own.hours(day("2026-03-07")).openSeconds()).isEqualTo(4 * 3600);
        assertThat(own.isWorking(day("2026-02-28"))).isFalse();
        assertThat(own.isWorking(day("2026-03-03")))
                .as("a Tuesday without hours")
                .isFalse();
        assertThat(with.of("H99.3")).isSameAs(with.country());
        assertThat(with.of(null)).isSameAs(with.country());
        assertThat(with.agencies()).containsExactly("H99.1", "H99.2");
    }

    @Test
    void reportsEveryMistakeWithItsLine() {
        Map<String, String> file = Map.of("bad.yaml", """
                calendar: VN
                year: 2028
                announced: perhaps
                source: x
                holidays: []
                days:
                  - {date: 2028-01-03, kind: holyday, name: a, name_en: b, source: c}
                  - {date: 2028-01-03, kind: holiday, name: a, name_en: b, source: c}
                  - {date: 03/01/2028, kind: holiday, name: a, name_en: b, source: c}
                  - {date: 2027-01-04, kind: holiday, name: a, source: c}
                weeks:
                  - from: 2028-01-01
                    source: x
                    monday: ["08:00-07:00"]
                    tuesday: [8-12]
                """);
        assertThatThrownBy(() -> Calendars.read(file))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("bad.yaml:3: announced: perhaps, expected true or false")
                .hasMessageContaining("bad.yaml:5: unknown key holidays in calendar")
                .hasMessageContaining("bad.yaml:7: kind: holyday, expected one of working, weekend, holiday")
                .hasMessageContaining("bad.yaml:8: the day 2028-01-03 as in line 7, expected every day once")
                .hasMessageContaining("bad.yaml:9: date: 03/01/2028, expected a date, YYYY-MM-DD")
                .hasMessageContaining("bad.yaml:10: day without name_en, expected the key name_en")
                .hasMessageContaining("bad.yaml:10: the day 2027-01-04, expected a day of the year 2028")
                .hasMessageContaining("bad.yaml:14: monday: 08:00-07:00, expected hours in order")
                .hasMessageContaining("bad.yaml:15: tuesday: 8-12, expected hours in order");
    }

    @Test
    void refusesAYearThatLeavesAGap() {
        assertThatThrownBy(() -> Calendars.read(Map.of("2030.yaml", "calendar: VN\nyear: 2030\nsource: x\n")))
                .hasMessage("2030.yaml:2: year 2030, expected the year 2028 as well: no year may be missing");
    }

    @Test
    void refusesAnAgencysDayOutsideTheYears() {
        assertThatThrownBy(() -> Calendars.read(Map.of("a.yaml", """
                        calendar: H99
                        source: x
                        agencies: [H99]
                        days:
                          - {date: 2031-05-05, kind: holiday, name: a, name_en: b, source: c}
                        """)))
                .hasMessage(
                        "a.yaml:5: the day 2031-05-05, expected a day from 2015 to 2027, or a calendar of that year");
    }
}

package vn.nhip.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.definitions.Calendars;

class OfficeDaysTests {
    private static final LocalDate NEW_YEARS_DAY = LocalDate.of(2026, 1, 1);
    private final WorkCalendar calendar = Calendars.bundled();
    private final OfficeDays year = new OfficeDays(calendar, NEW_YEARS_DAY, LocalDate.of(2026, 12, 31));

    private LocalDate day(int position) {
        return LocalDate.ofEpochDay(year.day(position));
    }

    private static ZonedDateTime inVietnam(long second) {
        return Instant.ofEpochSecond(second).atZone(WorkCalendar.ZONE);
    }

    @Test
    void aYearsDaysAreTheWorkingDaysOfTheCalendar() {
        long[] working = NEW_YEARS_DAY
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(calendar::isWorking)
                .mapToLong(LocalDate::toEpochDay)
                .toArray();

        assertThat(IntStream.range(0, year.size()).mapToLong(year::day).toArray())
                .isEqualTo(working);
    }

    /** Tết of 2026: 14 to 22 February. */
    @Test
    void afterTheLastDayBeforeTetComesTheFirstDayAfterIt() {
        int before = year.from(LocalDate.of(2026, 2, 13));

        assertThat(day(before)).isEqualTo(LocalDate.of(2026, 2, 13));
        assertThat(day(before + 1)).isEqualTo(LocalDate.of(2026, 2, 23));
        for (LocalDate tet = LocalDate.of(2026, 2, 14);
                tet.isBefore(LocalDate.of(2026, 2, 23));
                tet = tet.plusDays(1)) {
            assertThat(year.from(tet)).isEqualTo(before + 1);
            assertThat(year.upTo(OfficeDays.at(tet.toEpochDay(), 12 * 3600))).isEqualTo(before);
        }
    }

    /** Monday 31 August is off, Saturday 22 August is worked for it. */
    @Test
    void theSwappedSaturdayIsADayOfOffice() {
        assertThat(day(year.from(LocalDate.of(2026, 8, 22)))).isEqualTo(LocalDate.of(2026, 8, 22));
        assertThat(day(year.from(LocalDate.of(2026, 8, 23)))).isEqualTo(LocalDate.of(2026, 8, 24));
        assertThat(day(year.from(LocalDate.of(2026, 8, 31)))).isEqualTo(LocalDate.of(2026, 9, 3));
    }

    @Test
    void pastBothEndsThereIsNoDay() {
        assertThat(year.from(LocalDate.of(2027, 1, 1))).isEqualTo(year.size());
        assertThat(year.upTo(OfficeDays.at(NEW_YEARS_DAY.toEpochDay(), 0))).isEqualTo(-1);
        assertThat(year.from(LocalDate.of(2025, 6, 1))).isZero();
        assertThat(year.upTo(OfficeDays.at(LocalDate.of(2028, 1, 1).toEpochDay(), 0)))
                .isEqualTo(year.size() - 1);
    }

    @Test
    void aDayBeginsAtMidnightInVietnam() {
        int position = year.from(LocalDate.of(2026, 8, 12));
        long midnight = OfficeDays.at(year.day(position), 0);

        assertThat(Instant.ofEpochSecond(midnight)).isEqualTo(Instant.parse("2026-08-11T17:00:00Z"));
        assertThat(year.upTo(midnight)).isEqualTo(position);
        assertThat(year.upTo(midnight - 1)).isEqualTo(position - 1);
        assertThat(OfficeDays.date(midnight)).isEqualTo(LocalDate.of(2026, 8, 12));
        assertThat(OfficeDays.date(midnight - 1)).isEqualTo(LocalDate.of(2026, 8, 11));
        assertThat(OfficeDays.date(-1)).isEqualTo(LocalDate.of(1970, 1, 1));
        assertThat(OfficeDays.date(-7 * 3600 - 1)).isEqualTo(LocalDate.of(1969, 12, 31));
    }

    @Test
    void momentsAreInTheOfficeHoursOfTheirDay() {
        Dice dice = new Dice(1);
        int morning = 0;
        for (int i = 0; i < 5_000; i++) {
            int position = dice.below(year.size());
            ZonedDateTime moment = inVietnam(year.moment(position, dice));
            LocalTime time = moment.toLocalTime();
            boolean early = !time.isBefore(LocalTime.of(8, 0)) && !time.isAfter(LocalTime.of(12, 0));
            boolean later = !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(17, 30));
            assertThat(moment.toLocalDate()).isEqualTo(day(position));
            assertThat(early || later).as("%s", time).isTrue();
            morning += early ? 1 : 0;
        }
        assertThat(morning / 5_000.0).isBetween(0.46, 0.54);
    }

    @Test
    void onlyOpenHoursPass() {
        long evening = second("2026-02-13T20:00");
        long noon = second("2026-08-12T11:30");

        assertThat(inVietnam(year.after(evening, 3_600)).toString()).startsWith("2026-02-23T09:00");
        assertThat(inVietnam(year.after(noon, 3_600)).toString()).startsWith("2026-08-12T14:00");
        assertThat(year.open(evening, second("2026-02-23T09:00"))).isEqualTo(3_600);
        assertThat(year.open(noon, second("2026-08-13T08:00"))).isEqualTo(4 * 3_600 + 1_800);
    }

    private static long second(String local) {
        return LocalDateTime.parse(local).toEpochSecond(OfficeDays.offset());
    }
}

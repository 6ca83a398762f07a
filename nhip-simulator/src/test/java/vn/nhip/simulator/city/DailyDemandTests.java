package vn.nhip.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.definitions.Calendars;

class DailyDemandTests {
    private static final int YEAR = 2026;
    private final WorkCalendar calendar = Calendars.bundled();
    private final CityScenario hanoi = CityScenario.bundled("hanoi");
    private final DailyDemand demand = new DailyDemand(YEAR, hanoi.cases(), hanoi.demand(), calendar);

    private double average(Predicate<LocalDate> days) {
        return LocalDate.of(YEAR, 1, 1)
                .datesUntil(LocalDate.of(YEAR + 1, 1, 1))
                .filter(days)
                .mapToInt(demand::on)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 364, 365, 1_000, 99_991, 3_000_000, 1_000_000_000})
    void theDaysAddUpToTheYearsCases(long cases) {
        DailyDemand some = new DailyDemand(YEAR, cases, hanoi.demand(), calendar);

        assertThat(LocalDate.of(YEAR, 1, 1)
                        .datesUntil(LocalDate.of(YEAR + 1, 1, 1))
                        .mapToLong(some::on)
                        .peek(n -> assertThat(n).isNotNegative())
                        .sum())
                .isEqualTo(cases);
    }

    @Test
    void aLeapYearAddsUpToo() {
        DailyDemand leap = new DailyDemand(2024, 10_000, hanoi.demand(), calendar);

        assertThat(LocalDate.of(2024, 1, 1)
                        .datesUntil(LocalDate.of(2025, 1, 1))
                        .mapToLong(leap::on)
                        .sum())
                .isEqualTo(10_000);
    }

    @Test
    void outsideTheYearNothingComes() {
        assertThat(demand.on(LocalDate.of(YEAR - 1, 12, 31))).isZero();
        assertThat(demand.on(LocalDate.of(YEAR + 1, 1, 1))).isZero();
    }

    @Test
    void mondayIsBusierThanFriday() {
        double monday = average(day -> calendar.isWorking(day) && day.getDayOfWeek() == DayOfWeek.MONDAY);
        double friday = average(day -> calendar.isWorking(day) && day.getDayOfWeek() == DayOfWeek.FRIDAY);

        assertThat(monday / friday).isBetween(1.25 / 0.9 * 0.93, 1.25 / 0.9 * 1.07);
    }

    @Test
    void onDaysWithoutOfficeLittleComes() {
        double open = average(calendar::isWorking);
        double closed = average(day -> !calendar.isWorking(day));

        assertThat(closed / open).isBetween(0.03, 0.07);
        assertThat(closed).isPositive();
    }

    @Test
    void aWorkedSaturdayIsLikeAFriday() {
        int friday = demand.on(LocalDate.of(YEAR, 8, 21));

        assertThat(demand.on(LocalDate.of(YEAR, 8, 22))).isBetween(friday - 1, friday + 1);
    }

    /** Tết of 2026: 14 to 22 February. */
    @Test
    void aroundTetItIsQuiet() {
        int weekBefore = demand.on(LocalDate.of(YEAR, 2, 4));
        int justBefore = demand.on(LocalDate.of(YEAR, 2, 11));
        int justAfter = demand.on(LocalDate.of(YEAR, 2, 25));
        int tet = demand.on(LocalDate.of(YEAR, 2, 17));

        assertThat((double) justBefore / weekBefore).isBetween(0.44, 0.46);
        assertThat((double) justAfter / weekBefore).isBetween(0.44, 0.46);
        assertThat(tet).isLessThan(justBefore / 5);
        assertThat(demand.on(LocalDate.of(YEAR, 4, 22)))
                .as("other holidays do not quiet the days around them")
                .isGreaterThan(weekBefore);
    }
}

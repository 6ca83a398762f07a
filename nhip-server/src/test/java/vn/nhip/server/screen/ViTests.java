package vn.nhip.server.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Period;

class ViTests {

    @Test
    void writesPointsWithTwoDecimalsAndComma() {
        assertThat(Vi.points(8.24)).isEqualTo("8,24");
        assertThat(Vi.points(20.0)).isEqualTo("20,00");
        assertThat(Vi.points(1234.5)).isEqualTo("1.234,50");
        assertThat(Vi.points(-2.5)).isEqualTo("−2,50");
        assertThat(Vi.points(5.925)).as("binary value below the tie").isEqualTo("5,92");
        assertThat(Vi.points(-0.001)).isEqualTo("0,00");
    }

    @Test
    void neverShowsNothingAsZero() {
        assertThat(Vi.points(null)).isEqualTo("–");
        assertThat(Vi.count((Long) null)).isEqualTo("–");
        assertThat(Vi.percent(null)).isEqualTo("–");
        assertThat(Vi.change(null)).isEqualTo("–");
        assertThat(Vi.gain(null)).isEqualTo("–");
    }

    @Test
    void writesCountsWithDots() {
        assertThat(Vi.count(184_503L)).isEqualTo("184.503");
        assertThat(Vi.count(-12)).isEqualTo("−12");
    }

    @Test
    void writesChangesWithTheirSign() {
        assertThat(Vi.change(0.11)).isEqualTo("+0,11");
        assertThat(Vi.change(-3.2)).isEqualTo("−3,20");
        assertThat(Vi.change(0.001)).isEqualTo("0,00");
        assertThat(Vi.change(-0.001)).isEqualTo("0,00");
    }

    @Test
    void saysThatASmallGainIsNotNothing() {
        assertThat(Vi.gain(0.0004)).isEqualTo("dưới 0,01");
        assertThat(Vi.gain(0.0)).isEqualTo("0,00");
        assertThat(Vi.exact(0.01207)).isEqualTo("0,01207");
    }

    @Test
    void writesRatiosAsPercentages() {
        assertThat(Vi.percent(0.7838)).isEqualTo("78,38\u00a0%");
        assertThat(Vi.target(0.8)).isEqualTo("80\u00a0%");
    }

    @Test
    void keepsTheOffsetThatTheSourceWrote() {
        assertThat(Vi.instant(OffsetDateTime.parse("2026-09-26T18:14:00Z")))
                .isEqualTo("18:14 ngày 26/09/2026 (giờ UTC)");
        assertThat(Vi.instant(OffsetDateTime.parse("2026-09-26T18:14:00+07:00")))
                .isEqualTo("18:14 ngày 26/09/2026");
        assertThat(Vi.instant(OffsetDateTime.parse("2026-09-26T18:14:00-05:00")))
                .isEqualTo("18:14 ngày 26/09/2026 (giờ UTC-05:00)");
    }

    @Test
    void writesDatesAndPeriods() {
        assertThat(Vi.date(LocalDate.of(2026, 8, 1))).isEqualTo("01/08/2026");
        assertThat(Vi.period(Period.month(2026, 8))).isEqualTo("tháng 8/2026");
        assertThat(Vi.period(Period.parse("2026-Q3").orElseThrow())).isEqualTo("quý III/2026");
        assertThat(Vi.period(Period.parse("2026").orElseThrow())).isEqualTo("năm 2026");
    }

    @Test
    void writesWidthsAsSvgTakesThem() {
        assertThat(Vi.width(8.24, 22)).isEqualTo("37.45%");
        assertThat(Vi.width(30, 22)).isEqualTo("100%");
        assertThat(Vi.width(1, 0)).isEqualTo("0%");
    }
}

package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTests {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private final DateFormats usual = new DateFormats(DateFormats.USUAL, VIETNAM);

    @ParameterizedTest
    @CsvSource({
        "02/03/2026, 2026-03-01T17:00:00Z",
        "2/3/2026, 2026-03-01T17:00:00Z",
        "02/03/2026 08:15, 2026-03-02T01:15:00Z",
        "2/3/2026 8:15, 2026-03-02T01:15:00Z",
        "02/03/2026 08:15:30, 2026-03-02T01:15:30Z",
        "2026-03-02, 2026-03-01T17:00:00Z",
        "2026-03-02 08:15:30, 2026-03-02T01:15:30Z",
        "2026-03-02T08:15:30, 2026-03-02T01:15:30Z",
        "2026-03-02T08:15:30.123, 2026-03-02T01:15:30.123Z",
        "2026-03-02T08:15:30+01:00, 2026-03-02T07:15:30Z",
        "2026-03-02T08:15:30Z, 2026-03-02T08:15:30Z",
        "20260302081530, 2026-03-02T01:15:30Z",
        "29/02/2024, 2024-02-28T17:00:00Z"
    })
    void readsTheUsualOnes(String text, String instant) {
        assertThat(Objects.requireNonNull(usual.read(text)).instant()).hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2026",
                "29/02/2026",
                "13/13/2026",
                "02/03/26",
                "02/03/2026 25:00",
                "hôm qua",
                "2026",
                "46083",
                "02/03/1899",
                "01/01/0001",
                "02/03/2201",
                "02/03/2026x",
                "x02/03/2026",
                "20260302",
                "2026-02-30T08:00:00Z",
                "２０２６-03-02"
            })
    void readsNothingElse(String text) {
        assertThat(usual.read(text)).isNull();
    }

    @Test
    void serialNumbersOfSpreadsheetsAreReadWhenTheMappingSaysSo() {
        DateFormats excel = new DateFormats(List.of("excel"), VIETNAM);

        assertThat(Objects.requireNonNull(excel.read("46083")).instant()).hasToString("2026-03-01T17:00:00Z");
        assertThat(Objects.requireNonNull(excel.read("46083.34375")).instant()).hasToString("2026-03-02T01:15:00Z");
        assertThat(excel.read("0")).isNull();
        assertThat(excel.read("20260302081530")).isNull();
        assertThat(excel.read("1.2.3")).isNull();
    }

    @Test
    void aDueDayEndsWithTheDay() {
        assertThat(Objects.requireNonNull(usual.read("09/03/2026")).end()).hasToString("2026-03-09T16:59:59Z");
        assertThat(Objects.requireNonNull(usual.read("09/03/2026 10:00")).end()).hasToString("2026-03-09T03:00:00Z");
    }

    @Test
    void midnightMayStandForTheDay() {
        ReadTime midnight = Objects.requireNonNull(usual.read("2026-03-09T00:00:00+01:00"));

        assertThat(midnight.end()).hasToString("2026-03-08T23:00:00Z");
        assertThat(midnight.orDay().end()).hasToString("2026-03-09T22:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ngày", "yyyy", "dd/MM/yyyy GG", "HH:mm", ""})
    void whatIsNoFormatIsRefused(String name) {
        assertThatThrownBy(() -> new DateFormats(List.of(name), VIETNAM)).isInstanceOf(IllegalArgumentException.class);
    }
}

package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.deadline.DayAccount.Kind;

class StripTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 9);

    @Test
    void drawsWholeWeeksFromMondayToSunday() {
        Strip strip = Strip.of(days(MONDAY.plusDays(2), 5, day -> Kind.COUNTED), List.of());

        assertThat(strip.pieces()).hasSize(1);
        assertThat(strip.pieces().getFirst().week()).hasSize(7).first().satisfies(day -> {
            assertThat(day.date()).isEqualTo(MONDAY);
            assertThat(day.weekday()).isEqualTo("T2");
            assertThat(day.label()).isEqualTo("9/2");
            assertThat(day.isShown()).isFalse();
        });
        assertThat(strip.days()).hasSize(5);
        assertThat(strip.isShort()).isTrue();
    }

    @Test
    void putsBothClocksBesideEachOtherDayByDay() {
        Strip strip = Strip.of(days(MONDAY, 3, day -> Kind.COUNTED), days(MONDAY.plusDays(1), 4, day -> Kind.LATE));

        assertThat(strip.days()).hasSize(5);
        assertThat(strip.days().getFirst().portal()).isNull();
        assertThat(strip.days().getLast().legal()).isNull();
        assertThat(Strip.css(strip.days().getFirst().portal())).isEqualTo("day none");
        assertThat(strip.has(Kind.LATE)).isTrue();
        assertThat(strip.has(Kind.WAITING)).isFalse();
    }

    @Test
    void tellsTheDullWeeksOfALongCaseInOneLine() {
        List<DayAccount> waits =
                days(MONDAY, 7 * 40, day -> day.isBefore(MONDAY.plusWeeks(5)) ? Kind.COUNTED : Kind.WAITING);

        Strip strip = Strip.of(waits, waits);

        assertThat(strip.pieces().size()).isLessThan(14);
        assertThat(strip.pieces()).extracting(Strip.Piece::gap).anySatisfy(gap -> {
            assertThat(gap).isNotNull();
            assertThat(gap.words()).contains("chờ bổ sung").contains("luật").contains("Cổng");
        });
        assertThat(strip.days()).as("the table leaves nothing out").hasSize(7 * 40);
        assertThat(strip.isShort()).isFalse();
    }

    @Test
    void neverLeavesOutTheDueDay() {
        LocalDate due = MONDAY.plusWeeks(20).plusDays(2);
        List<DayAccount> account = MONDAY.datesUntil(MONDAY.plusWeeks(40))
                .map(day -> new DayAccount(day, Kind.COUNTED, 1, day.equals(due), "counts", "tính"))
                .toList();

        Strip strip = Strip.of(account, List.of());

        assertThat(strip.pieces().stream().flatMap(piece -> piece.week().stream()))
                .extracting(Strip.Day::date)
                .contains(due, MONDAY, MONDAY.plusWeeks(40).minusDays(1));
    }

    @Test
    void isEmptyWithoutDays() {
        assertThat(Strip.of(List.of(), List.of()).isEmpty()).isTrue();
    }

    private static List<DayAccount> days(LocalDate from, int number, Function<LocalDate, Kind> kind) {
        return from.datesUntil(from.plusDays(number))
                .map(day -> new DayAccount(
                        day,
                        day.getDayOfWeek() == DayOfWeek.SUNDAY ? Kind.OFF : kind.apply(day),
                        null,
                        false,
                        "because",
                        "vì thế"))
                .toList();
    }
}

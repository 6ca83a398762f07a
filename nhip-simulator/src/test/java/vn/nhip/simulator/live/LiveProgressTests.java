package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveProgressTests {
    private static final long NOON = Instant.parse("2026-03-05T05:00:00Z").getEpochSecond();

    private static LiveState state(double factor, boolean held, @Nullable String trouble) {
        return new LiveState(
                new Tally(240_000, 0, 9_000, 1_000, 500, 3, 0),
                250_000,
                NOON,
                factor,
                3,
                8,
                false,
                false,
                held,
                trouble);
    }

    @Test
    void aLineSaysHowMuchHowFastWhenAndHowLong() {
        LiveOptions.Extent extent = new LiveOptions.Extent(1_000_000L, NOON + 86_400);
        assertThat(LiveProgress.line(state(1_000, false, null), extent, 2_500))
                .isEqualTo(
                        "250.000/1.000.000 sự kiện (25%), 2.500/giây, mô phỏng đến 05/03/2026 12:00 (×1.000), còn 1 phút 26 giây,"
                                + " 1.000 vào khu chờ xử lý");
        assertThat(LiveProgress.line(state(1_000, true, null), extent, 2_500))
                .contains("còn 5 phút 00 giây")
                .endsWith("chờ máy chủ nhận (3/8 lô)");
        assertThat(LiveProgress.line(state(Double.POSITIVE_INFINITY, true, "kết nối bị ngắt"), extent, 0))
                .doesNotContain("còn", "×")
                .endsWith("kết nối bị ngắt");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(LiveProgress.left(state(10, true, null), LiveOptions.Extent.UNKNOWN, 5))
                .isNull();
        assertThat(LiveProgress.line(state(10, false, null), LiveOptions.Extent.UNKNOWN, 5))
                .startsWith("250.000 sự kiện, 5/giây")
                .doesNotContain("còn");
    }

    @Test
    void timesAreSaidInTwoUnitsAtMost() {
        assertThat(Words.time(Duration.ofMillis(3))).isEqualTo("1 giây");
        assertThat(Words.time(Duration.ofSeconds(3_725))).isEqualTo("1 giờ 02 phút");
        assertThat(Words.time(Duration.ofDays(3))).isEqualTo("3 ngày");
    }
}

package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.simulator.like.Published.Count;
import vn.nhip.simulator.like.Published.Unit;

class PublishedTests {
    private static Published of(long onTime) {
        return new Published(
                Period.month(2026, 8),
                Map.of(
                        "progress",
                        Instant.parse("2026-09-26T11:14:00Z"),
                        "payment",
                        Instant.parse("2026-09-26T12:00:00Z")),
                List.of(new Unit(
                        "H99",
                        "UBND tỉnh Bình Minh",
                        Level.PROVINCE,
                        Map.of("2.1", new Count(onTime, 100), "4.1", new Count(7, 9)))));
    }

    /** A run is gone on with by another process, perhaps on another machine. */
    @Test
    void theSameFiguresHaveTheSameFingerprintInEveryProcess() {
        assertThat(of(90).fingerprint()).isEqualTo("cb63a775");
        assertThat(of(91).fingerprint()).isNotEqualTo(of(90).fingerprint());
    }
}

package vn.nhip.server.cases.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long the projection waits for more. */
class GatheringTests {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Gathering gathering = new Gathering(0);

    @Test
    void waitsHardlyAtAllWhileLittleComesIn() {
        assertThat(gathering.millis()).isEqualTo(5);
        gathering.broughtIn(2_000, SECOND);
        assertThat(gathering.millis()).isEqualTo(5);
    }

    @Test
    void waitsLongerTheMoreComesIn() {
        gathering.broughtIn(4_000, SECOND);
        assertThat(gathering.millis()).isEqualTo(100);
        gathering.broughtIn(20_000, 2 * SECOND);
        assertThat(gathering.millis()).isEqualTo(2_000);
    }

    @Test
    void longStretchesThatComeOfWaitingAreNotMuch() {
        gathering.broughtIn(20_000, SECOND);
        gathering.broughtIn(4_200, SECOND + 2 * SECOND + SECOND / 10);
        assertThat(gathering.millis()).isEqualTo(5);
    }
}

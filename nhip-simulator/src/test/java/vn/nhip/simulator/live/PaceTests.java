package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PaceTests {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void simulatedTimeGoesAsManyTimesAsFast() {
        Pace pace = Pace.of(60, 10 * SECOND);
        assertThat(pace.due(1_000, 5)).isEqualTo(5);
        assertThat(pace.due(1_060, 5)).isEqualTo(5 + SECOND);
        assertThat(pace.due(1_060 + 86_400, 5)).isEqualTo(5 + SECOND + 1_440 * SECOND);
        assertThat(pace.simulated(5 + 2 * SECOND)).isEqualTo(1_120);
    }

    @Test
    void whilePausedItStandsStill() {
        Pace pace = Pace.of(10, 10 * SECOND);
        pace.due(0, 0);
        pace.pause(3 * SECOND);
        pace.pause(4 * SECOND);
        assertThat(pace.simulated(500 * SECOND)).isEqualTo(30);
        pace.resume(1_003 * SECOND);
        pace.resume(1_004 * SECOND);
        assertThat(pace.due(100, 1_003 * SECOND)).isEqualTo(1_010 * SECOND);
        assertThat(pace.putBack()).isZero();
    }

    @Test
    void whatWasMissedForLongIsNotToldInABurst() {
        Pace pace = Pace.of(100, 10 * SECOND);
        pace.due(0, 0);
        assertThat(pace.due(500, 12 * SECOND)).as("7 s behind: made up for").isEqualTo(5 * SECOND);
        assertThat(pace.due(600, 3_606 * SECOND))
                .as("an hour behind: 10 s are made up for")
                .isEqualTo(3_596 * SECOND);
        assertThat(pace.due(1_600, 3_606 * SECOND)).isEqualTo(3_606 * SECOND);
        assertThat(pace.due(1_700, 3_606 * SECOND)).isEqualTo(3_607 * SECOND);
        assertThat(pace.putBack()).isEqualTo(3_590 * SECOND);
    }

    @Test
    void whoeverWantsMakesUpForEverything() {
        Pace pace = Pace.of(100, Pace.ALL);
        pace.due(0, 0);
        assertThat(pace.due(100, 3_600 * SECOND)).isEqualTo(SECOND);
        assertThat(pace.putBack()).isZero();
    }

    @Test
    void withoutPaceEverythingIsDue() {
        Pace pace = Pace.unbounded();
        assertThat(pace.simulated(7)).isZero();
        assertThat(pace.due(1_000_000, 7)).isEqualTo(7);
        assertThat(pace.simulated(9)).isEqualTo(1_000_000);
    }

    @Test
    void aCenturyAtRealTimeDoesNotOverflow() {
        Pace pace = Pace.of(1, 10 * SECOND);
        pace.due(0, 0);
        assertThat(pace.due(100L * 366 * 86_400, 0)).isEqualTo(100L * 366 * 86_400 * SECOND);
    }

    @Test
    void aPaceBeyondTheBoundsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.of(0.5, 0)).withMessageContaining("0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.of(100_001, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.of(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.of(1, -1));
    }

    @Test
    void beforeItsMomentEverythingIsDueAtOnceAndThenThePaceHolds() {
        Pace pace = Pace.of(10, Pace.ALL).atOnceUntil(1_000);
        assertThat(pace.due(100, 7)).isEqualTo(7);
        assertThat(pace.due(999, 8)).isEqualTo(8);
        assertThat(pace.due(1_009, 9)).isEqualTo(8 + 1_000_000_000L);
    }

    @Test
    void nothingIsToldBeforeItHappens() {
        // The clock showed 0 in the second 1,000 of the world.
        Pace pace = Pace.of(100_000, Pace.ALL).neverAheadOf(1_000);
        assertThat(pace.due(900, 0)).as("long ago").isZero();
        assertThat(pace.due(1_005, 1)).as("in five seconds").isEqualTo(5_000_000_000L);
    }
}

package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.nhip.core.explain.Reliability.Bin;

class ReliabilityTests {
    private final Reliability reliability = new Reliability();

    private void say(double probability, int late, int inTime) {
        for (int i = 0; i < late + inTime; i++) {
            reliability.add(probability, i < late);
        }
    }

    @Test
    void whoKeepsHisWordIsWellCalibrated() {
        say(0.25, 25, 75);
        say(0.75, 75, 25);
        assertThat(reliability.calibrationError()).isCloseTo(0, within(1e-12));
        assertThat(reliability.brier()).isCloseTo(0.1875, within(1e-12));
        assertThat(reliability.base()).isEqualTo(0.5);
        assertThat(reliability.skill()).isCloseTo(0.25, within(1e-12));
        assertThat(reliability.bins().get(7)).isEqualTo(new Bin(0.7, 0.8, 100, 0.75, 0.75));
    }

    @Test
    void whoIsSureAndWrongIsWorseThanTheOneWhoKnowsOnlyTheShare() {
        say(1, 0, 10);
        say(0, 10, 0);
        assertThat(reliability.brier()).isEqualTo(1);
        assertThat(reliability.skill()).isEqualTo(-3);
        assertThat(reliability.calibrationError()).isEqualTo(1);
    }

    @Test
    void whatWasNotSaidIsNotCounted() {
        say(Double.NaN, 5, 5);
        say(1, 1, 0);
        assertThat(reliability.cases()).isEqualTo(1);
        assertThat(reliability.bins().get(9).cases()).isEqualTo(1);
    }
}

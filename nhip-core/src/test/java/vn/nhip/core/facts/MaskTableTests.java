package vn.nhip.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTableTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "online",
                "not channel_known",
                "not online or result_attached or needs_result or needs_no_result",
                "synchronised and not (late or legally_late) and channel_known"
            })
    void saysOfEveryMaskWhatTheConditionSays(String text) {
        Condition condition = Condition.parse(text);
        int[] bits = new int[Fact.MASKS];

        MaskTable.add(condition, 1 << 31, bits);

        for (int mask = 0; mask < Fact.MASKS; mask++) {
            if ((bits[mask] != 0) != condition.holds(mask)) {
                assertThat(bits[mask]).as("mask %d", mask).isEqualTo(condition.holds(mask) ? 1 << 31 : 0);
            }
        }
    }
}

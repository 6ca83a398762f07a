package vn.nhip.benchmark.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A benchmark that measures a wrong answer measures nothing. */
class DeadlineBenchmarkTests {

    private final DeadlineBenchmark benchmark = new DeadlineBenchmark();

    @Test
    void everySideFindsTheSameDueInstants() {
        for (int i = 0; i < Receipts.COUNT; i++) {
            assertThat(benchmark.instant(i)).as(benchmark.describe(i)).isEqualTo(benchmark.naive(i));
            assertThat(benchmark.second(i))
                    .as(benchmark.describe(i))
                    .isEqualTo(benchmark.naive(i).getEpochSecond());
        }
        assertThat(benchmark.seconds()).isEqualTo(benchmark.instants()).isEqualTo(benchmark.dayByDay());
    }
}

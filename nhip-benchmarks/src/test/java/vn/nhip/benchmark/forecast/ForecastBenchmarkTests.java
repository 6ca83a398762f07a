package vn.nhip.benchmark.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.benchmark.forecast.ForecastBenchmark.Outlooks;
import vn.nhip.core.explain.Forecast;
import vn.nhip.core.explain.Reliability;

class ForecastBenchmarkTests {
    private final ForecastBenchmark benchmark = new ForecastBenchmark(InventedYear.table(1, 90_000));

    @Test
    void theForecastKeepsItsWordAndSaysMoreThanTheRateOfTheProcedure() {
        List<Integer> instants = ForecastBenchmark.instants();
        Reliability ours = benchmark.forecast(instants, Forecast.LEANING);
        Reliability usual = benchmark.procedureRate(instants);
        assertThat(ours.cases()).isEqualTo(usual.cases()).isGreaterThan(5_000);
        assertThat(ours.base()).isEqualTo(usual.base());
        assertThat(ours.calibrationError()).isLessThan(0.05);
        assertThat(ours.brier()).isLessThan(0.9 * usual.brier());
    }

    @Test
    void mostMonthsEndBetweenTheBounds() {
        Outlooks outlooks = benchmark.outlooks();
        assertThat(outlooks.months()).isGreaterThan(40);
        assertThat(outlooks.inside()).isBetween(0.6, 0.97);
        assertThat(outlooks.error()).isLessThan(outlooks.errorOfStanding());
    }
}

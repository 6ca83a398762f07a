package vn.nhip.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "deadline, deadline_to_day_by_day_ratio",
        "fold, fold_to_event_by_event_ratio",
        "forecast, brier_to_procedure_rate_ratio",
        "simulate, simulate_to_event_writer_ratio"
    })
    void theLastLineIsOneObjectWithARatio(String benchmark, String ratio) {
        assertThat(run(benchmark, "--quick")).isZero();
        String last = out.toString().lines().reduce("", (before, line) -> line);
        assertThat(last)
                .startsWith("{\"benchmark\":\"" + benchmark + "\",\"quick\":true,")
                .endsWith("}");
        assertThat(last).containsPattern("\"" + ratio + "\":[0-9]+(\\.[0-9]+)?[,}]");
    }

    /** The command itself refuses to print figures when the two do not answer alike. */
    @Test
    void theIndexIsCountedAsDuckDbCountsIt() {
        assertThat(run("index", "--quick", "--no-postgres")).isZero();
        assertThat(out.toString()).contains("\"series_speed_to_duckdb_ratio\":");
    }

    @Test
    void figuresAreWrittenWithFourDigitsThatCount() {
        Figures figures = new Figures("thử", false).number("a", 12_345_678).number("b_ratio", 0.000123456);
        assertThat(figures.json()).endsWith("\"a\":12350000,\"b_ratio\":0.0001235}");
    }

    @Test
    void anUnknownBenchmarkIsRefusedWithTheWayOut() {
        assertThat(run("nhanh")).isEqualTo(2);
        assertThat(err.toString()).contains("nhanh");
    }

    @Test
    void aBenchmarkHasToBeNamed() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("deadline").contains("fold");
    }
}

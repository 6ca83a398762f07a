package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RecountCommandTests {

    @ParameterizedTest
    @CsvSource({
        "2015-03, 2026-04-01T00:00:00+07:00, bộ chỉ số không áp dụng trong kỳ 2015-03: các bản có hiệu lực từ 01/08/2022",
        "3/2026, 2026-04-01T00:00:00+07:00, không hiểu --period “3/2026”",
        "2026-03, hôm qua, không hiểu --as-of “hôm qua”"
    })
    void refusesWhatItCannotCountBeforeStartingAnything(String period, String asOf, String why) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new RecountCommand(settings -> {
            throw new AssertionError("nothing is to be started");
        }));

        int code = command.setErr(new PrintWriter(err, true)).execute("--period", period, "--as-of", asOf);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(why).doesNotContain("Exception");
    }

    @Test
    void refusesToCompareWhatWasOnceKnown() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new RecountCommand(settings -> {
            throw new AssertionError("nothing is to be started");
        }));

        int code = command.setErr(new PrintWriter(err, true)).execute("--period", "2026-03", "--compare", "--recorded");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--compare không đi cùng --recorded", "bỏ một trong hai")
                .doesNotContain("Exception");
    }
}

package vn.nhip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What somebody reads who mistypes an argument. */
class WordsTests {
    private final StringWriter err = new StringWriter();

    private enum Colour {
        RED,
        GREEN
    }

    @Command(name = "nhip thu")
    static final class Trial implements Callable<Integer> {
        @Option(names = "--many", paramLabel = "N")
        private long many;

        @Option(names = "--at", paramLabel = "LÚC")
        private @Nullable OffsetDateTime at;

        @Option(names = "--colour", paramLabel = "MÀU")
        private @Nullable Colour colour;

        @Option(names = "--name", paramLabel = "TÊN", required = true)
        private String name = "";

        @ArgGroup(multiplicity = "1")
        private @Nullable Either either;

        static final class Either {
            @Option(names = "--left")
            private boolean left;

            @Option(names = "--right")
            private boolean right;

            boolean any() {
                return left || right;
            }
        }

        @Override
        public Integer call() {
            throw new IllegalStateException(
                    "%d %s %s %s %s".formatted(many, at, colour, name, either != null && either.any()));
        }
    }

    private int run(String... arguments) {
        return Words.execute(
                new CommandLine(new Trial()).setErr(new PrintWriter(err, true)).setColorScheme(plain()), arguments);
    }

    private static CommandLine.Help.ColorScheme plain() {
        return CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                --name a                   | thiếu một trong: --left, --right
                --name a --many vài        | --many N: “vài” không dùng được, cần một số nguyên
                --name a --at mai          | --at LÚC: “mai” không dùng được, cần một thời điểm như 2026-08-31T09:00+07:00
                --name a --colour BLUE     | --colour MÀU: “BLUE” không dùng được, cần một trong RED, GREEN
                --many 3 --left            | thiếu --name TÊN
                --name a --left --right    | những tham số này không đi cùng nhau; chỉ dùng một: --left, --right
                --name a --left --up       | không hiểu --up
                """)
    void aWrongArgumentIsToldInVietnamese(String arguments, String said) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("nhip thu: " + said, "Xem: ./nhip thu --help");
    }

    /** 1 would mean that it ran and found something wrong. */
    @Test
    void aCommandThatBreaksOffCouldNotRun() {
        assertThat(run("--name", "a", "--left")).isEqualTo(2);
    }
}

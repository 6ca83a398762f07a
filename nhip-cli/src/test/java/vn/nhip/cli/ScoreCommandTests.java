package vn.nhip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScoreCommandTests {
    private static final String HEADER = "unit,level,indicator,numerator,denominator\n";

    private record Run(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Run run(String input, String... options) {
        return run(input.getBytes(StandardCharsets.UTF_8), options);
    }

    private static Run run(byte[] input, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = execute(input, out, err, options);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    private static int execute(byte[] input, OutputStream out, StringWriter err, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--definition", "qd766", "--at", "2026-08-31", "-"));
        arguments.addAll(List.of(options));
        return new CommandLine(new ScoreCommand(new ByteArrayInputStream(input), out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void scoresRowsGroupsAndTotal() {
        Run run =
                run(HEADER + "H44,PROVINCE,4.1,133609,184503\nH44,PROVINCE,2.1,144625,184513\nH44,PROVINCE,1.1,0,0\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "unit,indicator,ratio,points,max,status,rank",
                        "H44,4.1,0.724156,4.34,6,scored,1",
                        "H44,2.1,0.78382,15.68,20,scored,1",
                        "H44,1.1,,,6,not_applicable,",
                        "H44,CKMB,,,18,no_data,",
                        "H44,TDGQ,,15.68,20,scored,1",
                        "H44,CLGQ,,,12,no_data,",
                        "H44,TTTT,,,10,no_data,",
                        "H44,MDSH,,,22,no_data,",
                        "H44,MDHL,,,18,no_data,",
                        "H44,total,,,100,no_data,");
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        Run run = run("\uFEFFname,denominator,indicator,unit,level,numerator\r\n\r\n"
                + "\"a, \"\"b\"\"\",100,2.1,\"H44,1\",COMMUNE,90\r\n,,,,,\r\nx,100,2.1,H44.2,COMMUNE,90\r\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).contains("\"H44,1\",2.1,0.9,18.00,20,scored,1", "H44.2,2.1,0.9,18.00,20,scored,1");
    }

    @Test
    void usesPublishedPointsOnlyWhereCountsAreMissing() {
        Run run = run("""
                unit,level,indicator,numerator,denominator,published
                u,COMMUNE,CLGQ,,,7.09
                u,COMMUNE,TDGQ,,,3
                u,COMMUNE,2.1,50,100,
                """);
        assertThat(run.lines()).contains("u,CLGQ,,7.09,12,published,1", "u,TDGQ,,10.00,20,scored,1");
    }

    @Test
    void doesNotRankTooFewCasesButRanksTheirIndicators() {
        Run run = run(HEADER + "a,COMMUNE,2.1,34,34\nb,COMMUNE,2.1,30,40\n");
        assertThat(run.lines())
                .contains("a,2.1,1,20.00,20,scored,1", "b,2.1,0.75,15.00,20,scored,2")
                .contains("a,TDGQ,,20.00,20,scored,", "b,TDGQ,,15.00,20,scored,1");
    }

    @Test
    void reportsEveryBadLineAndScoresNothing() {
        Run run = run("""
                unit,level,indicator,numerator,denominator
                u,COMMUNE,2.1,-1,10
                u,COMMUNE,3.5c,1,2
                u,WARD,1.1,1,2
                u,COMMUNE,1.2,1.5,2
                u,COMMUNE,1.3,1
                ,COMMUNE,1.4,1,2
                u,COMMUNE,4.1,1,2
                u,PROVINCE,4.2,1,2
                u,COMMUNE,4.1,1,2
                """);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        String count = ", expected a whole number of at least 0 with at most 12 digits, or nothing";
        assertThat(run.err().lines())
                .containsExactly(
                        "stdin:2: numerator -1" + count,
                        "stdin:3: indicator 3.5c, expected 3.5a",
                        "stdin:4: level WARD, expected PROVINCE, DEPARTMENT, COMMUNE or nothing",
                        "stdin:5: numerator 1.5" + count,
                        "stdin:6: 4 fields, expected 5 as in the header",
                        "stdin:7: no unit, expected its code",
                        "stdin:9: unit u with level PROVINCE, expected COMMUNE as on line 8",
                        "stdin:10: 4.1 of unit u a second time, first on line 8, expected every indicator of a unit once");
    }

    @Test
    void showsAHundredMistakesAndCountsTheRest() {
        Run run = run(HEADER + "u,COMMUNE,9.9,1,2\n".repeat(250));
        assertThat(run.err().lines()).hasSize(101).last().isEqualTo("stdin: 250 mistakes, the first 100 shown");
    }

    @Test
    void refusesFilesThatAreNotWhatTheySay() {
        assertThat(run("").err()).startsWith("stdin:1: an empty file, expected the header unit,level");
        assertThat(run("unit,level,indicator,numerator\n").err()).startsWith("stdin:1: no column denominator");
        byte[] latin = (HEADER + "xã,COMMUNE,2.1,1,2\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(run(latin).err()).contains("stdin:2: bytes that are no text, expected UTF-8");
        assertThat(run(HEADER + "u,COMMUNE,\"2.1\"x,1,2\n").code()).isEqualTo(1);
    }

    @Test
    void saysHowToWriteADayThatItCannotRead() {
        StringWriter err = new StringWriter();
        int code = new CommandLine(
                        new ScoreCommand(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream()))
                .setErr(new PrintWriter(err))
                .execute("--definition", "qd766", "--at", "31/08/2026", "-");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("31/08/2026", "2026-08-31").doesNotContain("java.time");
    }

    @Test
    void marksMoreThanAllAsArtefact() {
        assertThat(run(HEADER + "u,,2.1,50,40\n").lines()).contains("u,2.1,1.25,20.00,20,artefact,1");
    }

    @Test
    void appliesReadings() {
        String input = HEADER + "u,COMMUNE,4.2,700,1000\nu,COMMUNE,4.1,0,0\n";
        assertThat(run(input).lines()).contains("u,4.2,0.7,2.80,4,scored,1", "u,4.1,,,6,not_applicable,");
        assertThat(run(input, "--reading", "4.2=target-80", "--reading", "zero=full")
                        .lines())
                .contains("u,4.2,0.7,3.50,4,scored,1", "u,4.1,,6.00,6,scored,1");
        Run wrong = run(input, "--reading", "4.2=nothing");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("no reading nothing of 4.2, there is [target-80]");
    }

    @Test
    void writesReasonsAsJson() {
        Run run = run(HEADER + "\"u \"\"1\"\"\",COMMUNE,4.2,700,1000\n", "--format", "json");
        assertThat(run.out())
                .startsWith("[\n{\"unit\":\"u \\\"1\\\"\",\"level\":\"COMMUNE\",\"definition\":\"qd766/2026-08-01\"")
                .contains(
                        "\"formula\":\"4 × 700 ÷ 1.000 = 2,8\"",
                        "\"lowest\":2.8,\"highest\":3.5",
                        "\"marginal_gain\":0.00")
                .endsWith("\n]\n");
    }

    @Test
    void writesAFileOnlyWhenDone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("scores.csv");
        assertThat(run(HEADER + "u,COMMUNE,9.9,1,2\n", "--output", file.toString())
                        .code())
                .isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(run(HEADER + "u,COMMUNE,2.1,1,2\n", "--output", file.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(9);
    }

    @Test
    void staysQuietWhenItsReaderHasEnough() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        StringWriter err = new StringWriter();
        byte[] input = (HEADER + "u,,2.1,1,2\n").getBytes(StandardCharsets.UTF_8);
        assertThat(execute(input, closed, err)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void scoresAMillionRows() {
        StringBuilder input = new StringBuilder(HEADER);
        for (int i = 0; i < 500_000; i++) {
            input.append('U').append(i).append(",COMMUNE,2.1,").append(i % 1001).append(",1000\n");
            input.append('U').append(i).append(",COMMUNE,5.2,").append(i % 8).append(",7\n");
        }
        List<String> lines = run(input.toString()).lines();
        assertThat(lines).hasSize(1 + 1_000_000 + 7 * 500_000);
        assertThat(lines.get(1 + 2 * 978)).isEqualTo("U978,2.1,0.978,19.56,20,scored," + (above(978) + 1));
        assertThat(lines.get(2 + 2 * 3)).startsWith("U3,5.2,0.428571,2.57,6,scored,");
    }

    /** How many units have more than so many of 1000, by counting. */
    private static int above(int points) {
        int better = 0;
        for (int i = 0; i < 500_000; i++) {
            better += i % 1001 > points ? 1 : 0;
        }
        return better;
    }
}

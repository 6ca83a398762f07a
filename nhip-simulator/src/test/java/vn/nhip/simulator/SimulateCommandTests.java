package vn.nhip.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;

/** {@code ./nhip simulate} as a person calls it. Exit code 2 is "could not be done", and says what to do. */
class SimulateCommandTests {
    /** Nobody listens there: what is refused is refused before anything is sent. */
    private static final String NOWHERE = "http://localhost:1";

    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit before each test.
    private Path folder;

    private int run(String... arguments) {
        CommandLine command = Simulator.commandLine();
        command.setErr(new PrintWriter(err, true));
        command.setOut(new PrintWriter(new StringWriter()));
        List<String> all = new ArrayList<>(List.of("simulate"));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("mô phỏng").toString();
    }

    private List<String> files(String inside) throws IOException {
        try (var files = Files.list(folder.resolve(inside))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<EventRead> read(InputStream in) {
        List<EventRead> all = new ArrayList<>();
        EventReader.lines(in, EventReader.Limits.FILE).forEachRemaining(all::add);
        return all;
    }

    private void assertCannot(int code, String... parts) throws IOException {
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(parts).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(folder.resolve("mô phỏng")).doesNotExist();
    }

    @Test
    void writesEveryFileIntoAFolderAndSaysHowToBringThemIn() throws IOException {
        assertThat(run("--province", "hanoi", "--cases", "500", "--seed", "7", "--out", out()))
                .isZero();
        assertThat(files("mô phỏng"))
                .containsExactly(
                        "agencies.csv",
                        "announcements.csv",
                        "authority.csv",
                        "events.jsonl",
                        "petitions.csv",
                        "procedures.jsonl",
                        "services.csv");
        try (InputStream in = Files.newInputStream(folder.resolve("mô phỏng/events.jsonl"))) {
            assertThat(read(in)).hasSizeGreaterThan(3_000).allMatch(EventRead.Read.class::isInstance);
        }
        assertThat(err.toString())
                .contains("UBND thành phố Hà Nội mô phỏng, năm 2026, 500 hồ sơ, hạt giống 7: ")
                .contains("Nạp vào Nhịp:")
                .contains("./nhip import agencies " + folder.resolve("mô phỏng/agencies.csv"))
                .contains("./nhip import events " + folder.resolve("mô phỏng/events.jsonl"));
    }

    @Test
    void packsTheEventsAndTellsThemUntilADay() throws IOException {
        assertThat(run("--year", "2025", "--cases", "500", "--until", "2025-03-31", "--gzip", "--out", out()))
                .isZero();
        assertThat(files("mô phỏng")).contains("events.jsonl.gz").doesNotContain("events.jsonl");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("mô phỏng/events.jsonl.gz")))) {
            assertThat(read(in))
                    .isNotEmpty()
                    .allMatch(event -> ((EventRead.Read) event)
                                    .message()
                                    .occurred()
                                    .toString()
                                    .compareTo("2025-03-31T17")
                            < 0);
        }
        assertThat(err.toString()).contains("events.jsonl.gz");
    }

    @Test
    void writesEventsOnlyToStandardOutput() {
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code;
        try (PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            code = run("--cases", "300", "--out", "-");
        } finally {
            System.setOut(before);
        }

        assertThat(code).isZero();
        assertThat(read(new ByteArrayInputStream(told.toByteArray())))
                .hasSizeGreaterThan(2_000)
                .allMatch(EventRead.Read.class::isInstance);
        assertThat(err.toString()).contains("300 hồ sơ").doesNotContain("Nạp vào Nhịp");
    }

    private Path capture(String... lines) throws IOException {
        return Files.writeString(
                folder.resolve("progress-2026-08.csv"),
                "departmentCode,departmentName,level,totalReceived,totalOnTime\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void makesAProvinceLikeACapturedOne() throws IOException {
        Path capture = capture("H99,UBND tỉnh Bình Minh,PARENT,100,90", "H99.11,UBND xã Tân Lập,COMMUNE,60,55");

        assertThat(run("--like", capture.toString(), "--captured-at", "2026-09-26T18:14Z", "--out", out()))
                .isZero();
        assertThat(files("mô phỏng")).hasSize(7);
        assertThat(err.toString()).contains("UBND tỉnh Bình Minh, tháng 2026-08, theo số Cổng công bố");
    }

    @Test
    void whatACaptureDoesNotHaveIsRefusedWithIt() throws IOException {
        String capture = capture("H99,UBND tỉnh Bình Minh,PARENT,100,90", "H99.11,UBND xã Tân Lập,COMMUNE,60,55")
                .toString();
        String labels = folder.resolve("nhan.csv").toString();

        assertCannot(run("--like", capture, "--labels", labels, "--out", out()), "--labels");
        assertCannot(run("--like", capture, "--year", "2020", "--out", out()), "--year, --cases");
        assertThat(folder.resolve("nhan.csv")).doesNotExist();
    }

    @Test
    void aScenarioThatIsNoTextIsRefusedInWords() throws IOException {
        Path scenario = Files.write(folder.resolve("khac.yaml"), new byte[] {(byte) 0xc3, 0x28});

        assertCannot(run("--scenario", scenario.toString(), "--out", out()), "UTF-8");
    }

    @Test
    void anImpossibleCaptureNamesEveryContradiction() throws IOException {
        Path capture = capture("H99,UBND tỉnh Bình Minh,PARENT,100,101", "H99.11,UBND xã Tân Lập,COMMUNE,160,55");

        assertCannot(
                run("--like", capture.toString(), "--captured-at", "2026-08-26T18:14Z", "--out", out()),
                "Không dựng được hồ sơ nào cho ra số liệu này:",
                "  H99, chỉ số 2.1: tử số 101 lớn hơn mẫu số 100",
                "  chỉ số 2.1, mẫu số: các đơn vị cộng lại 160, nhiều hơn 100 của H99",
                "  nhóm TDGQ lấy lúc 2026-08-26T18:14:00Z, tháng 2026-08 chưa khép lại đủ 3 ngày");
    }

    @Test
    void aCaptureOfAnUnknownInstantIsRefused() throws IOException {
        Path capture = capture("H99,UBND tỉnh Bình Minh,PARENT,100,90");

        assertCannot(run("--like", capture.toString(), "--out", out()), "không biết lấy lúc nào: thêm --captured-at");
    }

    @Test
    void aWrongScenarioNamesEveryMistake() throws IOException {
        Path scenario = Files.writeString(folder.resolve("thu.yaml"), "year: 26\ncases: nhiều\n");

        assertCannot(
                run("--scenario", scenario.toString(), "--out", out()),
                "Kịch bản chưa dùng được:",
                "year: là “26”, cần một số nguyên từ 2016 đến 2027",
                "cases: là “nhiều”",
                "departments: ");
    }

    @Test
    void aScenarioThatIsNotThereIsNamed() throws IOException {
        assertCannot(run("--scenario", folder.resolve("mất.yaml").toString(), "--out", out()), "mất.yaml");
    }

    @Test
    void anUnknownProvinceSaysWhichThereIs() throws IOException {
        assertCannot(run("--province", "atlantis", "--out", out()), "không có tỉnh “atlantis” kèm sẵn: dùng hanoi");
    }

    @Test
    void aYearWithoutACalendarOrWithoutCasesIsRefused() throws IOException {
        assertCannot(run("--year", "1999", "--out", out()), "--year 1999", "2016");
        assertCannot(run("--year", "2028", "--out", out()), "--year 2028", "2016 đến 2027");
        assertCannot(run("--cases", "0", "--out", out()), "--cases 0");
        assertCannot(run("--cases", "-5", "--out", out()), "--cases -5");
    }

    @Test
    void whatWouldHaveNoEffectIsRefusedWithWhereItHasOne() throws IOException {
        assertCannot(
                run("--cases", "400", "--out", out(), "--pace", "60", "--resume"),
                "--pace, --resume: không có tác dụng khi ghi ra tệp (--out), chỉ dùng khi gửi đến máy chủ (--to).");
        assertCannot(
                run("--cases", "400", "--to", "http://localhost:1", "--gzip", "--registers-only"),
                "--gzip, --registers-only: không có tác dụng khi gửi đến máy chủ (--to), chỉ dùng khi ghi ra tệp (--out).");
        assertCannot(
                run("--cases", "400", "--out", "-", "--gzip"),
                "--gzip: không có tác dụng khi ghi ra đầu ra chuẩn (--out -)");
        assertCannot(
                run("--cases", "400", "--captured-at", "2026-09-26T18:14Z", "--out", out()),
                "--captured-at: chỉ dùng với --like");
    }

    @Test
    void everyYearWithACalendarCanBeSimulated() throws IOException {
        for (String year : List.of("2016", "2020", "2027")) {
            assertThat(run("--year", year, "--cases", "400", "--out", out()))
                    .as("%s: %s", year, err)
                    .isZero();
        }
    }

    @Test
    void aDayThatIsNoneIsRefused() throws IOException {
        assertCannot(
                run("--cases", "10", "--until", "31/08/2026", "--out", out()),
                "--until \"31/08/2026\": ghi như 2026-08-31, hoặc now.");
    }

    @Test
    void goingOnNeedsAPlaceToGoOnFrom() throws IOException {
        Path key = Files.writeString(folder.resolve("khoa"), "nhip_thu\n");

        assertCannot(
                run("--cases", "10", "--to", NOWHERE, "--key-file", key.toString(), "--resume"),
                "--resume cần --checkpoint: chỉ ra tệp ghi nhớ của lần chạy trước.");
    }

    @Test
    void aPaceThatIsNoneIsRefused() throws IOException {
        Path key = Files.writeString(folder.resolve("khoa"), "nhip_thu\n");
        for (String pace : List.of("nhanh", "0", "100001", "NaN")) {
            assertCannot(
                    run("--cases", "10", "--to", NOWHERE, "--key-file", key.toString(), "--pace", pace),
                    "--pace \"" + pace + "\": ghi một số từ 1 đến 100000, hoặc max.");
        }
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "NHIP_KEY", matches = ".+")
    void withoutAKeyItSaysHowToGetOne() throws IOException {
        assertCannot(run("--cases", "10", "--to", NOWHERE), "Chưa có khóa API. Tạo bằng ./nhip key create");
    }

    @Test
    void aKeyFileThatIsNotThereOrEmptyIsNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("rong"), " \n");

        assertCannot(
                run(
                        "--cases",
                        "10",
                        "--to",
                        NOWHERE,
                        "--key-file",
                        folder.resolve("mất").toString()),
                folder.resolve("mất").toString());
        assertCannot(run("--cases", "10", "--to", NOWHERE, "--key-file", empty.toString()), empty.toString(), "trống");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("tệp"), "đã có");

        assertCannot(run("--cases", "10", "--out", file.toString()), file.toString());
        assertThat(Files.readString(file)).isEqualTo("đã có");
    }

    @Test
    void whereToIsAskedFor() {
        assertThat(run("--province", "hanoi")).isEqualTo(2);
        assertThat(run("--out", out(), "--to", NOWHERE)).isEqualTo(2);
        assertThat(run("--province", "hanoi", "--scenario", "x.yaml", "--out", out()))
                .isEqualTo(2);
        assertThat(Objects.requireNonNull(folder).resolve("mô phỏng")).doesNotExist();
    }
}

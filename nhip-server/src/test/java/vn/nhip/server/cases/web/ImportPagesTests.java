package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Owners;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.simulator.scenario.CaseTold;

/** A clerk brings files in, without script, on a real database. All persons and cases are invented. */
@SpringBootTest(properties = {"nhip.sample=off", "nhip.home=target/import-pages-home", "nhip.imports.upload-bytes=4MB"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ImportPagesTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEADER =
            "Mã hồ sơ,Mã TTHC,Kênh nộp,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Ghi chú\n";

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final SmartLifecycle runner;
    private final Path home;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Owners owners;

    ImportPagesTests(
            MockMvcTester mvc,
            JdbcClient jdbc,
            List<SmartLifecycle> lifecycles,
            @Value("${nhip.home}") Path home,
            Accounts accounts,
            HeldRoles roles,
            Owners owners) {
        this.accounts = accounts;
        this.roles = roles;
        this.owners = owners;
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.runner = lifecycles.stream()
                .filter(lifecycle -> lifecycle.getClass().getSimpleName().equals("ImportRunner"))
                .findFirst()
                .orElseThrow();
        this.home = home;
    }

    private static String row(String code, String received) {
        return code + ",1.000001,Trực tuyến,Nguyễn Thị Ví Dụ," + received + ",20/03/2026,18/03/2026 15:00,gọi sau\n";
    }

    @Test
    void bringsATableFromTheFileToTheLog() throws IOException {
        String table = HEADER
                + row("H99.A-1", "02/03/2026 08:00")
                + row("H99.A-2", "03/03/2026 08:00")
                + row("H99.A-3", "hôm kia");
        String address = bring("sổ tháng 3.csv", table.getBytes(StandardCharsets.UTF_8));

        assertThat(page(address))
                .contains("1 trong 3 bản ghi đầu của sổ tháng 3.csv có chỗ chưa đọc được")
                .containsPattern("label for=\"c0\">Mã hồ sơ</label>")
                .containsPattern("value=\"CASE_CODE\" selected")
                .contains("Tiếp nhận", "hẹn trả 20/03/2026", "người nộp: họ tên (giữ riêng, mã hóa)", "Ghi chú")
                .doesNotContain("Nguyễn Thị Ví Dụ");
        assertThat(events("H99.A-1")).isZero();

        say(address, "action", "start");
        assertThat(await(address, "DONE"))
                .contains("Đã nạp 10 sự kiện từ sổ tháng 3.csv", "/cases/quarantine?q=", "Cột không dùng")
                .contains("Không giữ gì của các cột này");
        assertThat(events("H99.A-1")).isEqualTo(4);
        awaitThatItsFileIsGone(address);
        assertThat(page(address + "/mapping.yaml")).contains("case: \"${Mã hồ sơ}\"");
        assertThat(page("/cases/import")).contains("sổ tháng 3.csv", "10 mới, 0 đã có");

        String again = bring("sổ tháng 3.csv", table.getBytes(StandardCharsets.UTF_8));
        say(again, "action", "start");
        assertThat(await(again, "DONE")).contains("data-outcome=\"duplicate\"");
        assertThat(jdbc.sql("select accepted from cases.import where id = ?")
                        .param(id(again))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void writesTheMappingAnewFromWhatIsChosen() throws IOException {
        String address = bring("lạ.csv", "khoá,lúc\nH99.B-1,02/03/2026 08:00\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page(address)).contains("Chưa cột nào là ngày nộp hay tiếp nhận");

        say(address, "c0", "CASE_CODE", "c1", "ACCEPTED", "source", "thu/la", "unknowns", "ACCEPT", "action", "start");
        assertThat(page(address))
                .as("what was just chosen is looked at before it is taken")
                .contains("1 bản ghi đầu của lạ.csv đọc được", "value=\"start\"");

        say(address, "action", "start");
        await(address, "DONE");
        assertThat(events("H99.B-1")).isEqualTo(2);
    }

    @Test
    void saysInWhichLineAMappingIsWrong() throws IOException {
        String address = bring("m.csv", (HEADER + row("H99.C-1", "02/03/2026 08:00")).getBytes(StandardCharsets.UTF_8));

        say(
                address,
                "mapping",
                "title: thử\r\nsource: thu\r\nfile: {format: csv}\r\ncasee: ${Mã hồ sơ}\r\n",
                "action",
                "start");

        assertThat(page(address))
                .contains(
                        "Ánh xạ có 3 chỗ sai",
                        "thiếu “events”",
                        "Dòng 4",
                        "không có từ khóa “casee”",
                        "casee: ${Mã hồ sơ}");
        assertThat(status(address)).isEqualTo("DRAFT");
    }

    static Stream<Arguments> wrongFiles() throws IOException {
        return Stream.of(
                Arguments.of("trống.csv", new byte[0], "Tệp trống"),
                Arguments.of("trắng.csv", " \n\n ".getBytes(StandardCharsets.UTF_8), "chỉ có khoảng trắng"),
                Arguments.of("đơn.csv", "%PDF-1.7\n%âãÏÓ".getBytes(StandardCharsets.ISO_8859_1), "tệp PDF"),
                Arguments.of(
                        "cũ.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "lưu thành XLSX"),
                Arguments.of("trang.xls", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8), "HTML"),
                Arguments.of("ảnh.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13}, "không phải tệp văn bản"),
                Arguments.of("gói.zip", zip("a.txt", 10), "tệp ZIP"),
                Arguments.of("bom.xlsx", zip("xl/worksheets/sheet1.xml", 64 << 20), "Không đọc được tệp này"),
                Arguments.of("xe.xes", xxe().getBytes(StandardCharsets.UTF_8), "DTD"),
                Arguments.of(
                        "khác.xml",
                        "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_8),
                        "không phải nhật ký XES"),
                Arguments.of("hỏng.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1}, "gzip"),
                Arguments.of("chạy.exe", HEADER.getBytes(StandardCharsets.UTF_8), "Tên tệp không phải"),
                Arguments.of("chạy.csv.php.gz", gzip(HEADER), "Tên tệp không phải"),
                Arguments.of("to.csv", new byte[5 << 20], "lớn hơn 4 MB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void refusesWhatItCannotReadAndKeepsNothingOfIt(String name, byte[] content, String why) throws IOException {
        List<Path> before = uploads();
        MvcTestResult answer = upload(name, content);

        assertThat(answer).hasStatus(422).bodyText().contains(why, "id=\"wrong\"");
        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void takesTheGoodPartOfACutOffFileAndSaysSo() throws IOException {
        StringBuilder table = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            table.append(row("H99.D-" + i + "-" + UUID.nameUUIDFromBytes(new byte[] {(byte) i}), "02/03/2026 08:00"));
        }
        byte[] whole = gzip(table.toString());
        String address = bring("đứt.csv.gz", Arrays.copyOf(whole, whole.length / 2));

        say(address, "action", "start");

        assertThat(await(address, "DONE")).contains("Không đọc được", "Sự kiện mới");
        assertThat(jdbc.sql("select accepted > 100 and quarantined >= 1 from cases.import where id = ?")
                        .param(id(address))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void takesEventsWithoutAMapping() throws IOException {
        CaseMessage received =
                CaseTold.of("H99.E-1").by("thu/su-kien").received("2026-03-02").last();
        String event = new String(EventWriter.write(received), StandardCharsets.UTF_8);
        String address = bring("su-kien.jsonl", (event + "\nkhông phải JSON\n").getBytes(StandardCharsets.UTF_8));
        assertThat(page(address)).contains("Tiếp nhận", "H99.E-1", "dòng 2").doesNotContain("Mỗi cột là gì");

        say(address, "source", "thu/su-kien", "action", "start");
        await(address, "DONE");

        assertThat(events("H99.E-1")).isEqualTo(1);
    }

    @Test
    void runsWithWhatItsOwnerMayDoAndNotWithMore() throws IOException {
        Account clerk = accounts.create("nguoi-nap", "Người Nạp Thử", false);
        roles.give(clerk.id(), Role.ANALYST, null, null);
        runner.stop();
        String first = started(clerk, "được.csv", "H99.K-1");
        runner.start();

        assertThat(await(first, "DONE")).contains("Người nạp", "Người Nạp Thử");
        assertThat(finishedBy(first)).isEqualTo(clerk.id());

        runner.stop();
        String second = started(clerk, "mất quyền.csv", "H99.K-2");
        roles.now(clerk.id()).forEach(role -> roles.end(clerk.id(), role.id()));
        runner.start();

        assertThat(await(second, "INTERRUPTED")).contains("Người bấm nạp không còn quyền nạp tệp", "Nạp tiếp");
        assertThat(events("H99.K-2")).isZero();
        post(second + "/resume");
        await(second, "DONE");
        assertThat(events("H99.K-2")).isPositive();
    }

    private String started(Account clerk, String name, String code) {
        String address = bring(name, (HEADER + row(code, "02/03/2026 08:00")).getBytes(StandardCharsets.UTF_8));
        Viewers.run(owners.viewer(clerk.id()).orElseThrow(), () -> say(address, "action", "start"));
        return address;
    }

    private String finishedBy(String address) {
        return jdbc.sql("""
                        select viewer_id from (select event, subject, viewer_id from audit.entry
                                               union all select event, subject, viewer_id from audit.waiting) log
                        where event = 'import-finished' and subject = ?
                        """).param("import/" + id(address)).query(String.class).single();
    }

    @Test
    void takesUpWhatTheServerLeftInTheMiddle() throws IOException {
        String address =
                bring("ngắt.csv", (HEADER + row("H99.F-1", "02/03/2026 08:00")).getBytes(StandardCharsets.UTF_8));
        runner.stop();
        jdbc.sql("update cases.import set status = 'RUNNING', started = now(), share = 0.4 where id = ?")
                .param(id(address))
                .update();
        assertThat(page(address))
                .contains(
                        "data-status=\"RUNNING\"",
                        "http-equiv=\"refresh\"",
                        "value=\"400\"",
                        "hx-trigger=\"every 2s\"");
        runner.start();

        assertThat(page(address)).contains("bị ngắt ở 40", "Nạp tiếp").doesNotContain("hx-trigger");
        post(address + "/resume");
        await(address, "DONE");
        assertThat(events("H99.F-1")).isEqualTo(4);
    }

    @Test
    void stopsWhatWaitsAndThrowsDraftsAway() throws IOException {
        byte[] table = (HEADER + row("H99.G-1", "02/03/2026 08:00")).getBytes(StandardCharsets.UTF_8);
        String waiting = bring("chờ.csv", table);
        String draft = bring("bỏ.csv", table);
        runner.stop();
        say(waiting, "action", "start");
        assertThat(page(waiting)).contains("data-status=\"QUEUED\"");
        post(waiting + "/cancel");
        runner.start();
        assertThat(page(waiting)).contains("Đã dừng nạp", "Nạp tiếp");
        assertThat(events("H99.G-1")).isZero();

        post(draft + "/discard");
        assertThat(mvc.get().uri(draft).exchange()).hasStatus(404).bodyText().contains("Không có lần nạp này");
        post(waiting + "/resume");
        await(waiting, "DONE");
    }

    @Test
    void showsNamesAsTextAndNeverUsesThemAsPaths() throws IOException {
        String address =
                bring("..\\..\\<b>tệp.csv", (HEADER + row("H99.H-1", "02/03/2026")).getBytes(StandardCharsets.UTF_8));

        assertThat(page(address)).contains("&lt;b&gt;tệp.csv").doesNotContain("<b>tệp");
        post(address + "/discard");
    }

    private MvcTestResult upload(String name, byte[] content) {
        return mvc.post()
                .uri("/cases/import")
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .exchange();
    }

    private String bring(String name, byte[] content) {
        MvcTestResult answer = upload(name, content);
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private String page(String address) throws IOException {
        MvcTestResult answer = mvc.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private void say(String address, String... namesAndValues) {
        var request = mvc.post().uri(address);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private void post(String address) {
        assertThat(mvc.post().uri(address).exchange()).hasStatus3xxRedirection();
    }

    /** It goes right after the import is over. */
    private void awaitThatItsFileIsGone(String address) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (uploads().stream()
                .anyMatch(file -> file.toString().contains(id(address).toString()))) {
            assertThat(System.nanoTime()).as("its file goes").isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private String await(String address, String status) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!status(address).equals(status) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(status(address)).isEqualTo(status);
        return page(address);
    }

    private String status(String address) {
        return jdbc.sql("select status from cases.import where id = ?")
                .param(id(address))
                .query(String.class)
                .single();
    }

    private static UUID id(String address) {
        String last = address.replaceFirst("\\?.*", "");
        return UUID.fromString(last.substring(last.lastIndexOf('/') + 1));
    }

    private long events(String caseCode) {
        return jdbc.sql("select count(*) from cases.event where case_code = ?")
                .param(caseCode)
                .query(Long.class)
                .single();
    }

    private List<Path> uploads() throws IOException {
        Path folder = home.resolve("uploads");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        return packed(out -> {
            try (OutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** A workbook with one part of many spaces. */
    private static byte[] zip(String part, int spaces) throws IOException {
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) ' ');
        return packed(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                if (part.startsWith("xl/")) {
                    zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
                    zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
                }
                zip.putNextEntry(new ZipEntry(part));
                for (int written = 0; written < spaces; written += block.length) {
                    zip.write(block, 0, Math.min(block.length, spaces - written));
                }
            }
        });
    }

    private interface Packing {
        void into(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packing.into(bytes);
        return bytes.toByteArray();
    }

    private static String xxe() {
        return """
                <?xml version="1.0"?>
                <!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <log><trace><string key="concept:name" value="&x;"/></trace></log>
                """;
    }
}

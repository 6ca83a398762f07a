package vn.nhip.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import picocli.CommandLine;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.verify.TamperedLog;
import vn.nhip.server.command.VerifyCommand;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** What is carried out of the machine proves the log without it; the command says so, or what is wrong. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.test.database=audit-export"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@Import(TamperedLog.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTests {
    private static final int FIRST = 40;
    private static final int SECOND = 30;

    private static final Path HOME = fresh();

    private final TamperedLog log;
    private final Checkpoints checkpoints;
    private final String database;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    ExportTests(TamperedLog log, Checkpoints checkpoints, Environment environment) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.database = environment.getRequiredProperty("nhip.database.url");
    }

    private static Path fresh() {
        try {
            return Files.createTempDirectory(Path.of("target"), "audit-export-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("nhip.home", HOME::toString);
        registry.add("nhip.audit.export", () -> HOME.resolve("worm").toString());
    }

    @BeforeAll
    void twoSegments() throws IOException {
        Files.createDirectories(HOME.resolve("worm"));
        // Begun and not ended, at a stop.
        Files.writeString(HOME.resolve("worm/entries-000000000001-000000000040.jsonl"), "{\"seq\":1,");
        log.acts(FIRST);
        checkpoints.write();
        log.acts(SECOND);
        checkpoints.write();
        assertThat(checkpoints.write()).as("nothing new").isEmpty();
    }

    private int verify(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = VerifyCommand.of(List.of(new VerifyAuditCommand(this::server)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] all = Stream.concat(Stream.of("audit"), Stream.of(arguments)).toArray(String[]::new);
        return command.execute(all);
    }

    private ConfigurableApplicationContext server(String... settings) {
        Stream<String> places =
                Stream.of("--nhip.database.url=" + database, "--nhip.home=" + HOME, "--nhip.database.connections=3");
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(places, Stream.of(settings)).toArray(String[]::new));
    }

    private static String key() {
        return HOME.resolve("keys/audit.pub").toString();
    }

    private static String file(String name) {
        return HOME.resolve(name).toString();
    }

    private static Path copy(String name) throws IOException {
        Path folder = Files.createDirectories(HOME.resolve(name));
        try (Stream<Path> files = Files.list(HOME.resolve("worm"))) {
            for (Path file : files.toList()) {
                Path copied = Files.copy(file, folder.resolve(file.getFileName()));
                Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        return folder;
    }

    @Test
    void everySegmentIsWrittenOnceAndReadOnly() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("worm"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(
                            "entries-000000000001-000000000040-2.checkpoint",
                            "entries-000000000001-000000000040-2.jsonl",
                            "entries-000000000001-000000000040.jsonl",
                            "entries-000000000041-000000000070.checkpoint",
                            "entries-000000000041-000000000070.jsonl");
        }
        Path segment = HOME.resolve("worm/entries-000000000041-000000000070.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(segment)))
                .isEqualTo("r--r--r--");
        assertThat(Files.readAllLines(segment)).hasSize(SECOND);
        assertThat(Files.readAllLines(segment).getFirst())
                .startsWith("{\"seq\":41,\"at\":\"")
                .contains("\"event\":\"account-changed\"", "\"agency\":\"H99.0\"", "\"viewer_from\":null");
    }

    @Test
    void theExportIsVerifiedWithoutADatabase() {
        assertThat(verify("--log", file("worm"), "--key", key(), "--checkpoint", file("audit/checkpoints")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .startsWith("Sổ kiểm toán nguyên vẹn: 70 mục, gốc cây ")
                .contains("4 điểm kiểm khớp");
    }

    @Test
    void aLineChangedInTheExportIsNamed() throws IOException {
        Path folder = copy("sua");
        Path segment = folder.resolve("entries-000000000041-000000000070.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"mới 3\"", "\"mới 4\""));

        assertThat(verify("--log", folder.toString(), "--key", key())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("SỔ KIỂM TOÁN ĐÃ BỊ CAN THIỆP: 1 chỗ, đầu tiên ở mục 44.")
                .contains("mục 44 bị sửa");
    }

    @Test
    void aSegmentTakenOutOfTheExportIsNamed() throws IOException {
        Path first = copy("mat-dau");
        Files.delete(first.resolve("entries-000000000001-000000000040-2.jsonl"));
        assertThat(verify("--log", first.toString(), "--key", key())).isEqualTo(1);
        assertThat(out.toString()).contains("các mục từ 1 đến 40 bị xóa");

        Path last = copy("mat-cuoi");
        Files.delete(last.resolve("entries-000000000041-000000000070.checkpoint"));
        assertThat(verify("--log", last.toString(), "--key", key(), "--checkpoint", file("audit/checkpoints")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("sổ bị cắt cuối từ mục 41");
    }

    @Test
    void theDatabaseIsVerifiedAgainstWhatWasKeptElsewhere() throws IOException {
        assertThat(verify("--checkpoint", file("audit/checkpoints")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("nguyên vẹn: 70 mục", "4 điểm kiểm khớp, mới nhất ở mục 70");
        assertThat(err.toString()).doesNotContain("Chưa đối chiếu");

        log.forced("update audit.entry set after = 'khác' where seq = 7");
        int tampered = verify();
        log.forced("update audit.entry set after = 'mới 6' where seq = 7");
        assertThat(tampered).isEqualTo(1);
        assertThat(out.toString()).contains("CAN THIỆP: 1 chỗ, đầu tiên ở mục 7", "mục 7 bị sửa");
        assertThat(err.toString()).contains("Chưa đối chiếu với điểm kiểm giữ ở nơi khác");
    }

    @Test
    void whatCannotBeVerifiedIsToldWithTheWayOut() throws IOException {
        assertThat(verify("--log", file("khong-co"))).isEqualTo(2);
        assertThat(err.toString()).contains("--log: không có thư mục");

        assertThat(verify("--log", file("worm"), "--key", file("khong-co.pub"))).isEqualTo(2);
        assertThat(err.toString()).contains("không đọc được tệp khóa", "--key");

        Path none = Files.writeString(HOME.resolve("rong"), "không phải điểm kiểm\n");
        assertThat(verify("--log", file("worm"), "--key", none.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("phải có khối PUBLIC KEY");
        assertThat(verify("--log", file("worm"), "--key", key(), "--checkpoint", none.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("không phải tệp điểm kiểm (line 1");

        Path foreign = Files.writeString(
                HOME.resolve("nguoi-khac"),
                Files.readString(HOME.resolve("audit/checkpoints")).replace("\n70\n", "\n71\n"));
        assertThat(verify("--log", file("worm"), "--key", key(), "--checkpoint", foreign.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("điểm kiểm 71 mục", "không mang chữ ký của khóa")
                .doesNotContain("Exception");
    }
}

package vn.nhip.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.nhip.cli.Words;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordedActs;
import vn.nhip.server.command.ImportCommand;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The command as a user meets it: arguments in, words and an exit code out. */
class ImportCommandTests {

    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final Path folder;
    private String out = "";
    private String err = "";

    ImportCommandTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void importsAndSaysWhatItDidWithEveryFile() throws IOException {
        Path good = fixture("progress");
        Path bad = Files.writeString(folder.resolve("bad.json"), "<html></html>");

        int code = nhip(
                "portal", "--period", "2026-08", "--captured-at", "2026-09-26T18:14Z", good.toString(), bad.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out)
                .contains(
                        good
                                + ": đã nạp Tiến độ giải quyết (TDGQ) của H99, kỳ 2026-08, 4 đơn vị, lấy lúc 26/09/2026 18:14 +00:00");
        assertThat(err).contains(bad + ": là một trang HTML");

        assertThat(nhip("portal", "--period", "2026-08", good.toString())).isZero();
        assertThat(out).contains("không đổi gì");
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_STARTED))
                .hasSize(2)
                .allSatisfy(act -> assertThat(act).startsWith("nhip import portal "));
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_FINISHED))
                .satisfiesExactly(
                        act -> assertThat(act)
                                .contains("\"file\":\"progress.json, bad.json\"", "\"captures\":\"H99 2026-08 TDGQ\"")
                                .contains("\"new\":\"1\"", "\"refused\":\"1\"", "\"status\":\"DONE\""),
                        act -> assertThat(act).contains("\"new\":\"0\"", "\"unchanged\":\"1\""));
    }

    @Test
    void refusesWhatItDoesNotUnderstandBeforeStartingAnything() {
        assertThat(nhip()).isEqualTo(2);
        assertThat(err).contains("portal");
        assertThat(nhip("portal")).isEqualTo(2);
        assertThat(err).contains("thiếu TỆP");
        assertThat(nhip("portal", "--perod", "2026-08", "a.json")).isEqualTo(2);
        assertThat(nhip("portal", "--period", "2026-13", "a.json")).isEqualTo(2);
        assertThat(err).contains("không hiểu kỳ \"2026-13\"");
        assertThat(nhip("portal", "--captured-at", "2026-09-26 18:14", "a.json"))
                .isEqualTo(2);
        assertThat(err).contains("múi giờ");
    }

    @Test
    void helpsWithAnExample() {
        assertThat(nhip("portal", "--help")).isZero();
        assertThat(out).contains("Ví dụ:", "./nhip import portal --period 2026-08", "--captured-at");
    }

    private Path fixture(String shape) throws IOException {
        try (var in = ImportCommandTests.class.getResourceAsStream("/reconciliation/" + shape + ".json")) {
            assertThat(in).isNotNull();
            return Files.write(folder.resolve(shape + ".json"), in.readAllBytes());
        }
    }

    private int nhip(String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try (PrintStream capturedOut = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
                PrintStream capturedErr = new PrintStream(errBytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capturedOut);
            System.setErr(capturedErr);
            return Words.execute(ImportCommand.of(List.of(new ImportPortalCommand(this::server))), arguments);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
            out = outBytes.toString(StandardCharsets.UTF_8);
            err = errBytes.toString(StandardCharsets.UTF_8);
        }
    }

    private ConfigurableApplicationContext server(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of(settings), Stream.of("--nhip.database.url=" + database))
                        .toArray(String[]::new));
    }
}

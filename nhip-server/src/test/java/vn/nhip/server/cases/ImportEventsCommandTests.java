package vn.nhip.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import vn.nhip.cli.Words;
import vn.nhip.contract.EventWriter;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordedActs;
import vn.nhip.server.command.ImportCommand;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The command as a user meets it: arguments in, words and an exit code out. */
class ImportEventsCommandTests {
    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyFileIsOnRecordAlsoOneThatBreaksOff(@TempDir Path folder) throws IOException {
        String events = CasesForTests.life(1).messages().stream()
                .map(message -> new String(EventWriter.write(message), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        Path good = Files.writeString(folder.resolve("su-kien.jsonl"), events + "\n{\n");
        Path broken = Files.write(folder.resolve("hong.gz"), new byte[] {0x1f, (byte) 0x8b, 1});

        assertThat(nhip("events", "--unknowns", "accept", broken.toString(), good.toString()))
                .isEqualTo(2);

        assertThat(out.toString()).contains("5 mới, 0 đã có, 1 vào khu chờ xử lý");
        assertThat(err.toString()).contains("hong.gz: dừng giữa chừng");
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_STARTED))
                .hasSize(2)
                .allSatisfy(
                        act -> assertThat(act).startsWith("nhip import events ").contains("\"sha256\":\""));
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_FINISHED))
                .satisfiesExactly(
                        act -> assertThat(act).contains("\"file\":\"hong.gz\"", "\"status\":\"FAILED\""),
                        act -> assertThat(act)
                                .contains(
                                        "\"file\":\"su-kien.jsonl\"", "\"status\":\"DONE\"", "\"unknowns\":\"ACCEPT\"")
                                .contains("\"accepted\":\"5\"", "\"quarantined\":\"1\"", "\"records\":\"6\""));
    }

    private int nhip(String... arguments) {
        CommandLine command = ImportCommand.of(List.of(new ImportEventsCommand(this::server)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return Words.execute(command, arguments);
    }

    private ConfigurableApplicationContext server(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of(settings), Stream.of("--nhip.database.url=" + database))
                        .toArray(String[]::new));
    }
}

package vn.nhip.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import vn.nhip.cli.Words;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordedActs;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The command as a user meets it: arguments in, words and an exit code out. */
class ReplayCommandTests {
    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRepairIsOnRecordLookingIsNot(@TempDir Path folder) throws IOException, SQLException {
        Path file = folder.resolve("su-kien.jsonl");
        try (OutputStream lines = Files.newOutputStream(file)) {
            for (CaseMessage message : CasesForTests.life(1).messages()) {
                lines.write(EventWriter.write(message));
                lines.write('\n');
            }
        }
        assertThat(run(new CommandLine(new ImportEventsCommand(this::server)), file.toString()))
                .isZero();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("update cases.case_file set components = 7");
        }

        assertThat(replay()).isEqualTo(1);
        assertThat(RecordedActs.of(database, AuditEvent.STATES_REPAIRED)).isEmpty();

        assertThat(replay("--repair")).isEqualTo(1);
        assertThat(RecordedActs.of(database, AuditEvent.STATES_REPAIRED))
                .satisfiesExactly(
                        act -> assertThat(act).startsWith("nhip replay ").contains("\"step\":\"bắt đầu\""),
                        act -> assertThat(act)
                                .startsWith("nhip replay ")
                                .contains(CasesForTests.code(1), "\"repaired\":\"1\"", "\"status\":\"DONE\""));

        assertThat(replay("--repair")).isZero();
        assertThat(RecordedActs.of(database, AuditEvent.STATES_REPAIRED))
                .as("where nothing differs, nothing is repaired")
                .hasSize(2);
    }

    private int replay(String... arguments) {
        return run(new CommandLine(new ReplayCommand(this::server)), arguments);
    }

    private int run(CommandLine command, String... arguments) {
        return Words.execute(command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)), arguments);
    }

    private ConfigurableApplicationContext server(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of(settings), Stream.of("--nhip.database.url=" + database))
                        .toArray(String[]::new));
    }
}

package vn.nhip.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.server.catalog.procedures.PublishedFiles.csv;
import static vn.nhip.server.catalog.procedures.PublishedFiles.lines;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import vn.nhip.cli.Words;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordedActs;
import vn.nhip.server.catalog.procedures.PublishedFiles.Full;
import vn.nhip.server.command.ImportCommand;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The command as a user meets it: arguments in, words and an exit code out. */
class ImportProceduresCommandTests {
    private static final Full BIRTH = Full.of("9.000001", "Đăng ký khai sinh bịa");

    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatItDidAndWhatItCouldNotTake(@TempDir Path folder) {
        Path full = lines(folder, "full.jsonl", BIRTH);
        Path flat = csv(folder, "flat.csv", BIRTH.flat(), "9.000002,thiếu ô");

        assertThat(nhip("procedures", flat.toString(), full.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("2 bản ghi: 1 thủ tục mới, 0 phiên bản mới, 1 bổ sung nguồn thứ hai");
        assertThat(err.toString()).contains(flat + ":3: có 2 ô, cần 33");

        assertThat(nhip("procedures", full.toString())).isZero();
        assertThat(out.toString()).contains("1 không đổi");
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_STARTED))
                .hasSize(2)
                .allSatisfy(act -> assertThat(act).startsWith("nhip import procedures "));
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_FINISHED))
                .satisfiesExactly(
                        act -> assertThat(act)
                                .contains("\"file\":\"flat.csv, full.jsonl\"", "\"new\":\"1\"")
                                .contains("\"records\":\"2\"", "\"refused\":\"1\""),
                        act -> assertThat(act).contains("\"file\":\"full.jsonl\"", "\"new\":\"0\""));
    }

    @Test
    void refusesWhatItDoesNotUnderstandBeforeStartingAnything() {
        assertThat(nhip("procedures")).isEqualTo(2);
        assertThat(err.toString()).contains("thiếu TỆP", "./nhip import procedures --help");
        assertThat(nhip("procedures", "--compelte", "a.csv")).isEqualTo(2);
    }

    @Test
    void helpsWithAnExample() {
        assertThat(nhip("procedures", "--help")).isZero();
        assertThat(out.toString()).contains("Ví dụ:", "./nhip import procedures thu-tuc.csv.gz", "--[no-]complete");
    }

    private int nhip(String... arguments) {
        CommandLine command = ImportCommand.of(List.of(new ImportProceduresCommand(this::server)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return Words.execute(command, arguments);
    }

    private ConfigurableApplicationContext server(String... settings) {
        String[] all = Stream.concat(Arrays.stream(settings), Stream.of("--nhip.database.url=" + database))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(all);
    }
}

package vn.nhip.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
import vn.nhip.server.command.ImportCommand;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The command as a user meets it: arguments in, words and an exit code out. */
class ImportAgenciesCommandTests {
    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void takesAWholeFileOrNothing(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("sai.csv"), """
                code,name,level,parent
                H44,UBND tỉnh Phú Thọ,PROVINCE,
                H44.22,Sở Y tế,DEPARTMENT,H44
                H44.100,UBND Phường Việt Trì,COMMUNE,H44.10
                """);
        Path right = Files.writeString(
                folder.resolve("dung.csv"), Files.readString(wrong).replace("H44.10\n", "H44\n"));

        assertThat(nhip("agencies", wrong.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(wrong + ":4: parent H44.10 chưa có", "không dòng nào được nạp");

        assertThat(nhip("agencies", right.toString())).isZero();
        assertThat(out.toString()).contains("3 dòng cơ quan, đơn vị; 3 dòng mới hoặc thay đổi");
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_STARTED))
                .as("what was refused changed nothing")
                .singleElement()
                .satisfies(act -> assertThat(act)
                        .startsWith("nhip import agencies ")
                        .contains("\"file\":\"dung.csv\"")
                        .doesNotContain(folder.toString()));
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_FINISHED))
                .singleElement()
                .satisfies(
                        act -> assertThat(act).contains("\"new\":\"3\"", "\"records\":\"3\"", "\"status\":\"DONE\""));
    }

    @Test
    void helpsWithAnExample() {
        assertThat(nhip("agencies", "--help")).isZero();
        assertThat(out.toString()).contains("Ví dụ:", "./nhip import agencies co-quan.csv", "PROVINCE (tỉnh)");
    }

    private int nhip(String... arguments) {
        CommandLine command = ImportCommand.of(List.of(new ImportAgenciesCommand(this::server)))
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

package vn.nhip.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
class ImportCasesCommandTests {
    private static final String REGISTER = """
            Mã hồ sơ,Mã thủ tục,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Trạng thái
            H99.1-260302-0001,1.000001,Người Ví Dụ,02/03/2026 08:15,09/03/2026,06/03/2026,Đã trả kết quả
            H99.1-260302-0002,1.000001,Người Ví Dụ,02/03/2026 09:15,09/03/2026,,Đang xử lý
            H99.1-260302-0003,1.000001,Người Ví Dụ,02/03/2026 10:15,01/03/2026,,Đang xử lý
            H99.1-260302-0004,1.000001,Người Ví Dụ,hôm qua,09/03/2026,,Đang xử lý
            """;

    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final Path register;
    private final Path mapping;
    private final Path folder;
    private String out = "";
    private String err = "";

    ImportCasesCommandTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        register = Files.writeString(folder.resolve("so.csv"), REGISTER);
        mapping = folder.resolve("mapping.yaml");
    }

    private void propose() throws IOException {
        assertThat(nhip("cases", "--propose", register.toString())).isZero();
        Files.writeString(mapping, out);
    }

    @Test
    void importsWithWhatItProposedAndImportsNothingTwice() throws IOException {
        propose();

        assertThat(nhip("cases", "--mapping", mapping.toString(), register.toString()))
                .isEqualTo(1);
        assertThat(out)
                .contains("so.csv: 4 bản ghi, 10 sự kiện", "7 mới, 0 đã có, 3 vào khu chờ xử lý")
                .contains("hẹn trả trước khi tiếp nhận: 1", "thời điểm không đọc được: 2");
        assertThat(err)
                .contains("dòng 5 (accepted)", "hôm qua", "H99.1-260302-0003")
                .doesNotContain("Người Ví Dụ");

        assertThat(nhip("cases", "--mapping", mapping.toString(), register.toString()))
                .as("three records still wait")
                .isEqualTo(1);
        assertThat(out).contains("0 mới, 7 đã có, 3 vào khu chờ xử lý");
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_STARTED))
                .hasSize(2)
                .allSatisfy(
                        act -> assertThat(act).startsWith("nhip import cases ").contains("\"file\":\"so.csv\""));
        assertThat(RecordedActs.of(database, AuditEvent.IMPORT_FINISHED))
                .satisfiesExactly(
                        act -> assertThat(act)
                                .contains("\"accepted\":\"7\"", "\"quarantined\":\"3\"", "\"status\":\"DONE\""),
                        act -> assertThat(act).contains("\"accepted\":\"0\"", "\"duplicates\":\"7\""));
    }

    @Test
    void aDryRunReadsAndStartsNothing() throws IOException {
        propose();

        assertThat(nhip("cases", "--mapping", mapping.toString(), "--dry-run", register.toString()))
                .isEqualTo(1);
        assertThat(out).contains("đọc thử 4 bản ghi, 8 sự kiện", "2 không đọc được; chưa ghi gì");
    }

    @Test
    void aFileThatDoesNotFitIsRefusedAndTheOthersAreRead() throws IOException {
        propose();
        Path other = Files.writeString(folder.resolve("khac.csv"), "a,b\n1,2\n");

        assertThat(nhip("cases", "--mapping", mapping.toString(), "--dry-run", other.toString(), register.toString()))
                .isEqualTo(1);
        assertThat(err).contains("khac.csv: Tệp không có cột \"Chủ hồ sơ\"");
        assertThat(out).contains("so.csv: đọc thử 4 bản ghi");
    }

    @Test
    void mistakesInTheMappingAreToldWithTheirLines() throws IOException {
        Files.writeString(mapping, "title: t\nsource: s\nfile: {format: ods}\ncase: x\nevents: []\n");

        assertThat(nhip("cases", "--mapping", mapping.toString(), register.toString()))
                .isEqualTo(2);
        assertThat(err)
                .contains(
                        mapping + ":3: format: ods, expected one of csv, xlsx, xes",
                        mapping + ":4: case: x",
                        mapping + ":5:");
    }

    @Test
    void refusesWhatItDoesNotUnderstandBeforeStartingAnything() {
        assertThat(nhip("cases", register.toString())).isEqualTo(2);
        assertThat(err).contains("--propose");
        assertThat(nhip("cases", "--mapping", "m.yaml")).isEqualTo(2);
        assertThat(nhip("cases", "--mapping", "khong-co.yaml", register.toString()))
                .isEqualTo(2);
        assertThat(nhip("cases", "--mapping", "m.yaml", "khong-co.csv")).isEqualTo(2);
        assertThat(err).contains("khong-co.csv");
    }

    @Test
    void helpsWithAnExample() {
        assertThat(nhip("cases", "--help")).isZero();
        assertThat(out).contains("Ví dụ:", "./nhip import cases --mapping mapping.yaml");
    }

    private int nhip(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine command = ImportCommand.of(List.of(new ImportCasesCommand(this::server)));
        command.setOut(new PrintWriter(outText, true)).setErr(new PrintWriter(errText, true));
        int code = Words.execute(command, arguments);
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    private ConfigurableApplicationContext server(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(Stream.of(settings), Stream.of("--nhip.database.url=" + database))
                        .toArray(String[]::new));
    }
}

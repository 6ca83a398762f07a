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
import vn.nhip.contract.Person;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.persons.PersonsWiring;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The command as an operator meets it: arguments in, words and an exit code out. */
class SealCommandTests {
    private static final int NUMBER = 900_001;

    private final String database = EmbeddedPostgresForTests.freshDatabase();
    private final Path home;
    private String out = "";
    private String err = "";

    SealCommandTests(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void changesTheKeyAndSaysWhatOfTheOldOneIsLeft() throws IOException {
        try (ConfigurableApplicationContext context = server("--nhip.database.purpose=command", "--nhip.sample=off")) {
            Person person = new Person("Người Thử Một", "000000000001", null, null, null);
            context.getBean(Intake.class)
                    .take(
                            CasesForTests.DELIVERY,
                            List.of(CasesForTests.read(CasesForTests.of(
                                    person,
                                    CasesForTests.begun(NUMBER)
                                            .about(null)
                                            .submitted("2026-03-02 08:00")
                                            .last()))));
        }
        assertThat(nhip("status")).isZero();
        assertThat(out).contains("2 giá trị của người nộp hồ sơ  đang dùng để mã hóa");
        String old = out.substring(0, 8);

        assertThat(nhip("retire", old)).isEqualTo(1);
        assertThat(err).contains("đang dùng để mã hóa");
        assertThat(nhip("rotate")).isZero();
        assertThat(out)
                .contains("Sao lưu tệp khóa", "Đã mã hóa lại 1 dòng")
                .contains(old + "  0 giá trị  không còn dùng; bỏ được: ./nhip seal retire " + old)
                .doesNotContain("Người", "0000000");
        assertThat(Files.readAllLines(home.resolve("keys/personal.key"))).hasSize(2);
        assertThat(nhip("rotate", "--continue")).isZero();
        assertThat(out).contains("Đã mã hóa lại 0 dòng");
        assertThat(nhip("retire", old)).isEqualTo(1);
        assertThat(err).contains("Thử lại sau một phút");

        assertThat(nhip("expire", "--dry-run")).isZero();
        assertThat(out).contains("Sẽ xóa dữ liệu cá nhân của 0 hồ sơ, nội dung của 0 bản ghi chờ");
    }

    @Test
    void saysWhatItUnderstands() {
        assertThat(nhip()).isEqualTo(2);
        assertThat(err).contains("status, rotate, retire hoặc expire");
        assertThat(nhip("--help")).isZero();
        assertThat(out).contains("Ví dụ:", "./nhip seal rotate --continue");
    }

    private int nhip(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine command = new CommandLine(new SealCommand(this::server));
        command.setOut(new PrintWriter(outText, true)).setErr(new PrintWriter(errText, true));
        int code = Words.execute(command, arguments);
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    private ConfigurableApplicationContext server(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class, PersonsWiring.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(settings),
                                Stream.of("--nhip.database.url=" + database, "--nhip.home=" + home))
                        .toArray(String[]::new));
    }
}

package vn.nhip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

class LintCommandTests {
    private static final String WITHOUT_CHANNEL = """
            {"session": "x", "madonvi": "H26.19", "service": "DongBoHoSoMC", "isUpdating": "false", "data": [
              {"MaHoSo": "H26.19.15-260213-0001", "MaTTHC": "1.004194", "ChuHoSo": "Nguyễn Văn Ví Dụ", "NgayTiepNhan": "20260213083000",
               "NgayHenTra": "20260306170000", "TrangThaiHoSo": "4"}]}
            """;

    private record Run(int code, String out, String err) {}

    private static Run run(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = new CommandLine(
                        new LintCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    @Test
    void saysWhatAMissingFieldCosts() {
        Run run = run(WITHOUT_CHANNEL, "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("-: 1 bản ghi, ")
                .contains("H26.19.15-260213-0001, KenhThucHien: mất điểm ở 3.3")
                .contains("Chỉ số 3.3: 1 chỗ làm mất điểm")
                .doesNotContain("Nguyễn");
    }

    @Test
    void saysTheSameAsJson() {
        Run run = run(WITHOUT_CHANNEL, "-", "--format", "json");

        List<Map<String, Object>> findings = new Yaml().load(run.out());
        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding)
                        .containsEntry("field", "KenhThucHien")
                        .containsEntry("severity", "COSTS")
                        .extractingByKey("indicators")
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .contains("3.3"));
    }

    @Test
    void whatIsNoPayloadIsToldWithTheWayOut() {
        Run broken = run("{\"data\": [", "-");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("cả gói");

        Run missing = run("", "khong-co.json");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("không có tệp khong-co.json");
    }
}

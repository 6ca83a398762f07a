package vn.nhip.server.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.server.cases.imports.FileImport.Reading;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.mapping.Mapping;

class FileLookTests {
    private final Path folder;

    FileLookTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mã hồ sơ             | CASE_CODE
            SoHoSo               | CASE_CODE
            MÃ SỐ BIÊN NHẬN      | UNUSED
            Mã TTHC              | PROCEDURE
            Mã đơn vị xử lý      | AGENCY
            Ngày tiếp nhận       | ACCEPTED_AT
            NgayHenTra           | DUE
            Thời gian trả kết quả| RETURNED_AT
            Ngày hoàn thành      | COMPLETED_AT
            Chủ hồ sơ            | PERSON_NAME
            Số CCCD              | PERSON_IDENTITY
            Kênh nộp             | CHANNEL
            trace:concept:name   | CASE_CODE
            concept:name         | STEP
            time:timestamp       | STEP_FINISHED_AT
            Ghi chú              | UNUSED
            """)
    void guessesFromTheName(String column, ColumnMeaning meaning) {
        assertThat(ColumnGuess.of(List.of(column))).containsEntry(column, meaning);
    }

    @Test
    void givesAMeaningToOneColumnOnly() {
        assertThat(ColumnGuess.of(List.of("Mã hồ sơ", "Số hồ sơ")))
                .containsEntry("Mã hồ sơ", ColumnMeaning.CASE_CODE)
                .containsEntry("Số hồ sơ", ColumnMeaning.UNUSED);
    }

    @Test
    void findsTheHeaderUnderATitleAndTheDelimiter() throws IOException {
        MappingGuide guide = look("""
                SỔ THEO DÕI HỒ SƠ;;;
                Từ 01/08 đến 31/08;;;
                STT;Mã hồ sơ;Ngày tiếp nhận;Ghi chú
                1;H99-1;01/08/2026 08:00;
                2;H99-2;02/08/2026 08:00;có, và không
                """, StandardCharsets.UTF_8);

        assertThat(guide.form().delimiter()).isEqualTo(";");
        assertThat(guide.form().header()).isEqualTo(3);
        assertThat(guide.columns()).containsOnlyKeys("STT", "Mã hồ sơ", "Ngày tiếp nhận", "Ghi chú");
        assertThat(guide.dates()).isEmpty();
    }

    @Test
    void knowsOtherWaysOfWritingDays() throws IOException {
        MappingGuide guide = look("""
                case id,received
                A1,12/25/2025 08:00
                """, StandardCharsets.UTF_8);

        assertThat(guide.dates()).contains("MM/dd/yyyy HH:mm");
    }

    @Test
    void writesAMappingThatCanBeRead() throws IOException {
        MappingGuide guide = look("""
                Mã hồ sơ,Mã TTHC,Kênh,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,"Lạ ""lùng"" \\ cột"
                H99-1,1.000001,Trực tuyến,Nguyễn Thị Ví Dụ,01/08/2026,05/08/2026,04/08/2026,x
                """, StandardCharsets.UTF_8);
        String yaml = GuideYaml.write(guide, new Reading(null, "thu \"nghiem\"", Unknowns.ACCEPT), "tệp: thử.csv");

        Mapping mapping = Mapping.read(yaml, "thử");
        assertThat(mapping.source()).isEqualTo("thu \"nghiem\"");
        assertThat(mapping.unknowns()).isEqualTo(Unknowns.ACCEPT);
    }

    @Test
    void readsAnOldVietnameseEncoding() throws IOException {
        String text = "So ho so,Ngày hẹn trả\nH99-1,01/08/2026\n";
        MappingGuide guide = look(text.replace("ẹ", "e\u0323").replace("ả", "a\u0309"), Charset.forName("windows-1258"));

        assertThat(guide.form().charset()).isEqualTo("windows-1258");
        assertThat(guide.columns()).containsValue(ColumnMeaning.DUE);
    }

    private MappingGuide look(String text, Charset charset) throws IOException {
        Path file = Files.write(folder.resolve("tep"), text.getBytes(charset));
        return FileLook.of(file, new FileImport.File("tep.csv", Files.size(file), FileContent.kind(file)));
    }
}

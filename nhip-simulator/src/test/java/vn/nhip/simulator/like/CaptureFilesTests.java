package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.contract.results.FileRefused;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.simulator.like.Published.Count;

class CaptureFilesTests {
    private static final String PROGRESS = """
            departmentCode,departmentName,level,totalReceived,totalOnTime
            H99,UBND tỉnh Bình Minh,PARENT,100,90
            H99.01,Sở Y tế,PROVINCE,40,35
            H99.11,UBND xã Tân Lập,COMMUNE,60,55
            """;
    private static final String PETITIONS = """
            {"code": "OK", "data": {"overview": {"departmentCode": "H99", "metrics": [
                {"code": "PETITION_PROCESSING_ON_TIME", "numerator": 2, "denominator": 3}]},
              "evaluation": [{"departmentCode": "H99.11", "metrics": [
                {"code": "PETITION_PROCESSING_ON_TIME", "numerator": 1, "denominator": 1}]}]}}
            """;
    private static final OffsetDateTime CAPTURED = OffsetDateTime.parse("2026-09-27T01:14+07:00");

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit before each test.
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertRefused(List<Path> files, @Nullable OffsetDateTime captured, String... parts) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> CaptureFiles.read(files, captured))
                .satisfies(refused -> assertThat(refused.reason()).contains(parts));
    }

    @Test
    void theFilesOfAFolderAreOneCapture() throws IOException {
        file("progress-2026-08.csv", PROGRESS);
        file("satisfaction-2026-08.json", PETITIONS);
        file("ghi-chu.txt", "không phải số liệu");
        file("manifest.json", "{\"files\": {\"satisfaction-2026-08.json\": {\"captured_at\": \"2026-09-28T15:14Z\"}}}");
        Published published = CaptureFiles.read(List.of(folder), CAPTURED);

        assertThat(published.period()).isEqualTo(Period.month(2026, 8));
        assertThat(published.captured())
                .containsEntry("TDGQ", CAPTURED.toInstant())
                .containsEntry("MDHL", Instant.parse("2026-09-28T15:14:00Z"))
                .hasSize(2);
        assertThat(published.units()).extracting("code").containsExactly("H99", "H99.01", "H99.11");
        assertThat(published.units())
                .extracting("level")
                .containsExactly(Level.PROVINCE, Level.DEPARTMENT, Level.COMMUNE);
        assertThat(published.province().counts())
                .containsEntry("2.1", new Count(90, 100))
                .containsEntry("5.2", new Count(2, 3));
        assertThat(published.below().getFirst().counts()).containsOnlyKeys("2.1");
    }

    @Test
    void theMonthIsInTheNameOrInTheNote() throws IOException {
        Path file = file("tien-do.csv", PROGRESS);
        assertRefused(
                List.of(file), CAPTURED, "tien-do.csv: không biết của tháng nào: đặt tên tệp kết thúc bằng -2026-08");
        file("capture.json", "{\"period\": \"2026-07\", \"captured_at\": \"2026-08-20T00:00Z\"}");

        assertThat(CaptureFiles.read(List.of(file), null).period()).isEqualTo(Period.month(2026, 7));
    }

    @Test
    void whenItWasCapturedMustBeKnown() throws IOException {
        assertRefused(
                List.of(file("progress-2026-08.csv", PROGRESS)),
                null,
                "progress-2026-08.csv: không biết lấy lúc nào: thêm --captured-at");
    }

    @Test
    void twoProvincesAreNotOne() throws IOException {
        assertRefused(
                List.of(file("a-2026-08.csv", PROGRESS), file("b-2026-08.json", PETITIONS.replace("H99", "H98"))),
                CAPTURED,
                "của H98, các tệp khác của H99: chỉ đưa các tệp của một tỉnh");
    }

    @Test
    void twoMonthsAreNotOne() throws IOException {
        assertRefused(
                List.of(file("a-2026-08.csv", PROGRESS), file("b-2026-07.json", PETITIONS)),
                CAPTURED,
                "b-2026-07.json: của kỳ 2026-07, tệp trước của kỳ 2026-08: chỉ đưa các tệp của một tháng");
    }

    @Test
    void aGroupComesOnce() throws IOException {
        assertRefused(
                List.of(file("a-2026-08.csv", PROGRESS), file("b-2026-08.csv", PROGRESS)),
                CAPTURED,
                "b-2026-08.csv: nhóm Tiến độ giải quyết đã có trong tệp khác: mỗi nhóm một tệp");
    }

    @Test
    void aFolderWithoutAnswersSaysSo() throws IOException {
        file("manifest.json", "{}");
        file("capture.json", "{}");

        assertRefused(List.of(folder), CAPTURED, "không có tệp .json hay .csv nào của Cổng trong thư mục này");
    }

    @Test
    void aFileThatIsNotThereOrNoAnswerIsNamed() throws IOException {
        assertRefused(List.of(folder.resolve("mất-2026-08.csv")), CAPTURED, "mất-2026-08.csv: ");
        assertRefused(
                List.of(file("x-2026-08.json", "[1]")),
                CAPTURED,
                "x-2026-08.json: ",
                "không phải câu trả lời của Cổng");
    }

    @Test
    void aUnitKnownByItsNumberOnlyGetsItsCodeFromAnotherAnswer() throws IOException {
        String numbered = """
                {"code": "OK", "data": {"overview": {"departmentCode": "H99", "metrics": [
                    {"code": "PETITION_PROCESSING_ON_TIME", "numerator": 2, "denominator": 3}]},
                  "evaluation": [{"departmentId": "id-11", "metrics": [
                    {"code": "PETITION_PROCESSING_ON_TIME", "numerator": 1, "denominator": 1}]}]}}
                """;
        Path petitions = file("mdhl-2026-08.json", numbered);
        assertRefused(List.of(petitions), CAPTURED, "đơn vị id-11 không có mã trong tệp nào");
        Path progress = file(
                "tdgq-2026-08.csv",
                "departmentId,departmentCode,level,totalReceived,totalOnTime\n,H99,PARENT,9,9\nid-11,H99.11,COMMUNE,9,9\n");
        Published published = CaptureFiles.read(List.of(petitions, progress), CAPTURED);

        assertThat(published.below().getFirst().code()).isEqualTo("H99.11");
        assertThat(published.below().getFirst().counts())
                .containsEntry("5.2", new Count(1, 1))
                .containsEntry("2.1", new Count(9, 9));
    }
}

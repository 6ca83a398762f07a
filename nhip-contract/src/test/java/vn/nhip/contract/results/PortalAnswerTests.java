package vn.nhip.contract.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.contract.results.PortalAnswer.Count;
import vn.nhip.contract.results.PortalAnswer.Unit;
import vn.nhip.core.index.Level;

class PortalAnswerTests {
    private static final String PROGRESS = """
            {"code": "OK", "data": {
              "parent": {"departmentId": "id-99", "departmentName": "UBND tỉnh Bình Minh", "departmentCode": "H99",
                "totalReceived": 100, "totalOnTime": 90, "totalCompleted": 80, "totalScore": 18.0, "totalMaxScore": 20},
              "children": [
                {"departmentId": "id-9901", "departmentName": "Sở Y tế - Tỉnh Bình Minh", "departmentCode": "H99.01",
                  "level": "PROVINCE", "totalReceived": 0, "totalOnTime": 0, "score": 0, "maxScore": 20},
                {"departmentId": "id-9911", "departmentName": "UBND Phường Hòa Bình", "departmentCode": "H99.11",
                  "level": "COMMUNE", "totalReceived": 60, "totalOnTime": 55, "score": 18.33, "maxScore": 20},
                {"departmentId": "id-9912", "departmentName": "UBND xã Tân Lập", "departmentCode": "H99.12",
                  "level": "COMMUNE", "totalReceived": 40, "totalOnTime": null, "score": 17.5, "maxScore": 20}]},
              "message": "OK"}
            """;

    private static final String DIGITISATION = """
            {"code": "OK", "data": {
              "overview": {"departmentCode": "H99", "score": 5.6, "maxScore": 22, "metrics": [
                {"code": "ORIGINAL_RESULT_AVAILABLE", "numerator": 60, "denominator": 100, "score": 3.6, "maxScore": 6},
                {"code": "ELECTRONIC_CERTIFIED_COPY", "numerator": null, "denominator": null, "score": 2.0, "maxScore": 2},
                {"code": "NEW_METRIC_2027", "numerator": 1, "denominator": 2}]},
              "evaluation": [], "pagination": {"total": 3}}}
            """;

    private static final String TABLE =
            "departmentCode,level,totalReceived,totalOnTime,score\nH99,PARENT,10,9,18\nH99.01,PROVINCE,10,9,18\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit before each test.
    private Path folder;

    @Test
    void readsFieldsOfTheParentAndItsChildrenAsIndicators() throws IOException {
        PortalAnswer answer = read(PROGRESS);

        assertThat(answer.group()).isEqualTo(PortalGroup.PROGRESS);
        assertThat(answer.root().code()).isEqualTo("H99");
        assertThat(answer.announced()).isNull();
        assertThat(answer.units())
                .extracting(Unit::code, unit -> unit.identity().level())
                .containsExactly(
                        tuple("H99", Level.PROVINCE),
                        tuple("H99.01", Level.DEPARTMENT),
                        tuple("H99.11", Level.COMMUNE),
                        tuple("H99.12", Level.COMMUNE));
        assertThat(answer.units())
                .flatExtracting(Unit::counts)
                .extracting(Count::indicator, Count::numerator, Count::denominator)
                .containsExactly(
                        tuple("2.1", 90L, 100L), tuple("2.1", 0L, 0L), tuple("2.1", 55L, 60L), tuple("2.1", null, 40L));
        assertThat(answer.root().extra().path("totalCompleted").intValue()).isEqualTo(80);
    }

    @Test
    void readsMetricsAsIndicatorsAndKeepsThoseItDoesNotKnow() throws IOException {
        PortalAnswer answer = read(DIGITISATION);

        assertThat(answer.group()).isEqualTo(PortalGroup.DIGITISATION);
        assertThat(answer.announced()).isEqualTo(4);
        assertThat(answer.root().counts())
                .extracting(Count::indicator, Count::numerator, Count::denominator)
                .containsExactly(tuple("4.1", 60L, 100L), tuple("4.6", null, null));
        assertThat(answer.notices())
                .containsExactly(
                        "chỉ số chưa biết, giữ nguyên mà không tính: NEW_METRIC_2027",
                        "Cổng báo có 3 đơn vị dưới tỉnh, tệp có 0");
    }

    @Test
    void readsATranscribedTableAsTheAnswerItWasCopiedFrom() throws IOException {
        PortalAnswer answer = read(TABLE);

        assertThat(answer.group()).isEqualTo(PortalGroup.PROGRESS);
        assertThat(answer.units())
                .flatExtracting(Unit::counts)
                .extracting(Count::indicator, Count::numerator, Count::denominator)
                .containsExactly(tuple("2.1", 9L, 10L), tuple("2.1", 9L, 10L));
    }

    @Test
    void refusesFilesThatAreNotWhatTheySay() throws IOException {
        assertRefused("", "tệp rỗng");
        assertRefused("  \n", "tệp rỗng");
        assertRefused("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", "trang HTML");
        assertRefused(PROGRESS.substring(0, PROGRESS.length() / 2), "không phải JSON trọn vẹn ở dòng");
        assertRefused(PROGRESS + "{}", "không phải JSON trọn vẹn");
        assertRefused(PROGRESS.replace("\"code\": \"OK\"", "\"code\": \"UNAUTHORIZED\""), "code = UNAUTHORIZED");
        assertRefused("[1, 2]", "không phải câu trả lời của Cổng");
        assertRefused("{\"code\":\"OK\",\"data\":{}}", "overview");
        assertRefused(
                "{\"code\":\"OK\",\"data\":{\"parent\":{\"departmentCode\":\"H99\"},\"children\":[]}}", "không đủ");
        assertRefused(
                PROGRESS.replace("\"totalReceived\": 60", "\"totalReceived\": -60"),
                "H99.11: totalReceived không được âm");
        assertRefused(PROGRESS.replace("\"totalReceived\": 60", "\"totalReceived\": 60.5"), "phải là số nguyên");
        assertRefused(PROGRESS.replace("\"totalReceived\": 60", "\"totalReceived\": \"60\""), "phải là số");
        assertRefused(PROGRESS.replace("\"totalReceived\": 60", "\"totalReceived\": 1e400"), "quá nhiều chữ số");
        assertRefused(PROGRESS.replace("H99.12", "H99.11"), "departmentCode H99.11 có hai lần");
        assertRefused(DIGITISATION.replace("ELECTRONIC_CERTIFIED_COPY", "DOSSIER_SYNC"), "nhiều nhóm");
        assertRefused(DIGITISATION.replace("\"score\": 3.6", "\"score\": \"3.6\""), "score phải là số");
        assertRefused(PROGRESS.replace("UBND xã", "UBND\\u0000xã"), "NUL");
        assertRefused("departmentCode,foo\nH99,1\n", "không thuộc nhóm");
        assertRefused("a,b\n1,2\n", "departmentCode");
    }

    @Test
    void refusesTablesThatAreNotWhole() throws IOException {
        assertRefused(TABLE + "H99.02,PROVINCE,10\n", "dòng 4 có 3 ô, tiêu đề có 5");
        assertRefused(TABLE.replace("H99.01,PROVINCE,10", "H99.01,PROVINCE,1.5"), "số nguyên");
        assertRefused(TABLE.replace("H99.01,PROVINCE,10", "H99.01,PROVINCE,mười"), "phải là số");
        assertRefused(TABLE.replace("totalOnTime", "onTime"), "thiếu cột");
        assertRefused(TABLE.replace("PARENT", "PROVINCE").replace("H99.01", "H98.01"), "cần đúng một dòng của tỉnh");
        assertRefused(TABLE + "\"H99.02,PROVINCE,10,9,18\n", "CSV trọn vẹn");
        assertRefused("departmentCode,DOSSIER_SYNC_numerator\nH99,1\n", "thiếu cột DOSSIER_SYNC_denominator");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "departmentCode,tên\nH99,Phú Thọ é\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> SourceFile.read(latin))
                .withMessageContaining("UTF-8");
    }

    private PortalAnswer read(String content) throws IOException {
        return PortalAnswer.of(SourceFile.read(Files.writeString(folder.resolve("answer.json"), content)));
    }

    private void assertRefused(String content, String expected) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> read(content))
                .satisfies(refused -> assertThat(refused.reason()).contains(expected));
    }
}

package vn.nhip.simulator.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Caller;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;

class ReportServerTests {
    private static final List<String> COLUMNS = List.of(
            "received",
            "receivedOnline",
            "receivedOtherwise",
            "carriedOver",
            "resolved",
            "resolvedEarly",
            "resolvedOnTime",
            "resolvedLate",
            "inProgress",
            "inProgressInTime",
            "inProgressOverdue");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-08-18T03:00:00Z"));
    private final ReportServer server = new ReportServer(Setting.calm().at(now::get));
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        server.start();
        caller = new Caller(server);
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    private static ObjectNode counts(ObjectNode row, int... values) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            row.put(COLUMNS.get(i), values[i]);
        }
        return row;
    }

    /** Hộ tịch 100 = 60 + 30 + 10, đất đai 50 = 20 + 20 + 10. */
    private static ObjectNode august() {
        ObjectNode report = SandboxJson.object();
        var rows = report.putArray("rows");
        counts(rows.addObject().put("field", "Hộ tịch"), 100, 60, 30, 10, 80, 50, 25, 5, 20, 18, 2);
        counts(rows.addObject().put("field", "Đất đai"), 50, 20, 20, 10, 30, 10, 10, 10, 20, 15, 5);
        counts(report.putObject("total"), 150, 80, 50, 20, 110, 60, 35, 15, 40, 33, 7);
        return report;
    }

    private HttpResponse<String> file(String agency, String month, ObjectNode report) {
        return caller.post("/api/v1/reports/" + agency + "/" + month, report.toString());
    }

    private void steer(String json) {
        HttpResponse<String> response = caller.post("/_sandbox", json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void takesAReportThatAddsUpAndGivesItBack() {
        HttpResponse<String> taken = file("H44.100", "2026-08", august());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(file("H44.100", "2026-08", august()).statusCode())
                .as("sent again before it closes")
                .isEqualTo(200);
        JsonNode told = Caller.json(caller.get("/api/v1/reports/H44.100/2026-08"));
        assertThat(told.path("version").intValue()).isEqualTo(2);
        assertThat(told.path("firstDay").asString()).isEqualTo("2026-07-15");
        assertThat(told.path("lastDay").asString()).isEqualTo("2026-08-14");
        assertThat(told.path("rows")).isEqualTo(august().path("rows"));
        assertThat(told.path("total")).isEqualTo(august().path("total"));
        assertThat(caller.get("/api/v1/reports/H44.101/2026-08").statusCode()).isEqualTo(404);
    }

    @Test
    void namesEveryContradiction() {
        ObjectNode wrong = august();
        ((ObjectNode) wrong.path("rows").get(0)).put("receivedOnline", 61).put("resolvedLate", 6);
        ((ObjectNode) wrong.path("rows").get(1)).put("inProgress", 21);
        ((ObjectNode) wrong.path("rows").get(1)).put("field", "Hộ tịch");
        HttpResponse<String> refused = file("H44.100", "2026-08", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Caller.json(refused).path("contradictions").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "Hộ tịch: (3) tổng số tiếp nhận là 100, nhưng (4) tiếp nhận trực tuyến 61 + (5) tiếp nhận trực tiếp, bưu chính"
                                + " 30 + (6) từ kỳ trước chuyển sang 10 = 101. Hãy kiểm tra lại các cột này.",
                        "Hộ tịch: (7) tổng số đã giải quyết là 80, nhưng (8) giải quyết trước hạn 50 + (9) giải quyết đúng hạn 25"
                                + " + (10) giải quyết quá hạn 6 = 81. Hãy kiểm tra lại các cột này.",
                        "Lĩnh vực \"Hộ tịch\" có nhiều dòng. Hãy gộp thành một dòng.",
                        "Hộ tịch: (11) tổng số đang giải quyết là 21, nhưng (12) đang giải quyết trong hạn 15"
                                + " + (13) đang giải quyết quá hạn 5 = 20. Hãy kiểm tra lại các cột này.",
                        "Hộ tịch: (3) tổng số tiếp nhận là 50, nhưng (7) tổng số đã giải quyết 30 + (11) tổng số đang giải quyết 21 = 51."
                                + " Hãy kiểm tra lại các cột này.",
                        "Tổng số, cột (4) tiếp nhận trực tuyến là 80, cộng các dòng được 81. Hãy sửa dòng hoặc tổng.",
                        "Tổng số, cột (10) giải quyết quá hạn là 15, cộng các dòng được 16. Hãy sửa dòng hoặc tổng.",
                        "Tổng số, cột (11) tổng số đang giải quyết là 40, cộng các dòng được 41. Hãy sửa dòng hoặc tổng.");
        assertThat(caller.get("/api/v1/reports/H44.100/2026-08").statusCode())
                .as("nothing is taken")
                .isEqualTo(404);
    }

    @Test
    void holdsWhatIsCarriedOverAgainstTheMonthBefore() {
        assertThat(file("H44.100", "2026-08", august()).statusCode()).isEqualTo(201);
        now.set(Instant.parse("2026-09-18T03:00:00Z"));
        HttpResponse<String> refused = file("H44.100", "2026-09", august());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Caller.json(refused).path("contradictions").valueStream().map(JsonNode::asString))
                .singleElement()
                .asString()
                .contains("(6) từ kỳ trước chuyển sang là 20", "cuối tháng 2026-08 đơn vị báo còn 40");
    }

    @Test
    void refusesWhatIsNoReport() {
        ObjectNode missing = august();
        ((ObjectNode) missing.path("rows").get(1)).remove("inProgressOverdue");
        HttpResponse<String> refused = file("H44.100", "2026-08", missing);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Caller.json(refused).path("error").asString())
                .isEqualTo(
                        "Đất đai, cột (13) đang giải quyết quá hạn (\"inProgressOverdue\"): thiếu; cần số nguyên từ 0."
                                + " Không có hồ sơ thì ghi 0.");
        for (String wrong : List.of("-1", "1.5", "\"1\"", "null", "99999999999")) {
            String body = august().toString().replace("\"received\":100", "\"received\":" + wrong);
            assertThat(caller.post("/api/v1/reports/H44.100/2026-08", body).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(file("H44.100", "2026-13", august()).statusCode()).isEqualTo(400);
        assertThat(file("phuong-1", "2026-08", august()).statusCode()).isEqualTo(400);
        assertThat(file("H44.100", "2026-08", august().put("rows", 1)).statusCode())
                .isEqualTo(400);
        assertThat(file("H44.100", "2026-08", august().put("note", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesNothingBeforeTheEndOrAfterTheClosingUnlessReopened() {
        now.set(Instant.parse("2026-08-14T16:59:00Z"));
        assertThat(file("H44.100", "2026-08", august()).statusCode()).isEqualTo(409);
        now.set(Instant.parse("2026-08-14T17:00:00Z"));
        assertThat(file("H44.101", "2026-08", august()).statusCode())
                .as("15/8 has begun in Vietnam")
                .isEqualTo(201);
        now.set(Instant.parse("2026-08-25T17:00:00Z"));
        HttpResponse<String> late = file("H44.100", "2026-08", august());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Caller.json(late).path("error").asString()).contains("2026-08-25", "Hãy xin mở lại");

        steer("{\"reopen\":{\"agency\":\"H44.100\",\"month\":\"2026-08\",\"until\":\"2026-08-28\"}}");
        assertThat(file("H44.102", "2026-08", august()).statusCode()).isEqualTo(409);
        HttpResponse<String> taken = file("H44.100", "2026-08", august());
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(Caller.json(taken).path("late").booleanValue()).isTrue();
        steer("{\"skewSeconds\":" + 4 * 86_400 + "}");
        assertThat(file("H44.100", "2026-08", august()).statusCode()).isEqualTo(409);
    }

    @Test
    void canCountCalendarMonths() {
        steer("{\"rules\":{\"calendarMonth\":true,\"closingDay\":5}}");
        assertThat(file("H44.100", "2026-08", august()).statusCode()).isEqualTo(409);
        now.set(Instant.parse("2026-09-02T03:00:00Z"));
        HttpResponse<String> taken = file("H44.100", "2026-08", august());
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(Caller.json(taken).path("lastDay").asString()).isEqualTo("2026-08-31");
        for (String wrong : List.of(
                "{\"closingDay\":10}", "{\"closingDay\":31}", "{\"closingDay\":\"1\"}", "{\"calendarMonth\":1}", "1")) {
            assertThat(caller.post("/_sandbox", "{\"rules\":" + wrong + "}").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void answersWhatIndicator14IsDividedByWithoutWhatWasCarriedOver() {
        file("H44.100", "2026-08", august());
        file("H44.05", "2026-08", august());
        assertThat(caller.get("/api/v1/denominators.csv?month=2026-08").body()).isEqualTo("""
                agency,period,kind,count
                H44,2026-08,national_report,260
                H44.05,2026-08,national_report,130
                H44.100,2026-08,national_report,130
                """);
        steer("{\"rules\":{\"carriedOverCounts\":true}}");
        JsonNode counted = Caller.json(caller.get("/api/v1/denominators?month=2026-08"));
        assertThat(counted.path("denominators").get(0).path("count").intValue()).isEqualTo(300);
        assertThat(counted.path("denominators").get(0).path("reports").intValue())
                .isEqualTo(2);
        assertThat(caller.get("/api/v1/denominators.csv").statusCode()).isEqualTo(400);
        assertThat(caller.get("/api/v1/denominators.csv?year=25").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsMissingIsNotNothing() {
        steer("{\"agencies\":[\"H44.100\",\"H44.05\"]}");
        file("H44.100", "2026-08", august());
        assertThat(caller.get("/api/v1/denominators.csv?month=2026-08").body())
                .isEqualTo("agency,period,kind,count\nH44.100,2026-08,national_report,130\n");
        JsonNode denominators =
                Caller.json(caller.get("/api/v1/denominators?month=2026-08")).path("denominators");
        assertThat(denominators.get(0).path("count").isNull()).isTrue();
        assertThat(Caller.json(caller.get("/api/v1/reports?month=2026-08"))
                        .path("missing")
                        .get(0)
                        .asString())
                .isEqualTo("H44.05");
        assertThat(file("H44.101", "2026-08", august()).statusCode()).isEqualTo(404);
        assertThat(caller.get("/api/v1/denominators.csv?year=2025").body()).isEqualTo("agency,period,kind,count\n");
    }

    @Test
    void addsUpAYearOnceEveryMonthIsThere() {
        ObjectNode steady = august();
        List.of(steady.path("rows").get(0), steady.path("rows").get(1)).forEach(row -> {
            ObjectNode counts = (ObjectNode) row;
            counts(counts, 30, 10, 10, 10, 20, 10, 10, 0, 10, 10, 0);
        });
        counts((ObjectNode) steady.path("total"), 60, 20, 20, 20, 40, 20, 20, 0, 20, 20, 0);
        for (int month = 1; month <= 12; month++) {
            String code = "2025-%02d".formatted(month);
            now.set(Instant.parse(code + "-18T03:00:00Z"));
            assertThat(file("H44.100", code, steady).statusCode()).isEqualTo(201);
            assertThat(caller.get("/api/v1/denominators.csv?year=2025").body().contains("last_year,480"))
                    .isEqualTo(month == 12);
        }
    }

    @Test
    void forgetsEverything() {
        file("H44.100", "2026-08", august());
        steer("{\"clear\":true}");
        assertThat(Caller.json(caller.get("/_sandbox"))
                        .path("state")
                        .path("reports")
                        .intValue())
                .isZero();
    }
}

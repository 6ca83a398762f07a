package vn.nhip.simulator.sandbox.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.contract.results.PortalAnswer;
import vn.nhip.contract.results.SourceFile;
import vn.nhip.core.index.Level;
import vn.nhip.simulator.sandbox.Caller;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.trouble.Recognition;

class PortalServerTests {
    private static final String CLEAN = """
            {"MaHoSo": "H44.100-260803-0001", "MaTTHC": "1.004194.000.00.00.H44", "KenhThucHien": "2", "ChuHoSo": "Nguyễn Văn Thử",
             "LoaiDoiTuong": "1", "NgayNopHoSo": "20260803080000", "NgayTiepNhan": "20260803083000",
             "NgayHenTra": "20260810170000", "NgayKetThucXuLy": "20260807100000", "NgayTra": "20260807150000",
             "TrangThaiHoSo": "10", "DonViXuLy": "H44.100", "TaiKhoanDuocXacThucVoiVNeID": "1", "DuocThanhToanTrucTuyen": "1",
             "TaiLieuNop": [{"MaThanhPhanHoSo": "TP1", "DuongDanTaiTepTin": "https://vi-du.vn/1", "DuocSoHoa": "1", "DuocTaiSuDung": "1"}],
             "DanhSachLePhi": [{"MaPhiLePhi": "LP1", "Gia": "100000"}],
             "DanhSachGiayToKetQua": [{"MaGiayToKetQua": "KQ1", "DuongDanTepTinKetQua": "https://vi-du.vn/kq1"}]}
            """;
    private static final String AUGUST = "{\"timeType\":\"month\",\"year\":2026,\"month\":8";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-10T03:00:00Z"));
    private final PortalServer portal = new PortalServer(Setting.calm().at(now::get));
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        portal.start();
        caller = new Caller(portal);
    }

    @AfterEach
    void stop() {
        caller.close();
        portal.close();
    }

    private static ObjectNode dossier(String code, Consumer<ObjectNode> change) {
        ObjectNode dossier = (ObjectNode) SandboxJson.MAPPER.readTree(CLEAN);
        dossier.put("MaHoSo", code);
        change.accept(dossier);
        return dossier;
    }

    private static ObjectNode dossier(String code) {
        return dossier(code, same -> {});
    }

    private static ObjectNode running(String code, String due) {
        return dossier(code, dossier -> {
            dossier.put("NgayHenTra", due).put("TrangThaiHoSo", "4");
            dossier.remove(List.of("NgayKetThucXuLy", "NgayTra", "DanhSachGiayToKetQua"));
        });
    }

    private static String request(String service, boolean updating, ObjectNode... records) {
        ObjectNode request = SandboxJson.object()
                .put("session", "phien-1")
                .put("madonvi", "H44")
                .put("service", service)
                .put("isUpdating", updating);
        request.putArray("data").addAll(List.of(records));
        return request.toString();
    }

    private JsonNode sent(String request) {
        HttpResponse<String> response = caller.post("/adapter", request);
        assertThat(response.statusCode()).isEqualTo(200);
        return Caller.json(response);
    }

    private JsonNode synchronise(boolean updating, ObjectNode... dossiers) {
        return sent(request("DongBoHoSoMC", updating, dossiers));
    }

    private static String code(JsonNode answer) {
        return answer.path("error_code").asString();
    }

    private static List<String> codes(JsonNode answer) {
        return answer.path("data").valueStream().map(PortalServerTests::code).toList();
    }

    private JsonNode results(String report, String parameters) {
        HttpResponse<String> response = caller.post("/api/v1/reporting/evaluation/" + report, parameters);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode envelope = Caller.json(response);
        assertThat(envelope.path("code").asString()).isEqualTo("OK");
        return envelope.path("data");
    }

    private void steer(String json) {
        HttpResponse<String> response = caller.post("/_sandbox", json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static JsonNode metric(JsonNode unit, String code) {
        return unit.path("metrics")
                .valueStream()
                .filter(metric -> metric.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsADossierAndSaysSo() {
        JsonNode answer = synchronise(false, dossier("H44.100-260803-0001"));
        assertThat(code(answer)).isEqualTo("00");
        assertThat(codes(answer)).containsExactly("00");

        JsonNode found = sent(request("TraCuuHoSo", false, SandboxJson.object().put("MaHoSo", "H44.100-260803-0001")))
                .path("data")
                .get(0);
        assertThat(found.path("TrangThaiHoSo").asString()).isEqualTo("10");
        assertThat(found.path("NgayHenTra").asString()).isEqualTo("20260810170000");
        assertThat(found.path("TinhTrangHan").asString()).isEqualTo("FINISHED_EARLY");
        assertThat(found.toString()).doesNotContain("Nguyễn");
    }

    @Test
    void takesTheSameAgainAsNoChange() {
        synchronise(false, dossier("H44.100-260803-0001"));
        assertThat(codes(synchronise(false, dossier("H44.100-260803-0001")))).containsExactly("00");
        assertThat(codes(synchronise(true, dossier("H44.100-260803-0001")))).containsExactly("00");
        assertThat(Caller.json(caller.get("/_sandbox"))
                        .path("state")
                        .path("dossiers")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void tellsNewFromChanged() {
        assertThat(codes(synchronise(true, dossier("H44.100-260803-0001")))).containsExactly("15");
        synchronise(false, running("H44.100-260803-0001", "20260810170000"));
        assertThat(codes(synchronise(false, dossier("H44.100-260803-0001")))).containsExactly("16");
        assertThat(codes(synchronise(true, dossier("H44.100-260803-0001")))).containsExactly("00");
        assertThat(results("dvc-progress-tree", AUGUST + "}")
                        .path("parent")
                        .path("totalCompleted")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void turnsDownOneByOneWhatItCannotKeep() {
        JsonNode answer = synchronise(
                false,
                dossier("H44.100-260803-0001"),
                dossier("H44.100-260803-0001", twice -> twice.put("KenhThucHien", "1")),
                dossier("", nothing -> {}),
                dossier("H44.100-260803-0003", wrong -> wrong.remove("MaTTHC")),
                dossier("H44.100-260803-0004", wrong -> wrong.put("NgayTiepNhan", "03/08/2026")),
                dossier("H44.100-260803-0005", wrong -> wrong.put("NgayHenTra", "2026-08-10")),
                dossier("H44.100-260803-0006", wrong -> wrong.put("TrangThaiHoSo", "11")),
                dossier("H44.100-260803-0007", wrong -> wrong.put("DonViXuLy", "H26.19")),
                dossier("H44.100-260803-0008", wrong -> wrong.put("NgayHenTra", "20990810170000")),
                dossier("H44.100-260803-0009"));
        assertThat(code(answer)).isEqualTo("04");
        assertThat(codes(answer)).containsExactly("00", "19", "10", "11", "13", "13", "14", "12", "00", "00");
        assertThat(answer.path("data").valueStream())
                .filteredOn(verdict -> !code(verdict).equals("00"))
                .allSatisfy(verdict ->
                        assertThat(verdict.path("error_message").asString()).containsPattern("[Hh]ãy"));
        assertThat(answer.toString()).doesNotContain("Nguyễn");
    }

    @Test
    void turnsDownWholeRequests() {
        assertThat(code(sent("{\"session\":"))).isEqualTo("01");
        assertThat(code(sent("[]"))).isEqualTo("01");
        assertThat(code(sent("{\"session\":\"a\"}"))).isEqualTo("01");
        assertThat(code(sent("{\"service\":\"DongBoHoSoMC\",\"madonvi\":\"H44\",\"data\":[],\"isUpdating\":false}")))
                .isEqualTo("02");
        assertThat(code(sent(request("XoaHoSo", false)))).isEqualTo("03");
        assertThat(code(sent("{\"session\":\"a\",\"service\":\"DongBoHoSoMC\",\"data\":[],\"isUpdating\":false}")))
                .isEqualTo("01");
        assertThat(code(sent(
                        "{\"session\":\"a\",\"service\":\"DongBoHoSoMC\",\"madonvi\":\"H44\",\"isUpdating\":false}")))
                .isEqualTo("01");
        assertThat(
                        codes(
                                sent(
                                        "{\"session\":\"a\",\"service\":\"DongBoHoSoMC\",\"madonvi\":\"H44\",\"data\":[1],\"isUpdating\":false}")))
                .containsExactly("20");
    }

    @Test
    void asksForANewLoginOnceSessionsHaveExpired() {
        synchronise(false, dossier("H44.100-260803-0001"));
        steer("{\"expireSessions\":true}");
        assertThat(code(synchronise(false, dossier("H44.100-260803-0002")))).isEqualTo("02");
        JsonNode login = Caller.json(caller.post("/adapter/login", "{\"username\":\"vi-du\",\"password\":\"x\"}"));
        String again = request("DongBoHoSoMC", false, dossier("H44.100-260803-0002"))
                .replace("phien-1", login.path("session").asString());
        assertThat(code(sent(again))).isEqualTo("00");
    }

    @Test
    void knowsOnlyItsCatalogueOnceItHasOne() {
        steer("""
                {"catalogue":{"agencies":[{"code":"H44","name":"UBND tỉnh thử"},{"code":"H44.100","name":"UBND phường thử"}],
                 "procedures":[{"code":"1.004194","name":"Đăng ký tạm trú","online":"FULL","fee":true}]}}""");
        assertThat(codes(synchronise(
                        false,
                        dossier("H44.100-260803-0001"),
                        dossier("H44.100-260803-0002", other -> other.put("MaTTHC", "1.000001")))))
                .containsExactly("00", "11");
        assertThat(sent(request("LayThuTuc", false))
                        .path("data")
                        .get(0)
                        .path("TenTTHC")
                        .asString())
                .isEqualTo("Đăng ký tạm trú");
        assertThat(sent(request("LayDanhMucCoQuan", false)).path("data").size()).isEqualTo(2);
        assertThat(caller.post("/_sandbox", "{\"catalogue\":{\"agencies\":[{\"code\":\"H44\"}]}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.post(
                                "/_sandbox",
                                "{\"catalogue\":{\"agencies\":[{\"code\":\"H44\",\"name\":\"A\",\"level\":\"X\"}]}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(results("provide-online-tree", AUGUST + "}")
                        .path("parent")
                        .path("fullCount")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void takesProgressOfWhatItHas() {
        ObjectNode progress = SandboxJson.object()
                .put("MaHoSo", "H44.100-260803-0001")
                .put("NguoiXuLy", "Trần Thị Thử")
                .put("PhongBanXuLy", "Một cửa")
                .put("NgayBatDau", "20260803090000")
                .put("ThoiDiemXuLy", "20260804090000")
                .put("TrangThai", "4");
        assertThat(codes(sent(request("CapNhatTienDoHoSoMC", true, progress)))).containsExactly("15");
        synchronise(false, dossier("H44.100-260803-0001"));
        assertThat(codes(sent(request("CapNhatTienDoHoSoMC", true, progress)))).containsExactly("00");
        assertThat(codes(sent(
                        request("CapNhatTienDoHoSoMC", true, progress.deepCopy().put("ThoiDiemXuLy", "hôm qua")))))
                .containsExactly("20");
        JsonNode found = sent(request("TraCuuHoSo", false, SandboxJson.object().put("MaHoSo", "H44.100-260803-0001")))
                .path("data")
                .get(0);
        assertThat(found.path("SoTienDo").intValue()).isEqualTo(1);
        assertThat(found.toString()).doesNotContain("Trần");
    }

    @Test
    void judgesByItsOwnClock() {
        now.set(Instant.parse("2026-08-10T09:50:00Z"));
        assertThat(codes(synchronise(false, running("H44.100-260803-0001", "20260810170000"))))
                .containsExactly("00");
        assertThat(onTime()).isEqualTo(1);
        steer("{\"skewSeconds\":1200}");
        assertThat(onTime()).as("16:50 is 17:10 there").isZero();

        steer("{\"skewSeconds\":-1200}");
        ObjectNode fresh = running("H44.100-260810-0002", "20260817170000");
        fresh.put("NgayNopHoSo", "20260810164500").put("NgayTiepNhan", "20260810164500");
        JsonNode answer = synchronise(false, fresh);
        assertThat(codes(answer)).as("16:45 lies ahead of 16:30").containsExactly("17");
        assertThat(answer.path("data").get(0).path("error_message").asString()).contains("20260810163000");
        assertThat(caller.post("/_sandbox", "{\"skewSeconds\":\"1\"}").statusCode())
                .isEqualTo(400);
        assertThat(caller.post("/_sandbox", "{\"skewSeconds\":1e300}").statusCode())
                .isEqualTo(400);
    }

    private int onTime() {
        return results("dvc-progress-tree", AUGUST + "}")
                .path("parent")
                .path("totalOnTime")
                .intValue();
    }

    /** Two finished in time by H44.100, one late and one running by H44.05, one of July that ran into August. */
    private void province() {
        assertThat(code(synchronise(
                        false,
                        dossier("H44.100-260803-0001"),
                        dossier("H44.100-260803-0002", direct -> {
                            direct.put("KenhThucHien", "1").put("DuocThanhToanTrucTuyen", "0");
                            direct.remove(List.of("TaiKhoanDuocXacThucVoiVNeID", "DanhSachGiayToKetQua"));
                        }),
                        dossier(
                                "H44.05-260803-0003",
                                late -> late.put("DonViXuLy", "H44.05.02")
                                        .put("NgayHenTra", "20260805170000")
                                        .put("MaTTHC", "2.000815")),
                        running("H44.05-260827-0004", "20260904170000").put("DonViXuLy", "H44.05"),
                        dossier(
                                "H44.100-260720-0005",
                                july -> july.put("NgayNopHoSo", "20260720080000")
                                        .put("NgayTiepNhan", "20260720080000")))))
                .isEqualTo("00");
    }

    @Test
    void answersTheProgress() {
        province();
        JsonNode data = results("dvc-progress-tree", AUGUST + "}");
        JsonNode parent = data.path("parent");
        assertThat(parent.path("departmentCode").asString()).isEqualTo("H44");
        assertThat(parent.path("totalReceived").intValue()).isEqualTo(5);
        assertThat(parent.path("totalOnTime").intValue()).isEqualTo(4);
        assertThat(parent.path("ratio").doubleValue()).isEqualTo(80);
        assertThat(parent.path("totalScore").doubleValue()).isEqualTo(16);
        assertThat(data.path("children")
                        .valueStream()
                        .map(child -> child.path("departmentCode").asString()
                                + " " + child.path("level").asString()
                                + " " + child.path("totalReceived").intValue()
                                + " " + child.path("totalOverdue").intValue()))
                .containsExactly("H44.05 PROVINCE 2 1", "H44.100 COMMUNE 3 0");
        assertThat(data.path("children").get(0).has("totalCompleted"))
                .as("only the parent has it")
                .isFalse();
        assertThat(data.path("monthlyChart").get(7).path("onTimePct").doubleValue())
                .isEqualTo(80);
        assertThat(data.path("monthlyChart").get(6).path("onTimePct").doubleValue())
                .isZero();
    }

    @Test
    void answersTheOnlineService() {
        province();
        JsonNode data = results("provide-online-tree", AUGUST + "}");
        JsonNode parent = data.path("parent");
        assertThat(parent.path("channelOnlineSum").intValue()).isEqualTo(3);
        assertThat(parent.path("channelDirectSum").intValue()).isEqualTo(1);
        assertThat(parent.path("channelTotalSum").intValue()).isEqualTo(4);
        assertThat(parent.path("onlineOverdueSum").intValue()).isEqualTo(1);
        assertThat(parent.path("authorityCount").intValue()).isZero();
        assertThat(parent.path("onlineDossierCount").intValue()).isEqualTo(3);
        assertThat(data.path("children").get(1).has("channelTotalSum"))
                .as("children carry only the score")
                .isFalse();
        assertThat(data.path("monthlyChart").get(7).path("label").asString()).isEqualTo("08");
    }

    @Test
    void answersThePayment() {
        province();
        JsonNode data = results("formality-online-payment-tree", AUGUST + "}");
        assertThat(data.path("parent").path("totalDossierFinancialObligation").intValue())
                .isEqualTo(4);
        assertThat(data.path("parent").path("totalDossierOnlinePaymentSuccess").intValue())
                .isEqualTo(3);
        assertThat(data.path("parent").path("totalFeeFormality").intValue()).isEqualTo(2);
        assertThat(data.has("monthlyChart")).isFalse();
    }

    @Test
    void answersTheDigitisation() {
        province();
        JsonNode data = results("dossier-digitized", AUGUST + "}");
        JsonNode overview = data.path("overview");
        assertThat(metric(overview, "ORIGINAL_RESULT_AVAILABLE")
                        .path("numerator")
                        .intValue())
                .isEqualTo(2);
        assertThat(metric(overview, "ORIGINAL_RESULT_AVAILABLE")
                        .path("denominator")
                        .intValue())
                .isEqualTo(4);
        assertThat(metric(overview, "ORIGINAL_RESULT_AVAILABLE").path("score").doubleValue())
                .isEqualTo(3);
        assertThat(metric(overview, "ELECTRONIC_CERTIFIED_COPY")
                        .path("numerator")
                        .isNull())
                .isTrue();
        assertThat(metric(overview, "SYNCED_WITH_DVCQG_PERSONAL_STORAGE")
                        .path("numerator")
                        .isNull())
                .isFalse();
        assertThat(data.path("evaluation")
                        .valueStream()
                        .map(unit -> unit.path("departmentType").asString()))
                .containsExactly("PROVINCIAL_DEPARTMENT", "COMMUNE_PEOPLE_COMMITTEE");
        assertThat(data.path("pagination").path("total").intValue()).isEqualTo(2);
        assertThat(results("dossier-digitized", AUGUST + ",\"page\":2,\"size\":1}")
                        .path("evaluation")
                        .get(0)
                        .path("departmentCode")
                        .asString())
                .isEqualTo("H44.100");
    }

    @Test
    void readsTheProcedureFilterByTheNameOfEachReport() {
        province();
        assertThat(sum("dossier-digitized", ",\"formalityID\":\"2.000815\"")).isEqualTo(1);
        assertThat(sum("dossier-digitized", ",\"formalityId\":\"2.000815\""))
                .as("another name is passed over without a word")
                .isEqualTo(4);
        assertThat(results("dvc-progress-tree", AUGUST + ",\"formalityId\":\"2.000815\"}")
                        .path("parent")
                        .path("totalReceived")
                        .intValue())
                .isEqualTo(1);
        assertThat(results("dossier-digitized", AUGUST + ",\"formalityID\":\"2.000815\"}")
                        .path("overview")
                        .path("metrics")
                        .valueStream()
                        .map(metric -> metric.path("code").asString()))
                .doesNotContain("CITIZEN_DATA_CONNECTED_FORMALITY");
    }

    private int sum(String report, String filter) {
        return metric(results(report, AUGUST + filter + "}").path("overview"), "REUSED_DIGITIZED_DATA")
                .path("denominator")
                .intValue();
    }

    @Test
    void answersTheSatisfactionByDaysAndKnowsNoPetition() {
        province();
        JsonNode data =
                results("handling-satisfaction", "{\"fromDate\":\"2026-08-01\",\"toDate\":\"2026-08-31\",\"month\":1}");
        JsonNode overview = data.path("overview");
        assertThat(overview.has("departmentCode"))
                .as("this answer names units by id only")
                .isFalse();
        assertThat(metric(overview, "DOSSIER_RECEIVING_SATISFACTION")
                        .path("numerator")
                        .intValue())
                .isEqualTo(3);
        assertThat(metric(overview, "DOSSIER_RECEIVING_SATISFACTION")
                        .path("score")
                        .doubleValue())
                .isEqualTo(5);
        assertThat(metric(overview, "PETITION_PROCESSING_ON_TIME").path("score").doubleValue())
                .isEqualTo(6);
        assertThat(metric(overview, "PETITION_CLASSIFICATION_TTHC")
                        .path("score")
                        .isNull())
                .isTrue();
        assertThat(overview.path("totalDossiers").intValue()).isEqualTo(4);
        assertThat(overview.path("averageScore").isNull()).isTrue();
        assertThat(caller.post("/api/v1/reporting/evaluation/handling-satisfaction", AUGUST + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    /** The same ones as in the labels of a city: it goes by the number of the dossier. */
    @Test
    void someOfWhatIsPaidThroughTheProvincesOwnGatewayIsNotCounted() {
        ObjectNode[] dossiers = new ObjectNode[40];
        int recognised = 0;
        for (int i = 0; i < dossiers.length; i++) {
            String number = "H44.100-260803-%04d".formatted(i + 1);
            String gateway = i % 2 == 0 ? "2" : "1";
            dossiers[i] = dossier(number, one -> one.put("DuocThanhToanTrucTuyen", gateway));
            recognised += gateway.equals("1") || Recognition.recognises(number, 0.5) ? 1 : 0;
        }
        synchronise(false, dossiers);

        assertThat(paidOnline()).isEqualTo(40);
        steer("{\"unrecognisedPayments\":0.5}");
        assertThat(recognised).isBetween(25, 35);
        assertThat(paidOnline()).isEqualTo(recognised);
        steer("{\"unrecognisedPayments\":1}");
        assertThat(paidOnline()).isEqualTo(20);
        assertThat(caller.post("/_sandbox", "{\"unrecognisedPayments\":1.5}").body())
                .contains("expected the share of payments");
    }

    private int paidOnline() {
        return results("formality-online-payment-tree", AUGUST + "}")
                .path("parent")
                .path("totalDossierOnlinePaymentSuccess")
                .intValue();
    }

    @Test
    void answersTheTransparencyWithAStandInForTheReportItDoesNotHave() {
        province();
        JsonNode overview = results("transparency", AUGUST + "}").path("overview");
        assertThat(metric(overview, "PUBLISH_ON_TIME").path("score").isNull()).isTrue();
        assertThat(metric(overview, "PUBLISH_ON_TIME").path("numerator").intValue())
                .isZero();
        assertThat(metric(overview, "DOSSIER_SYNC").path("ratio").doubleValue()).isEqualTo(100);
        assertThat(metric(overview, "DOSSIER_SYNC").path("dataQualityStatus").asString())
                .isEqualTo("TEMP_NATIONAL_REPORT_DENOMINATOR");

        steer("{\"nationalReport\":{\"H44\":{\"2026-08\":8}}}");
        overview = results("transparency", AUGUST + "}").path("overview");
        assertThat(metric(overview, "DOSSIER_SYNC").path("denominator").intValue())
                .isEqualTo(8);
        assertThat(metric(overview, "DOSSIER_SYNC").path("score").doubleValue()).isEqualTo(3);
        assertThat(metric(overview, "DOSSIER_SYNC").has("dataQualityStatus")).isFalse();
        for (String wrong : List.of("1", "{\"H44\":1}", "{\"H44\":{\"8\":1}}", "{\"H44\":{\"2026-08\":-1}}")) {
            assertThat(caller.post("/_sandbox", "{\"nationalReport\":" + wrong + "}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aUnitWithoutADossierHasNoScoreWhereNullIsNotZero() {
        province();
        steer("""
                {"catalogue":{"agencies":[{"code":"H44","name":"UBND tỉnh thử"},{"code":"H44.01","name":"Văn phòng thử"}]}}""");
        JsonNode unit =
                results("dossier-digitized", AUGUST + "}").path("evaluation").get(0);
        assertThat(unit.path("departmentName").asString()).isEqualTo("Văn phòng thử");
        assertThat(metric(unit, "ORIGINAL_RESULT_AVAILABLE").path("denominator").intValue())
                .isZero();
        assertThat(metric(unit, "ORIGINAL_RESULT_AVAILABLE").path("score").isNull())
                .isTrue();
        assertThat(unit.path("totalScore").doubleValue()).isEqualTo(2);
    }

    @Test
    void findsAProvinceByItsIdOnly() {
        province();
        assertThat(results(
                                "dvc-progress-tree",
                                AUGUST + ",\"rootDepartmentId\":\"" + Evaluation.departmentId("H44") + "\"}")
                        .path("parent")
                        .path("departmentCode")
                        .asString())
                .isEqualTo("H44");
        assertRefused(AUGUST + ",\"rootDepartmentId\":\"H26\"}", 404);
        assertRefused("{\"timeType\":\"week\",\"year\":2026}", 400);
        assertRefused("{\"timeType\":\"month\",\"year\":2026,\"month\":13}", 400);
        assertRefused("{\"timeType\":\"month\",\"month\":8}", 400);
        assertRefused("nothing", 400);
    }

    private void assertRefused(String parameters, int status) {
        HttpResponse<String> response = caller.post("/api/v1/reporting/evaluation/dvc-progress-tree", parameters);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Caller.json(response).path("code").asString()).isNotEqualTo("OK");
        assertThat(Caller.json(response).path("data").isNull()).isTrue();
    }

    @Test
    void countsQuartersAndYearsToo() {
        province();
        assertThat(results("dvc-progress-tree", "{\"timeType\":\"quarter\",\"year\":2026,\"quarter\":3}")
                        .path("parent")
                        .path("totalReceived")
                        .intValue())
                .isEqualTo(5);
        assertThat(results("dvc-progress-tree", "{\"timeType\":\"YEAR\",\"year\":\"2025\"}")
                        .path("parent")
                        .path("totalReceived")
                        .intValue())
                .isZero();
    }

    @Test
    void keepsADossierOfWhichNoTimeIsTold() {
        ObjectNode registered = SandboxJson.object()
                .put("MaHoSo", "H44.100-260803-0009")
                .put("MaTTHC", "1.004194")
                .put("TrangThaiHoSo", "1");
        assertThat(codes(synchronise(false, registered))).containsExactly("00");
        JsonNode found = sent(request("TraCuuHoSo", false, SandboxJson.object().put("MaHoSo", "H44.100-260803-0009")))
                .path("data")
                .get(0);
        assertThat(found.path("TrangThaiHoSo").asString()).isEqualTo("1");
        assertThat(found.has("NgayHenTra")).isFalse();
        assertThat(onTime()).isZero();
    }

    @Test
    void countsAMonthAsItStoodAtItsEnd() {
        synchronise(
                false,
                dossier(
                        "H44.100-260827-0001",
                        later -> later.put("NgayTiepNhan", "20260827080000")
                                .put("NgayNopHoSo", "20260827080000")
                                .put("NgayHenTra", "20260903170000")
                                .put("NgayKetThucXuLy", "20260907100000")
                                .put("NgayTra", "20260907110000")));
        assertThat(onTime()).as("running within its term on 31/8").isEqualTo(1);
        JsonNode september = results("dvc-progress-tree", "{\"timeType\":\"month\",\"year\":2026,\"month\":9}");
        assertThat(september.path("parent").path("totalReceived").intValue()).isEqualTo(1);
        assertThat(september.path("parent").path("totalOnTime").intValue()).isZero();
        assertThat(results("dvc-progress-tree", "{\"timeType\":\"year\",\"year\":2026}")
                        .path("monthlyChart")
                        .valueStream()
                        .map(month -> month.path("onTimePct").doubleValue()))
                .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 100.0, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void forgetsEverything() {
        province();
        steer("{\"clear\":true}");
        assertRefused(AUGUST + "}", 404);
    }

    /** What the product reads a published answer with. */
    private PortalAnswer read(String report, String parameters) {
        HttpResponse<String> response = caller.post("/api/v1/reporting/evaluation/" + report, parameters);
        PortalAnswer answer = PortalAnswer.of(
                SourceFile.of(report + "-2026-08.json", response.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.notices()).isEmpty();
        assertThat(answer.units()).hasSize(3);
        return answer;
    }

    private static List<String> counts(PortalAnswer.Unit unit) {
        return unit.counts().stream()
                .map(count -> count.indicator() + " " + count.numerator() + "/" + count.denominator())
                .toList();
    }

    @Test
    void isReadByTheReaderOfTheRealPortalsAnswers() {
        province();
        assertThat(counts(read("dvc-progress-tree", AUGUST + "}").root())).containsExactly("2.1 4/5");
        assertThat(counts(read("provide-online-tree", AUGUST + "}").root()))
                .containsExactly("3.1 0/0", "3.2 3/3", "3.3 3/4");
        assertThat(counts(read("formality-online-payment-tree", AUGUST + "}").root()))
                .containsExactlyInAnyOrder("3.5a 2/2", "3.5b 2/2", "3.6 3/4");
        assertThat(counts(read("dossier-digitized", AUGUST + "}").root()))
                .contains("4.1 2/4", "4.2 2/4", "4.3 4/4", "4.4 0/4", "4.5a 2/2", "4.5b 3/4", "4.6 null/null");
        assertThat(counts(read("transparency", AUGUST + "}").root()))
                .containsExactly("1.1 0/0", "1.2 0/0", "1.3 0/0", "1.4 4/4");
        PortalAnswer satisfaction =
                read("handling-satisfaction", "{\"fromDate\":\"2026-08-01\",\"toDate\":\"2026-08-31\"}");
        assertThat(counts(satisfaction.root())).contains("5.2 0/0", "5.3 0/0", "5.4 3/4");
        assertThat(satisfaction.hasUnitsWithoutCode()).isTrue();
        assertThat(read("dvc-progress-tree", AUGUST + "}").units().stream()
                        .map(unit -> unit.identity().level()))
                .containsExactly(Level.PROVINCE, Level.DEPARTMENT, Level.COMMUNE);
    }

    @Test
    void countsLikeThePortalToTheLastDigit() {
        assertThat(Points.payment(56, 93, 310, 82_913, 98_459)).isEqualTo(6.25);
        assertThat(Points.payment(7, 12, 35, 1_516, 1_707)).isEqualTo(6.69);
        assertThat(Points.online(52, 56, 406, 1_968, 150_956, 152_595)).isEqualTo(8.83);
        assertThat(Points.progress(144_625, 184_513)).isEqualTo(15.68);
        assertThat(Points.progress(2_348, 2_971)).isEqualTo(15.81);
        assertThat(Points.satisfaction(6, 144_315, 184_503)).isEqualTo(5.21);
        assertScore(Points.linear(6, 133_609, 184_503), 4.34);
        assertScore(Points.fullAt80(2, 3_158, 184_503), 0.04);
        assertThat(Points.shareOf(8.24, 22)).isEqualTo(37.45);
        assertThat(Points.percent(0, 0)).isNull();
    }

    private static void assertScore(@Nullable Double score, double expected) {
        assertThat(score).isEqualTo(expected);
    }
}

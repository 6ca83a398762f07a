package vn.nhip.contract.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.contract.portal.LintFinding.Severity;
import vn.nhip.core.facts.ProcedureTraits;

/** One test per rule, named by the indicator it costs. */
class PortalLinterTests {
    private static final ProcedureTraits DOCUMENT_AND_FEE = new ProcedureTraits(true, true);

    private static final String CLEAN = """
            {"MaHoSo": "H26.19.15-260213-0001", "MaTTHC": "1.004194", "KenhThucHien": "2", "ChuHoSo": "Nguyễn Văn Thử",
             "LoaiDoiTuong": "1", "NgayNopHoSo": "20260212220000", "NgayTiepNhan": "20260213083000",
             "NgayHenTra": "20260306170000", "NgayKetThucXuLy": "20260304100000", "NgayTra": "20260305090000",
             "TrangThaiHoSo": "10", "DonViXuLy": "H26.19.15", "HoSoCoThanhPhanSoHoa": "1", "TaiKhoanDuocXacThucVoiVNeID": "1",
             "DuocThanhToanTrucTuyen": "1",
             "TaiLieuNop": [{"MaThanhPhanHoSo": "TP1", "DuongDanTaiTepTin": "https://vi-du.vn/1", "DuocSoHoa": "1", "DuocTaiSuDung": "1",
                             "DuocLayTuKhoDMQG": "1"}],
             "DanhSachLePhi": [{"MaPhiLePhi": "LP1", "Gia": "100000"}],
             "DanhSachHoSoBoSung": [{"NgayBoSung": "20260216090000", "NgayTiepNhanBoSung": "20260220090000"}],
             "DanhSachGiayToKetQua": [{"MaGiayToKetQua": "KQ1", "DuongDanTepTinKetQua": "https://vi-du.vn/kq1"}]}
            """;

    private static PortalDossier changed(Consumer<ObjectNode> change) {
        ObjectNode dossier = (ObjectNode) PortalJson.MAPPER.readTree(CLEAN);
        change.accept(dossier);
        return PortalDossier.of(dossier.toString());
    }

    private static PortalDossier with(String field, String json) {
        return changed(dossier -> dossier.set(field, PortalJson.MAPPER.readTree(json)));
    }

    private static PortalDossier without(String... fields) {
        return changed(dossier -> dossier.remove(List.of(fields)));
    }

    /** {@code field SEVERITY indicators} of each finding. */
    private static List<String> findings(PortalDossier dossier) {
        List<LintFinding> findings = PortalLinter.lint(dossier, DOCUMENT_AND_FEE);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.vietnamese()).containsPattern("Hãy |hãy ");
            assertThat(finding.english()).startsWith(finding.field() + ": ");
            assertThat(finding.source()).startsWith("766-rules");
            assertThat(finding.toString()).doesNotContain("Nguyễn");
            assertThat(finding.indicators().isEmpty()).isEqualTo(finding.severity() == Severity.COSMETIC);
        });
        return findings.stream()
                .map(f -> f.field() + " " + f.severity() + " " + String.join(",", f.indicators()))
                .toList();
    }

    @Test
    void findsNothingInACleanDossier() {
        assertThat(findings(PortalDossier.of(CLEAN))).isEmpty();
        assertThat(findings(with("NgayHenTra", "\"20260301170000\"")))
                .as("late work is no fault of the payload")
                .isEmpty();
    }

    @Test
    void LINT_1_4_missingCaseCode() {
        assertThat(findings(without("MaHoSo"))).containsExactly("MaHoSo COSTS 1.4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H26.19.15-20260213-0001",
                "G09.20-20260609-0092637",
                "H26-260213-0001",
                "000.00.19.H26-260213-0001"
            })
    void LINT_1_4_takesTheKnownFormsOfACaseCode(String code) {
        assertThat(findings(with("MaHoSo", "\"" + code + "\""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "H26.19.15-260213", "H26.19.15_260213_0001", "h26-260213-0001"})
    void LINT_1_4_malformedCaseCode(String code) {
        assertThat(findings(with("MaHoSo", "\"" + code + "\""))).containsExactly("MaHoSo MAY_COST 1.4");
    }

    @Test
    void LINT_1_4_missingReceiptIsCountedNowhere() {
        assertThat(findings(without("NgayTiepNhan"))).containsExactly("NgayTiepNhan COSTS 1.4,2.1,3.3,4.1,4.2,4.3,4.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/02/2026 08:30", "2026-02-13T08:30:00", "20260213", "20260230083000", "99999999999999"})
    void LINT_1_4_wrongFormOfTheReceiptIsAsIfMissing(String time) {
        assertThat(findings(with("NgayTiepNhan", "\"" + time + "\"")))
                .containsExactly("NgayTiepNhan COSTS 1.4,2.1,3.3,4.1,4.2,4.3,4.4");
    }

    @Test
    void LINT_1_4_fieldNameInOtherLetters() {
        assertThat(findings(changed(d -> d.set("ngaytra", d.remove("NgayTra")))))
                .containsExactly("NgayTra MAY_COST 1.4");
    }

    @Test
    void LINT_1_4_missingAgency() {
        assertThat(findings(without("DonViXuLy"))).containsExactly("DonViXuLy MAY_COST 1.4");
    }

    @Test
    void LINT_1_4_incompleteOrRepeatedRequest() {
        PortalPayload payload = PortalPayload.read(
                ("{\"madonvi\":\"H26\",\"service\":\"DongBoHoSoMC\",\"data\":[" + CLEAN + "," + CLEAN + ",7]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(PortalLinter.lint(payload))
                .extracting(LintFinding::field, LintFinding::severity)
                .containsExactly(
                        tuple("session", Severity.COSTS),
                        tuple("isUpdating", Severity.COSTS),
                        tuple("MaHoSo", Severity.MAY_COST),
                        tuple("data", Severity.COSTS));
    }

    @Test
    void LINT_1_4_brokenRequest() {
        PortalPayload payload = PortalPayload.read("{\"session\":\"s\",\"data\":[{]".getBytes(StandardCharsets.UTF_8));
        assertThat(PortalLinter.lint(payload))
                .first()
                .extracting(LintFinding::severity)
                .isEqualTo(Severity.COSTS);
    }

    @Test
    void LINT_2_1_missingOrWrongProcedure() {
        String cost = "MaTTHC COSTS 2.1,3.2,3.5a,3.5b,3.6,4.1,4.2,4.5a";
        assertThat(findings(without("MaTTHC"))).containsExactly(cost);
        assertThat(findings(with("MaTTHC", "\"HTX-01\""))).containsExactly(cost);
        assertThat(findings(with("MaTTHC", "\"1.004194.000.00.00.H26\""))).isEmpty();
    }

    @Test
    void LINT_2_1_missingDueDate() {
        assertThat(findings(without("NgayHenTra"))).containsExactly("NgayHenTra MAY_COST 2.1,5.4");
    }

    @Test
    void LINT_2_1_dueBeforeReceipt() {
        assertThat(findings(with("NgayHenTra", "\"20260212170000\""))).containsExactly("NgayHenTra COSTS 2.1,5.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11", "xong", "0"})
    void LINT_2_1_missingOrUnknownState(String state) {
        assertThat(findings(with("TrangThaiHoSo", "\"" + state + "\""))).containsExactly("TrangThaiHoSo COSTS 2.1,5.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "7", "8", "9", "10"})
    void LINT_2_1_endedWithoutATime(String state) {
        PortalDossier dossier =
                changed(d -> d.remove(List.of("NgayKetThucXuLy", "NgayTra")).put("TrangThaiHoSo", state));
        assertThat(findings(dossier)).containsExactly("NgayKetThucXuLy COSTS 2.1,5.4");
    }

    @Test
    void LINT_2_1_onlyALaterDateForTheEnd() {
        assertThat(findings(without("NgayKetThucXuLy"))).containsExactly("NgayKetThucXuLy MAY_COST 2.1");
    }

    @Test
    void LINT_2_1_endBeforeReceipt() {
        assertThat(findings(with("NgayKetThucXuLy", "\"20260201080000\"")))
                .containsExactly("NgayKetThucXuLy MAY_COST 2.1");
    }

    @Test
    void LINT_2_1_endedButStillRunning() {
        assertThat(findings(with("TrangThaiHoSo", "\"4\""))).containsExactly("TrangThaiHoSo MAY_COST 2.1,5.4");
    }

    @Test
    void LINT_2_1_collapsedStates() {
        PortalDossier dossier = changed(d -> d.put("TrangThaiHoSo", "9").put("NgayTuChoi", "20260304100000"));
        assertThat(findings(dossier)).containsExactly("TrangThaiHoSo MAY_COST 2.1");
    }

    @Test
    void LINT_2_1_finishedWhileASupplementIsOwed() {
        assertThat(findings(with("DanhSachHoSoBoSung", "[{\"NgayBoSung\":\"20260216090000\"}]")))
                .containsExactly("NgayTiepNhanBoSung COSTS 2.1,5.4");
    }

    @Test
    void LINT_2_1_moreThanOneSupplementAndUnfinished() {
        PortalDossier dossier = changed(d -> {
            d.remove(List.of("NgayKetThucXuLy", "NgayTra"));
            d.put("TrangThaiHoSo", "5");
            d.set(
                    "DanhSachHoSoBoSung",
                    PortalJson.MAPPER.readTree(
                            "[{\"NgayBoSung\":\"20260216090000\",\"NgayTiepNhanBoSung\":\"20260217090000\"},"
                                    + "{\"NgayBoSung\":\"20260218090000\"}]"));
        });
        assertThat(findings(dossier)).containsExactly("DanhSachHoSoBoSung COSTS 2.1,5.4");
    }

    @Test
    void LINT_2_1_moreThanOneSupplementAndFinished() {
        assertThat(findings(with(
                        "DanhSachHoSoBoSung",
                        "[{\"NgayBoSung\":\"20260216090000\",\"NgayTiepNhanBoSung\":\"20260217090000\"},"
                                + "{\"NgayBoSung\":\"20260218090000\",\"NgayTiepNhanBoSung\":\"20260219090000\"}]")))
                .containsExactly("DanhSachHoSoBoSung MAY_COST 2.1");
    }

    @Test
    void LINT_2_1_supplementStateWithoutARequest() {
        PortalDossier dossier = changed(d -> d.remove(List.of("NgayKetThucXuLy", "NgayTra", "DanhSachHoSoBoSung"))
                .put("TrangThaiHoSo", "5"));
        assertThat(findings(dossier)).containsExactly("NgayBoSung COSTS 2.1,5.4");
    }

    @Test
    void LINT_2_1_supplementReceivedButNeverRequested() {
        assertThat(findings(with("DanhSachHoSoBoSung", "[{\"NgayTiepNhanBoSung\":\"20260217090000\"}]")))
                .containsExactly("NgayBoSung COSTS 2.1");
    }

    @Test
    void LINT_2_1_supplementReceivedBeforeItWasRequested() {
        assertThat(findings(with(
                        "DanhSachHoSoBoSung",
                        "[{\"NgayBoSung\":\"20260217090000\",\"NgayTiepNhanBoSung\":\"20260216090000\"}]")))
                .containsExactly("NgayTiepNhanBoSung MAY_COST 2.1");
    }

    @Test
    void LINT_2_1_progressWithoutItsCase() {
        assertThat(PortalLinter.lint(PortalProgress.of("{\"NgayBatDau\":\"13/02\"}")))
                .extracting(LintFinding::field)
                .containsExactly("MaHoSo", "NgayBatDau");
    }

    @Test
    void LINT_3_3_missingChannel() {
        assertThat(findings(without("KenhThucHien"))).containsExactly("KenhThucHien COSTS 3.3,3.2");
        assertThat(findings(with("KenhThucHien", "null"))).containsExactly("KenhThucHien COSTS 3.3,3.2");
        assertThat(findings(with("KenhThucHien", "\"Online\""))).containsExactly("KenhThucHien COSTS 3.3,3.2");
    }

    @Test
    void LINT_3_3_onlineResultWithoutItsCode() {
        assertThat(findings(with("DanhSachGiayToKetQua", "[{\"DuongDanTepTinKetQua\":\"https://vi-du.vn/1\"}]")))
                .containsExactly("MaGiayToKetQua MAY_COST 3.3");
    }

    @Test
    void LINT_3_5a_priceIsNoNumber() {
        assertThat(findings(with("DanhSachLePhi", "[{\"Gia\":\"100.000 đ\"},{\"Gia\":\"5000\"}]")))
                .containsExactly("Gia MAY_COST 3.5a,3.6");
        assertThat(findings(with("DanhSachLePhi", "[{\"MaPhiLePhi\":\"LP1\"},{\"Gia\":\"5000\"}]")))
                .containsExactly("Gia MAY_COST 3.5a,3.6");
    }

    @Test
    void LINT_3_5a_noPeriodAtAll() {
        assertThat(findings(without("NgayNopHoSo", "NgayTiepNhan"))).contains("NgayNopHoSo MAY_COST 3.5a");
    }

    @Test
    void LINT_3_6_missingFees() {
        PortalDossier dossier = without("DanhSachLePhi");
        assertThat(findings(dossier)).containsExactly("DanhSachLePhi MAY_COST 3.5a,3.6");
        assertThat(PortalLinter.lint(dossier, new ProcedureTraits(true, false))).isEmpty();
    }

    @Test
    void LINT_3_6_paymentNotTold() {
        assertThat(findings(without("DuocThanhToanTrucTuyen")))
                .containsExactly("DuocThanhToanTrucTuyen COSTS 3.5b,3.6");
        assertThat(findings(with("DuocThanhToanTrucTuyen", "\"3\"")))
                .containsExactly("DuocThanhToanTrucTuyen COSTS 3.5b,3.6");
        PortalDossier free = changed(d -> {
            d.remove("DuocThanhToanTrucTuyen");
            d.set("DanhSachLePhi", PortalJson.MAPPER.readTree("[{\"Gia\":0}]"));
        });
        assertThat(findings(free)).containsExactly("DuocThanhToanTrucTuyen COSMETIC ");
    }

    @Test
    void LINT_3_6_paidThoughEveryPriceIsZero() {
        assertThat(findings(with("DanhSachLePhi", "[{\"Gia\":\"0\"}]"))).containsExactly("Gia MAY_COST 3.5a,3.6");
    }

    @Test
    void LINT_4_1_missingResultLink() {
        PortalDossier dossier =
                with("DanhSachGiayToKetQua", "[{\"MaGiayToKetQua\":\"KQ1\",\"DuongDanTepTinKetQua\":\"\"}]");
        assertThat(findings(dossier)).containsExactly("DuongDanTepTinKetQua COSTS 4.1,4.2");
        assertThat(PortalLinter.lint(dossier, ProcedureTraits.UNKNOWN))
                .extracting(LintFinding::severity)
                .containsExactly(Severity.MAY_COST);
        assertThat(PortalLinter.lint(dossier, new ProcedureTraits(false, true))).isEmpty();
    }

    @Test
    void LINT_4_1_directCaseDoesNotLoseTheOnlineIndicator() {
        PortalDossier dossier =
                changed(d -> d.remove(List.of("DanhSachGiayToKetQua")).put("KenhThucHien", "1"));
        assertThat(findings(dossier)).containsExactly("DuongDanTepTinKetQua COSTS 4.1,4.2");
    }

    @Test
    void LINT_4_2_noComponents() {
        assertThat(findings(changed(d -> d.putArray("TaiLieuNop")))).containsExactly("TaiLieuNop COSTS 4.2");
    }

    @Test
    void LINT_4_2_componentsWithoutAFile() {
        assertThat(findings(with("TaiLieuNop", "[{\"MaThanhPhanHoSo\":\"TP1\",\"DuocLayTuKhoDMQG\":\"0\"}]")))
                .containsExactly("DuongDanTaiTepTin COSTS 4.2");
    }

    @Test
    void LINT_4_3_reuseNotToldForTheWholeDossier() {
        assertThat(findings(with("HoSoCoThanhPhanSoHoa", "\"0\""))).containsExactly("HoSoCoThanhPhanSoHoa COSTS 4.3");
        assertThat(findings(changed(d -> {
                    d.remove("HoSoCoThanhPhanSoHoa");
                    d.set(
                            "TaiLieuNop",
                            PortalJson.MAPPER.readTree(
                                    "[{\"DuocSoHoa\":\"1\",\"DuocTaiSuDung\":\"0\",\"DuocLayTuKhoDMQG\":\"0\"}]"));
                })))
                .containsExactly("HoSoCoThanhPhanSoHoa MAY_COST 4.3");
    }

    @Test
    void LINT_4_3_flagIsNeitherZeroNorOne() {
        assertThat(findings(with(
                        "TaiLieuNop", "[{\"DuocSoHoa\":\"1\",\"DuocTaiSuDung\":\"có\",\"DuocLayTuKhoDMQG\":\"0\"}]")))
                .containsExactly("DuocTaiSuDung COSTS 4.3");
    }

    @Test
    void LINT_4_4_personalStoreNotTold() {
        assertThat(findings(with("TaiLieuNop", "[{\"DuocSoHoa\":\"1\",\"DuocTaiSuDung\":\"1\"}]")))
                .containsExactly("DuocLayTuKhoDMQG MAY_COST 4.4,4.5b");
    }

    @Test
    void LINT_4_5a_4_5b_noSignOfPopulationData() {
        PortalDossier dossier = changed(d -> {
            d.remove("TaiKhoanDuocXacThucVoiVNeID");
            d.set(
                    "TaiLieuNop",
                    PortalJson.MAPPER.readTree(
                            "[{\"DuocSoHoa\":\"1\",\"DuocTaiSuDung\":\"1\",\"DuocLayTuKhoDMQG\":\"0\"}]"));
        });
        assertThat(findings(dossier)).containsExactly("TaiKhoanDuocXacThucVoiVNeID COSTS 4.5a,4.5b");
        assertThat(findings(changed(d -> {
                    d.remove("TaiKhoanDuocXacThucVoiVNeID");
                    d.set("DSKetNoiCSDL", PortalJson.MAPPER.readTree("[{\"MaCSDL\":\"DC\"}]"));
                })))
                .isEmpty();
    }

    @Test
    void LINT_5_4_unreadableEndRunsOnAndCountsAsLate() {
        assertThat(findings(with("NgayKetThucXuLy", "\"04/03/2026\""))).contains("NgayKetThucXuLy COSTS 2.1,5.4");
    }

    @Test
    void saysWhatCostsNothing() {
        assertThat(findings(without("ChuHoSo", "LoaiDoiTuong")))
                .containsExactly("ChuHoSo COSMETIC ", "LoaiDoiTuong COSMETIC ");
    }
}

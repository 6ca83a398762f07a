package vn.nhip.contract.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.contract.Problem;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.cases.CaseState;

class PortalEventsTests {
    private static final PortalSource SOURCE =
            new PortalSource("urn:thu:mot-cua", "H26.19", SubjectNumbering.FROM_ONE, Set.of("DC"));
    private static final Instant RECORDED = Instant.parse("2026-04-01T00:00:00Z");

    private static final String WHOLE = """
            {"MaHoSo": "H26.19.15-260213-0001", "MaTTHC": "1.004194.000.00.00.H26", "TenTTHC": "Đăng ký hộ kinh doanh",
             "KenhThucHien": "2", "ChuHoSo": "Nguyễn Văn Thử", "LoaiDoiTuong": "1", "SoGiayToChuHoSo": "001099000001",
             "SoDienThoai": "0900000000", "Email": "thu@vi-du.vn",
             "TrichYeuHoSo": "Đăng ký hộ kinh doanh - NGUYỄN VĂN THỬ, sđt 0900 000 000",
             "NgayNopHoSo": "20260212220000", "NgayTiepNhan": "20260213083000", "NgayHenTra": "20260306170000",
             "NgayKetThucXuLy": "20260304100000", "NgayTra": "20260305090000", "TrangThaiHoSo": 10,
             "DonViXuLy": "H26.19.15", "HoSoCoThanhPhanSoHoa": "1", "TaiKhoanDuocXacThucVoiVNeID": "1",
             "DuocThanhToanTrucTuyen": "1",
             "TaiLieuNop": [{"MaThanhPhanHoSo": "TP1", "DuocSoHoa": "1", "DuocTaiSuDung": "1", "DuocLayTuKhoDMQG": "0"},
                            {"MaThanhPhanHoSo": "TP2", "DuongDanTaiTepTin": "https://vi-du.vn/tp2", "DuocLayTuKhoDMQG": "1"}],
             "DanhSachLePhi": [{"MaPhiLePhi": "LP1", "Gia": "100000"}, {"MaPhiLePhi": "LP2", "Gia": 0}],
             "DanhSachHoSoBoSung": [{"NgayBoSung": "20260216090000", "NgayTiepNhanBoSung": "20260220090000",
                                     "NgayHenTraTruoc": "20260227170000", "NgayHenTraMoi": "20260306170000"}],
             "DanhSachGiayToKetQua": [{"MaGiayToKetQua": "KQ1", "DuongDanTepTinKetQua": "https://vi-du.vn/kq1"}],
             "DSKetNoiCSDL": [{"MaCSDL": "DC"}, {"MaCSDL": "DAT"}], "TruongMoi": {"a": 1}}
            """;

    private static PortalEvents events(String json) {
        return PortalEvents.of(PortalDossier.of(json), SOURCE);
    }

    private static List<CaseFact> facts(String json) {
        return events(json).messages().stream().map(CaseMessage::fact).toList();
    }

    private static List<String> problems(String json) {
        return events(json).problems().stream()
                .map(problem -> problem.kind() + " " + problem.field())
                .toList();
    }

    private static Instant at(String time) {
        return Instant.parse(time + "+07:00");
    }

    private static CaseFile fold(List<CaseMessage> messages) {
        return CaseLife.fold(messages.stream().map(m -> m.recordedAt(RECORDED)).toList());
    }

    @Test
    void SYN_12_tellsAllThatHappenedToACase() {
        PortalEvents events = events(WHOLE);
        assertThat(events.problems()).isEmpty();
        assertThat(events.messages().stream().map(CaseMessage::fact))
                .containsExactlyInAnyOrder(
                        new CaseFact.Submitted(
                                "1.004194.000.00.00.H26",
                                null,
                                "H26.19.15",
                                CaseFact.Channel.ONLINE,
                                CaseFact.SubjectKind.CITIZEN,
                                "Đăng ký hộ kinh doanh - …, sđt …"),
                        new CaseFact.IdentityVerified(),
                        new CaseFact.PopulationDataUsed("DC"),
                        new CaseFact.ComponentAttached("TP1", true, true, false, false),
                        new CaseFact.ComponentAttached("TP2", true, false, true, false),
                        new CaseFact.FeeRequired(100_000, "LP1"),
                        new CaseFact.FeePaid(null, CaseFact.Gateway.NATIONAL),
                        new CaseFact.Accepted(
                                "1.004194.000.00.00.H26",
                                null,
                                "H26.19.15",
                                CaseFact.Channel.ONLINE,
                                at("2026-02-27T17:00:00")),
                        new CaseFact.SupplementRequested(null),
                        new CaseFact.SupplementReceived(at("2026-03-06T17:00:00")),
                        new CaseFact.Completed(),
                        new CaseFact.Returned(null),
                        new CaseFact.ResultAttached("KQ1", "https://vi-du.vn/kq1", false, false));
    }

    @Test
    void SYN_12_foldsIntoTheCase() {
        CaseFile file = fold(events(WHOLE).messages());
        assertThat(file.refusals()).isEmpty();
        assertThat(file.state()).isEqualTo(CaseState.RETURNED);
        assertThat(file.accepted()).isEqualTo(at("2026-02-13T08:30:00"));
        assertThat(file.due()).isEqualTo(at("2026-03-06T17:00:00"));
        assertThat(file.times().pauses()).hasSize(1);
        assertThat(file.fees().paidOnline()).isTrue();
        assertThat(file.papers().result()).isTrue();
    }

    @Test
    void SYN_12_keepsPersonsOutOfTheFacts() {
        PortalEvents events = events(WHOLE);
        assertThat(events.messages().stream().map(CaseMessage::fact).toList().toString())
                .doesNotContainIgnoringCase("Thử")
                .doesNotContain("0900")
                .doesNotContain("001099000001");
        assertThat(events.messages().get(0).person())
                .isEqualTo(new Person("Nguyễn Văn Thử", "001099000001", "0900000000", "thu@vi-du.vn", null));
        assertThat(events.messages().stream().filter(m -> m.person() != null)).hasSize(1);
        assertThat(events.messages().toString()).doesNotContain("Thử");
    }

    @Test
    void SYN_12_takesTheIdentityNumberFromItsList() {
        CaseMessage message = events("{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"20260213083000\","
                        + "\"DinhDanhCHS\":{\"LoaiDinhDanh\":\"1\",\"SoDinhDanh\":\"001099000001\"}}")
                .messages()
                .get(0);
        assertThat(message.fact()).isInstanceOf(CaseFact.Accepted.class);
        assertThat(message.person()).isEqualTo(new Person(null, "001099000001", null, null, null));
    }

    @Test
    void SYN_12_givesTheSameEventsWhenItIsSentAgain() {
        assertThat(events(WHOLE.replace("\n", " ")).messages())
                .isEqualTo(events(WHOLE).messages());
    }

    @Test
    void SYN_12_givesNewEventsOnlyForWhatChanged() {
        Set<String> known = ids(WHOLE);
        Set<String> now = ids(WHOLE.replace("\"NgayHenTra\": \"20260306170000\"", "\"NgayHenTra\": \"20260310170000\"")
                .replace("{\"MaPhiLePhi\": \"LP2\", \"Gia\": 0}", "{\"MaPhiLePhi\": \"LP2\", \"Gia\": 5000}"));
        Set<String> added = new LinkedHashSet<>(now);
        added.removeAll(known);
        assertThat(now).containsAll(known);
        assertThat(added)
                .hasSize(2)
                .anyMatch(id -> id.contains("/extended/"))
                .anyMatch(id -> id.contains("/fee-required/"));
    }

    private static Set<String> ids(String json) {
        Set<String> ids = new LinkedHashSet<>();
        events(json).messages().forEach(message -> ids.add(message.id()));
        return ids;
    }

    @Test
    void SYN_12_movesTheDueDateWhenItIsSentWithAnother() {
        String first =
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20260213083000\",\"NgayHenTra\":\"20260227170000\"}";
        List<CaseEvent> events = new ArrayList<>();
        events(first).messages().forEach(m -> events.add(m.recordedAt(RECORDED)));
        events(first.replace("20260227", "20260306"))
                .messages()
                .forEach(m -> events.add(m.recordedAt(RECORDED.plusSeconds(60))));
        CaseFile file = CaseLife.fold(events);
        assertThat(file.due()).isEqualTo(at("2026-03-06T17:00:00"));
        assertThat(file.times().extensions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "3, DECLINED, NgayTuChoi",
        "7, WITHDRAWN, NgayKetThucXuLy",
        "8, STOPPED, NgayKetThucXuLy",
        "9, COMPLETED, NgayKetThucXuLy",
        "9, COMPLETED, NgayTra",
        "10, RETURNED, NgayTra",
        "10, RETURNED, NgayKetThucXuLy",
    })
    void SYN_12_endsTheCaseAsItsStateSays(String number, CaseState state, String field) {
        String json = "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":" + number + ",\"NgayNopHoSo\":\"20260212083000\",\"" + field
                + "\":\"20260301083000\"}";
        assertThat(problems(json)).isEmpty();
        CaseFile file = fold(events(json).messages());
        assertThat(file.state()).isEqualTo(state);
        assertThat(file.times().endings())
                .last()
                .satisfies(end -> assertThat(end.at()).isEqualTo(at("2026-03-01T08:30:00")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | MISSING MaHoSo; MISSING TrangThaiHoSo",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"2\"} | MISSING NgayTiepNhan",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"13/02/2026\"} | WRONG_TIME NgayTiepNhan",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"20260230083000\"} | WRONG_TIME NgayTiepNhan",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"00010101000000\"} | WRONG_TIME NgayTiepNhan",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"11\"} | UNKNOWN_VALUE TrangThaiHoSo",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"xong\"} | UNKNOWN_VALUE TrangThaiHoSo",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"9\"} | MISSING NgayKetThucXuLy",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"5\",\"NgayTiepNhan\":\"20260213083000\"} | MISSING NgayBoSung",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20260213083000\",\"KenhThucHien\":\"9\",\"LoaiDoiTuong\":\"0\"} | UNKNOWN_VALUE LoaiDoiTuong; UNKNOWN_VALUE KenhThucHien; UNKNOWN_VALUE KenhThucHien",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20260213083000\",\"DanhSachLePhi\":[{\"Gia\":\"150.000\"}]} | WRONG_FORM Gia",
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20260213083000\",\"DuocThanhToanTrucTuyen\":\"3\"} | UNKNOWN_VALUE DuocThanhToanTrucTuyen",
            })
    void SYN_12_saysWhatCannotBeReadAndReadsTheRest(String json, String expected) {
        assertThat(String.join("; ", problems(json))).isEqualTo(expected);
        assertThat(events(json).problems())
                .allSatisfy(problem -> assertThat(problem.vietnamese()).contains("Hãy "));
    }

    @Test
    void SYN_12_keepsTheRawStateOfACollapsedCase() {
        String json = "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"9\",\"NgayTiepNhan\":\"20260213083000\","
                + "\"NgayTuChoi\":\"20260215083000\",\"NgayKetThucXuLy\":\"20260215083000\"}";
        assertThat(facts(json)).contains(new CaseFact.Completed()).doesNotContain(new CaseFact.Declined(null));
        assertThat(PortalDossier.of(json).json()).contains("\"TrangThaiHoSo\":\"9\"");
    }

    @Test
    void SYN_12_takesAnAllFreeCaseForWaived() {
        assertThat(facts("{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"20260213083000\","
                        + "\"DuocThanhToanTrucTuyen\":0,\"DanhSachLePhi\":[{\"Gia\":0},{\"Gia\":\"0.0\"}]}"))
                .contains(new CaseFact.FeeWaived(null))
                .noneMatch(fact -> fact instanceof CaseFact.FeePaid);
    }

    @Test
    void SYN_12_mapsTheSubjectAsTheSourceNumbersIt() {
        PortalDossier dossier = PortalDossier.of(
                "{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":\"1\",\"NgayNopHoSo\":\"20260213083000\",\"LoaiDoiTuong\":\"2\"}");
        PortalSource fromZero = new PortalSource("s", null, SubjectNumbering.FROM_ZERO, Set.of());
        assertThat(subject(dossier, SOURCE)).isEqualTo(CaseFact.SubjectKind.BUSINESS);
        assertThat(subject(dossier, fromZero)).isEqualTo(CaseFact.SubjectKind.HOUSEHOLD_BUSINESS);
    }

    private static CaseFact.@Nullable SubjectKind subject(PortalDossier dossier, PortalSource source) {
        return ((CaseFact.Submitted)
                        PortalEvents.of(dossier, source).messages().get(0).fact())
                .subject();
    }

    @Test
    void SYN_12_readsProgressWithoutTheOfficer() {
        PortalEvents events = PortalEvents.of(PortalProgress.of("""
                        {"MaHoSo":"A","NguoiXuLy":"Trần Thị Mẫu","ChucDanh":"Chuyên viên","ThoiDiemXuLy":"20260214090000",
                         "PhongBanXuLy":"Phòng Kinh tế","NoiDungXuLy":"Trần Thị Mẫu chuyển hồ sơ","TrangThai":"4",
                         "NgayBatDau":"20260213090000","NgayKetThucTheoQuyDinh":"20260216170000"}"""), SOURCE);
        assertThat(events.problems()).isEmpty();
        assertThat(events.messages())
                .extracting(CaseMessage::fact)
                .containsExactly(
                        new CaseFact.StepStarted("Phòng Kinh tế", "H26.19", at("2026-02-16T17:00:00")),
                        new CaseFact.StepFinished("Phòng Kinh tế", "H26.19", "Đang xử lý"));
        assertThat(events.toString()).doesNotContain("Mẫu");
        assertThat(PortalEvents.of(PortalProgress.of("{\"MaHoSo\":\"A\"}"), SOURCE)
                        .problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.MISSING);
    }

    @Test
    void SYN_12_writesACaseForSynchronisationAndReadsItBack() {
        List<CaseEvent> events = new ArrayList<>();
        events(WHOLE).messages().forEach(m -> events.add(m.recordedAt(RECORDED)));
        CaseFile file = CaseLife.fold(events);
        Person person = new Person("Nguyễn Văn Thử", "001099000001", null, null, null);
        PortalDossier written = DossierDraft.of(file, events, person, SubjectNumbering.FROM_ONE);
        PortalEvents again = PortalEvents.of(written, SOURCE);
        assertThat(again.problems()).isEmpty();
        assertThat(again.messages().get(0).person()).isEqualTo(person);
        CaseFile read = fold(again.messages());
        assertThat(read.filing()).isEqualTo(file.filing());
        assertThat(read.milestones()).isEqualTo(file.milestones());
        assertThat(read.times()).isEqualTo(file.times());
        assertThat(read.papers()).isEqualTo(file.papers());
        assertThat(read.holder()).isEqualTo(file.holder());
        assertThat(read.fees()).isEqualTo(file.fees());
        assertThat(read.state()).isEqualTo(file.state());
    }

    @Test
    void SYN_12_leavesOutWhatWasWithdrawnWhenItWrites() {
        List<CaseEvent> events = new ArrayList<>();
        events(WHOLE).messages().forEach(m -> events.add(m.recordedAt(RECORDED)));
        CaseEvent result = events.stream()
                .filter(e -> e.fact() instanceof CaseFact.ResultAttached)
                .findFirst()
                .orElseThrow();
        events.add(new CaseEvent(
                result.source(),
                "sua",
                result.caseCode(),
                RECORDED,
                RECORDED,
                new CaseFact.Corrected(result.source(), result.id(), null, null, true, null)));
        PortalDossier written = DossierDraft.of(CaseLife.fold(events), events, null, SubjectNumbering.FROM_ONE);
        assertThat(written.entries(PortalField.RESULTS)).isEmpty();
    }
}

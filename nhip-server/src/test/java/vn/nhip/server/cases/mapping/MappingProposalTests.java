package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;

class MappingProposalTests {
    private static final String REGISTER = """
            SỔ THEO DÕI HỒ SƠ THÁNG 3/2026;;;;;;;;;;
            ;;;;;;;;;;
            STT;Số hồ sơ;Mã thủ tục;Đơn vị;Hình thức nộp;Chủ hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả;Tình trạng;Lệ phí
            1;H26.1-260302-0001;1.004194;H26.103;Trực tuyến;Người Ví Dụ A;02/03/2026 08:15;09/03/2026;06/03/2026;Đã trả kết quả;150.000
            2;H26.1-260302-0002;1.004194;H26.103;Trực tiếp;Người Ví Dụ B;02/03/2026 09:15;09/03/2026;;Đang xử lý;0
            3;H26.1-260302-0003;2.000815;H26.103;BCCI;Người Ví Dụ C;02/03/2026 10:15;09/03/2026;;Chờ lãnh đạo ký;
            """;

    @TempDir
    private Path folder;

    private MappingProposal propose(String name, byte[] content) throws IOException {
        return MappingProposal.from(Files.write(folder.resolve(name), content));
    }

    private MappingProposal propose(String content) throws IOException {
        return propose("so.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> kinds(SampleRecord record) {
        return record.events().stream().map(event -> event.fact().kind().name()).toList();
    }

    @Test
    void aRegisterWithATitleAndVietnameseNamesIsUnderstood() throws IOException {
        MappingProposal proposal = propose(REGISTER);

        assertThat(proposal.yaml())
                .contains("delimiter: \";\"", "header: 3", "case: \"${Số hồ sơ}\"", "name: \"${Chủ hồ sơ}\"")
                .contains("dates: [\"dd/MM/yyyy HH:mm\", \"dd/MM/yyyy\"]")
                .contains("\"Đã trả kết quả\": returned", "# \"Chờ lãnh đạo ký\": (?)", "\"BCCI\": POSTAL", "#   STT");
        assertThat(proposal.sample()).hasSize(3);
        assertThat(kinds(proposal.sample().getFirst()))
                .containsExactly("SUBMITTED", "ACCEPTED", "FEE_REQUIRED", "COMPLETED", "RETURNED");
        assertThat(proposal.sample().get(2).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.UNKNOWN_VALUE);
    }

    @Test
    void whatAColumnWasTakenForIsSaidAndNothingPersonalShown() throws IOException {
        List<MappingProposal.Column> columns = propose(REGISTER).columns();

        assertThat(columns).extracting(MappingProposal.Column::name).startsWith("STT", "Số hồ sơ", "Mã thủ tục");
        assertThat(columns.get(7).takenFor()).isEqualTo(Optional.of("Ngày hẹn trả"));
        assertThat(columns.get(7).examples()).containsExactly("09/03/2026");
        assertThat(columns.get(0).takenFor()).isEmpty();
        assertThat(columns.get(5).examples()).isEmpty();
        assertThat(columns.toString()).doesNotContain("Người Ví Dụ");
    }

    @Test
    void thePortalsFieldsAndCodesAreUnderstood() throws IOException {
        MappingProposal proposal = propose("""
                MaHoSo,MaTTHC,KenhThucHien,ChuHoSo,NgayNopHoSo,NgayTiepNhan,NgayHenTra,NgayKetThucXuLy,NgayTra,TrangThaiHoSo,DonViXuLy
                H26.1-260302-0001,1.004194,2,Người Ví Dụ,20260302080000,20260302081500,20260309170000,20260306160000,20260306170000,10,H26.103
                """);

        assertThat(proposal.yaml()).contains("dates: [\"yyyyMMddHHmmss\"]", "\"2\": ONLINE", "\"10\": returned");
        SampleRecord record = proposal.sample().getFirst();
        assertThat(kinds(record)).containsExactly("SUBMITTED", "ACCEPTED", "COMPLETED", "RETURNED");
        assertThat(record.events().getLast().occurred()).hasToString("2026-03-06T10:00:00Z");
    }

    @Test
    void englishNamesAreUnderstood() throws IOException {
        MappingProposal proposal = propose("""
                case_id\tprocedure_code\treceived_date\tdue_date\tStatus
                A-1\t1.004194\t2026-03-02T08:15:00+07:00\t2026-03-09\tcompleted
                """);

        assertThat(proposal.yaml()).contains("delimiter: tab", "case: \"${case_id}\"");
        assertThat(kinds(proposal.sample().getFirst())).containsExactly("SUBMITTED", "ACCEPTED");
    }

    @Test
    void aCodeIsFoundByItsFormWhereNoNameTells() throws IOException {
        assertThat(propose(
                                "Ký hiệu,Nội dung,Ngày tiếp nhận\nH26.1-260302-0001,a,02/03/2026\nH26.1-260302-0002,b,02/03/2026\n")
                        .yaml())
                .contains("case: \"${Ký hiệu}\"");
    }

    @Test
    void monthsBeforeDaysAreSeenWhenADayIsPastTwelve() throws IOException {
        assertThat(propose("Mã hồ sơ,Ngày tiếp nhận\nA-1,03/02/2026\nA-2,03/25/2026\n")
                        .yaml())
                .contains("dates: [\"MM/dd/yyyy\"]");
    }

    @Test
    void aFileOfWhichNothingIsKnownStillGivesAMappingToBeginWith() throws IOException {
        MappingProposal proposal = propose("a,b\n1,2\n3,4\n");

        assertThat(proposal.yaml()).contains("(?)");
        assertThat(Mapping.read(proposal.yaml(), "m").title()).contains("so.csv");
    }

    @Test
    void encodingsAreSniffed() throws IOException {
        assertThat(propose("a.csv", REGISTER.getBytes(StandardCharsets.UTF_16LE))
                        .yaml())
                .contains("charset: UTF-16LE");
        assertThat(propose("b.csv", ("\ufeff" + REGISTER).getBytes(StandardCharsets.UTF_16BE))
                        .sample())
                .hasSize(3);
        assertThat(propose(
                                "c.csv",
                                "Ma ho so;Ngay tiep nhan\nA-1 \u0111;02/03/2026\n"
                                        .getBytes(Charset.forName("windows-1258")))
                        .yaml())
                .contains("charset: windows-1258");
        assertThat(propose("d.csv.gz", Reading.gzip(REGISTER)).sample()).hasSize(3);
    }

    @Test
    void theSheetWithTheTableIsFound() throws IOException {
        Path file = folder.resolve("so.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            workbook.newWorksheet("Bìa").value(0, 0, "Báo cáo");
            Worksheet sheet = workbook.newWorksheet("Hồ sơ");
            sheet.value(0, 0, "SỔ THEO DÕI");
            sheet.value(2, 0, "Mã hồ sơ");
            sheet.value(2, 1, "Ngày tiếp nhận");
            sheet.value(3, 0, "A-1");
            sheet.value(3, 1, LocalDateTime.of(2026, 3, 2, 8, 15));
            sheet.style(3, 1).format("dd/mm/yyyy hh:mm").set();
        }
        MappingProposal proposal = MappingProposal.from(file);

        assertThat(proposal.yaml()).contains("format: xlsx", "sheet: \"Hồ sơ\"", "header: 3");
        assertThat(proposal.sample().getFirst().events())
                .extracting(CaseMessage::occurred)
                .allMatch(time -> time.toString().equals("2026-03-02T01:15:00Z"));
    }

    @Test
    void anEventLogIsUnderstood() throws IOException {
        MappingProposal proposal = propose("log.xes", """
                <log><trace>
                <string key="concept:name" value="7"/><date key="startDate" value="2026-03-02T08:00:00+07:00"/>
                <event><string key="concept:name" value="A"/><date key="time:timestamp" value="2026-03-02T09:00:00+07:00"/>
                <date key="dueDate" value="2026-03-03T09:00:00+07:00"/></event>
                </trace></log>
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(proposal.sample()).hasSize(2);
        assertThat(kinds(proposal.sample().getFirst())).containsExactly("SUBMITTED", "ACCEPTED");
        assertThat(kinds(proposal.sample().getLast())).containsExactly("STEP_STARTED", "STEP_FINISHED");
    }

    @Test
    void namesThatAreNoYamlAreQuoted() throws IOException {
        MappingProposal proposal = propose("\"Mã hồ sơ\",\"Ngày: \"\"tiếp\"\" nhận\"\nA-1,02/03/2026\n");

        assertThat(Mapping.read(proposal.yaml(), "m").title()).isNotEmpty();
        assertThat(kinds(proposal.sample().getFirst())).containsExactly("SUBMITTED", "ACCEPTED");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> propose("")).isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> propose("<!DOCTYPE a [<!ENTITY b \"c\">]><log/>"))
                .isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> propose("x.xlsx", new byte[] {'P', 'K', 3, 4, 5}))
                .isInstanceOf(FileUnfit.class);
    }
}

package vn.nhip.server.cases.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a column can be for us, with the names that systems give it: Vietnamese, English, and the portal's fields; all folded. */
enum ColumnRole {
    CASE_CODE(
            "Mã hồ sơ",
            "mahoso",
            "sohoso",
            "masohoso",
            "mahs",
            "sohs",
            "sobiennhan",
            "mabiennhan",
            "sophieu",
            "caseid",
            "caseno",
            "casecode",
            "casenumber",
            "dossiercode",
            "dossierno",
            "dossierid",
            "applicationid",
            "applicationnumber"),
    PROCEDURE(
            "Mã thủ tục",
            "matthc",
            "mathutuc",
            "mathutuchanhchinh",
            "matt",
            "mathutuctthc",
            "procedurecode",
            "procedureid",
            "procedure"),
    AGENCY(
            "Cơ quan xử lý",
            "madonvi",
            "madonvixuly",
            "macoquan",
            "macoquanxuly",
            "donvixuly",
            "coquanxuly",
            "donvi",
            "coquan",
            "donvitiepnhan",
            "coquantiepnhan",
            "coquanthuchien",
            "agencycode",
            "agency",
            "departmentcode",
            "department"),
    SUBMITTED(
            "Nộp hồ sơ",
            "ngaynop",
            "ngaynophoso",
            "thoigiannop",
            "thoidiemnop",
            "ngaydangky",
            "ngaygui",
            "submitted",
            "submittedat",
            "submissiondate",
            "datesubmitted"),
    ACCEPTED(
            "Tiếp nhận",
            "ngaytiepnhan",
            "thoigiantiepnhan",
            "thoidiemtiepnhan",
            "ngaygiotiepnhan",
            "ngaytiepnhanhoso",
            "ngaynhan",
            "ngaynhanhoso",
            "accepted",
            "acceptedat",
            "receiveddate",
            "receiptdate",
            "datereceived",
            "startdate"),
    DUE(
            "Ngày hẹn trả",
            "ngayhentra",
            "ngayhentraketqua",
            "ngayhentrakq",
            "ngayhen",
            "hentra",
            "hantra",
            "hantraketqua",
            "hanxuly",
            "hangiaiquyet",
            "thoihangiaiquyet",
            "ngaydenhan",
            "duedate",
            "due",
            "deadline",
            "enddateplanned"),
    COMPLETED(
            "Xử lý xong",
            "ngayketthucxuly",
            "ngayxulyxong",
            "ngayhoanthanh",
            "ngaygiaiquyetxong",
            "ngaycoketqua",
            "ngayketthuc",
            "completed",
            "completedat",
            "completiondate",
            "finisheddate",
            "enddate"),
    RETURNED(
            "Trả kết quả",
            "ngaytra",
            "ngaytraketqua",
            "ngaytrakq",
            "thoigiantra",
            "thoigiantraketqua",
            "ngaytrathucte",
            "returned",
            "returnedat",
            "returndate"),
    DECLINED("Không tiếp nhận", "ngaytuchoi", "ngaytuchoitiepnhan", "declined", "declineddate", "rejecteddate"),
    SUPPLEMENT_REQUESTED("Yêu cầu bổ sung", "ngayyeucaubosung", "ngaybosung", "supplementrequested"),
    SUPPLEMENT_RECEIVED(
            "Bổ sung đủ",
            "ngaytiepnhanbosung",
            "ngaynhanbosung",
            "ngaybosungxong",
            "ngaydabosung",
            "supplementreceived"),
    STATE(
            "Trạng thái",
            "trangthai",
            "trangthaihoso",
            "tinhtrang",
            "tinhtranghoso",
            "tinhtrangxuly",
            "trangthaixuly",
            "status",
            "state",
            "casestatus"),
    CHANNEL(
            "Kênh nộp",
            "kenh",
            "kenhthuchien",
            "kenhnop",
            "kenhtiepnhan",
            "hinhthucnop",
            "hinhthuctiepnhan",
            "hinhthuc",
            "hinhthucnophoso",
            "channel"),
    SUBJECT("Loại đối tượng", "loaidoituong", "doituong", "doituongnop", "loaichuhoso", "subjectkind", "applicanttype"),
    FEE(
            "Phí, lệ phí",
            "lephi",
            "phi",
            "philephi",
            "tongphi",
            "tonglephi",
            "sotien",
            "sotienphi",
            "fee",
            "feeamount",
            "amount"),
    REASON("Lý do", "lydo", "lydotuchoi", "lydodung", "lydobosung", "reason"),
    VERIFIED("Tài khoản xác thực VNeID", "taikhoanduocxacthucvoivneid"),
    NAME(
            "Tên chủ hồ sơ",
            "chuhoso",
            "tenchuhoso",
            "hotenchuhoso",
            "hoten",
            "hovaten",
            "nguoinop",
            "nguoinophoso",
            "hotennguoinop",
            "tennguoinop",
            "applicant",
            "applicantname",
            "fullname"),
    IDENTITY_NUMBER(
            "Số giấy tờ",
            "sogiaytochuhoso",
            "sogiayto",
            "sodinhdanh",
            "sodinhdanhcanhan",
            "socccd",
            "cccd",
            "socmnd",
            "cmnd"),
    PHONE("Điện thoại", "sodienthoai", "dienthoai", "sdt", "dienthoailienhe", "phone", "phonenumber"),
    EMAIL("Thư điện tử", "email", "thudientu"),
    ADDRESS("Địa chỉ", "diachi", "diachichuhoso", "diachinguoinop", "diachilienhe", "address");

    private final String title;
    private final Set<String> names;

    ColumnRole(String title, String... names) {
        this.title = title;
        this.names = Set.of(names);
    }

    /** In Vietnamese, for a person. */
    String title() {
        return title;
    }

    /** The field of the person it is; empty when it is none. */
    Optional<Mapping.PersonField> person() {
        return switch (this) {
            case NAME -> Optional.of(Mapping.PersonField.NAME);
            case IDENTITY_NUMBER -> Optional.of(Mapping.PersonField.IDENTITY_NUMBER);
            case PHONE -> Optional.of(Mapping.PersonField.PHONE);
            case EMAIL -> Optional.of(Mapping.PersonField.EMAIL);
            case ADDRESS -> Optional.of(Mapping.PersonField.ADDRESS);
            default -> Optional.empty();
        };
    }

    /** Whether what stands in it is a time. */
    boolean isTime() {
        return switch (this) {
            case SUBMITTED, ACCEPTED, DUE, COMPLETED, RETURNED, DECLINED, SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED ->
                true;
            default -> false;
        };
    }

    /** The role that a column's name tells; empty when none does. */
    static Optional<ColumnRole> ofName(String column) {
        String folded = Folded.of(column);
        return List.of(values()).stream()
                .filter(role -> role.names.contains(folded))
                .findFirst();
    }

    /** How many of some names tell a role. */
    static long known(List<String> columns) {
        return columns.stream().filter(column -> ofName(column).isPresent()).count();
    }
}

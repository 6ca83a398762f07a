package vn.nhip.contract.portal;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of the portal's payload that we know (766-rules section 4), by the names the portal gives them. */
public enum PortalField {
    /** Mã số hồ sơ. */
    CASE_CODE("MaHoSo"),
    /** Mã thủ tục. */
    PROCEDURE("MaTTHC"),
    PROCEDURE_NAME("TenTTHC"),
    /** Mã lĩnh vực. */
    SECTOR("MaLinhVuc"),
    /** 1 trực tiếp, 2 trực tuyến, 3 bưu chính công ích. */
    CHANNEL("KenhThucHien"),
    /** Personal: name of the holder. */
    HOLDER("ChuHoSo"),
    /** Numbered differently by different systems: {@link SubjectNumbering}. */
    SUBJECT("LoaiDoiTuong"),
    /** Personal: number of the holder's paper. */
    HOLDER_PAPER("SoGiayToChuHoSo"),
    /** Personal. */
    PHONE("SoDienThoai"),
    /** Personal. */
    EMAIL("Email"),
    /** Trích yếu; often has the holder's name in it. */
    ABSTRACT("TrichYeuHoSo"),
    SUBMITTED("NgayNopHoSo"),
    ACCEPTED("NgayTiepNhan"),
    DUE("NgayHenTra"),
    RETURNED("NgayTra"),
    /** When the handling ended. */
    ENDED("NgayKetThucXuLy"),
    DECLINED("NgayTuChoi"),
    /** 1 to 10: {@link vn.nhip.core.cases.CaseState#portalCode}. */
    STATE("TrangThaiHoSo"),
    RETURN_FORM("HinhThuc"),
    /** The agency that handles the case. */
    AGENCY("DonViXuLy"),
    PLACE("NoiNopHoSo"),
    /** 1 when the case has a component re-used from digitised data. */
    HAS_DIGITISED("HoSoCoThanhPhanSoHoa"),
    VNEID("TaiKhoanDuocXacThucVoiVNeID"),
    /** 0 not online, 1 the national gateway, 2 the local one. */
    PAID_ONLINE("DuocThanhToanTrucTuyen"),
    /** Personal: a list of {@link #IDENTITY_KIND} and {@link #IDENTITY_NUMBER}. */
    IDENTITIES("DinhDanhCHS"),
    IDENTITY_KIND("LoaiDinhDanh"),
    IDENTITY_NUMBER("SoDinhDanh"),
    /** Thành phần hồ sơ. */
    COMPONENTS("TaiLieuNop"),
    COMPONENT("MaThanhPhanHoSo"),
    FILE_NAME("TenTepDinhKem"),
    FILE_LINK("DuongDanTaiTepTin"),
    DIGITISED("DuocSoHoa"),
    REUSED("DuocTaiSuDung"),
    FROM_PERSONAL_STORE("DuocLayTuKhoDMQG"),
    REPLACING_RESULT("MaKetQuaThayThe"),
    FEES("DanhSachLePhi"),
    FEE("MaPhiLePhi"),
    FEE_WAY("HinhThucThu"),
    /** In đồng. */
    PRICE("Gia"),
    FEE_KIND("LoaiPhiLePhi"),
    SUPPLEMENTS("DanhSachHoSoBoSung"),
    SUPPLEMENT_REQUESTED("NgayBoSung"),
    SUPPLEMENT_RECEIVED("NgayTiepNhanBoSung"),
    DUE_BEFORE("NgayHenTraTruoc"),
    DUE_AFTER("NgayHenTraMoi"),
    RESULTS("DanhSachGiayToKetQua"),
    RESULT("MaGiayToKetQua"),
    RESULT_LINK("DuongDanTepTinKetQua"),
    DATABASES("DSKetNoiCSDL"),
    DATABASE("MaCSDL"),
    /** Personal: an officer's name; never read. */
    OFFICER("NguoiXuLy"),
    OFFICER_TITLE("ChucDanh"),
    HANDLED("ThoiDiemXuLy"),
    DIVISION("PhongBanXuLy"),
    /** Free text that names officers; never read. */
    HANDLING("NoiDungXuLy"),
    STEP_STATE("TrangThai"),
    STEP_STARTED("NgayBatDau"),
    STEP_DUE("NgayKetThucTheoQuyDinh");

    private static final Map<String, PortalField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PortalField::portalName, Function.identity()));

    private final String portalName;

    PortalField(String portalName) {
        this.portalName = portalName;
    }

    /** As it stands in the payload. */
    public String portalName() {
        return portalName;
    }

    static Map<String, PortalField> byName() {
        return BY_NAME;
    }
}

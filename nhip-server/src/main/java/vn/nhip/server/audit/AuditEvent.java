package vn.nhip.server.audit;

import java.util.Locale;

/** Every kind of act that is recorded; {@code docs/audit-events.md} lists them with their fields, and a test compares. */
public enum AuditEvent {
    SIGNED_IN("Đăng nhập"),
    SIGN_IN_REFUSED("Đăng nhập không thành"),
    SIGNED_OUT("Đăng xuất"),
    ACCOUNT_LOCKED("Khóa tạm tài khoản vì thử sai"),
    ACCOUNT_CREATED("Tạo tài khoản"),
    ACCOUNT_CHANGED("Đổi tài khoản"),
    ACCOUNT_DISABLED("Ngừng tài khoản"),
    CREDENTIAL_CHANGED("Đổi mật khẩu, khóa truy cập hay yếu tố thứ hai"),
    ROLE_GRANTED("Trao vai trò"),
    ROLE_ENDED("Thu vai trò"),
    ROLE_DELEGATED("Ủy quyền"),
    ACCOUNTS_EXPORTED("Tải danh sách rà soát quyền"),
    KEY_CREATED("Cấp khóa API"),
    KEY_REVOKED("Thu hồi khóa API"),
    ACCESS_REFUSED("Từ chối truy cập"),
    CASES_EXPORTED("Tải danh sách hồ sơ"),
    PERSON_OPENED("Mở dữ liệu cá nhân"),
    PERSON_EXPORTED("Trích dữ liệu cá nhân cho chủ thể"),
    PERSON_CORRECTED("Sửa dữ liệu cá nhân theo yêu cầu"),
    PERSON_ERASED("Xóa dữ liệu cá nhân"),
    PERSON_REQUESTED("Ghi, khép yêu cầu của chủ thể dữ liệu"),
    SEAL_KEY_ROTATED("Đổi khóa mã hóa dữ liệu cá nhân"),
    IMPORT_STARTED("Nạp tệp"),
    IMPORT_CANCELLED("Hủy nạp tệp"),
    IMPORT_FINISHED("Nạp xong tệp"),
    RECORDS_TAKEN("Nhận dữ liệu từ hệ thống nguồn"),
    AGENCIES_ADDED("Thêm đơn vị vào cây đơn vị"),
    AGENCY_CHANGED("Đổi đơn vị trong cây đơn vị"),
    RECORD_SETTLED("Xử lý bản ghi chờ"),
    STATES_REPAIRED("Ghi lại trạng thái hồ sơ theo nhật ký"),
    RULE_PROPOSED("Đề nghị thay đổi quy tắc hoặc công bố"),
    RULE_APPROVED("Duyệt thay đổi quy tắc hoặc công bố"),
    RULE_REJECTED("Không duyệt thay đổi quy tắc hoặc công bố"),
    RULE_WITHDRAWN("Rút đề nghị thay đổi quy tắc hoặc công bố"),
    RULE_ADOPTED("Nhận quy tắc đang dùng từ trước"),
    PUBLISHED("Công bố"),
    PUBLICATION_WITHDRAWN("Thu hồi công bố"),
    BACKUP_MADE("Sao lưu"),
    BACKUP_RESTORED("Phục hồi bản sao lưu"),
    AUDIT_SEARCHED("Xem nhật ký kiểm toán"),
    AUDIT_EXPORTED("Xuất nhật ký kiểm toán");

    private final String vietnamese;

    AuditEvent(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** As it is kept: {@code cases-exported}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

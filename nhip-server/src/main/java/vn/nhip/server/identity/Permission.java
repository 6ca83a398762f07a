package vn.nhip.server.identity;

/** One thing a person or a system may do; every route names the one it needs. Whose rows it concerns is {@link Reach}. */
public enum Permission {
    /** What the portal published, procedures, rules: anyone. */
    PUBLIC_READ("Xem số liệu đã công khai, thủ tục, cách tính"),
    /** Figures counted from the agency's own cases, before anyone published them. */
    FIGURES_READ("Xem số liệu tính từ hồ sơ"),
    CASES_READ("Xem hồ sơ trong phạm vi"),
    CASES_EXPORT("Tải danh sách hồ sơ trong phạm vi"),
    /** See who a case belongs to: each look asks for a purpose and is logged. */
    PERSONS_OPEN("Mở dữ liệu cá nhân, có mục đích"),
    /** Answer a person who asks for their own data: export, correct, erase (ND 356/2025 Điều 5). */
    PERSONS_MANAGE("Trả lời yêu cầu về dữ liệu cá nhân"),
    QUARANTINE_READ("Xem bản ghi chờ xử lý"),
    QUARANTINE_SETTLE("Sửa, nhận, loại bản ghi chờ xử lý"),
    IMPORTS_RUN("Nạp tệp dữ liệu"),
    /** Ask for a change of rules or for a publication; somebody else agrees to it. */
    RULES_PROPOSE("Đề nghị thay đổi quy tắc, công bố"),
    RULES_APPROVE("Duyệt thay đổi quy tắc, công bố"),
    /** Hand the own roles to somebody else until a day. */
    DELEGATE("Ủy quyền có thời hạn"),
    ACCOUNTS_MANAGE("Quản lý tài khoản, vai trò, khóa"),
    AUDIT_READ("Xem nhật ký kiểm toán"),
    OPERATE("Vận hành: sao lưu, giám sát"),
    /** What everybody who signed in may do with the own account. */
    OWN_ACCOUNT("Tài khoản của mình"),
    EVENTS_SEND("Gửi sự kiện hồ sơ"),
    PORTAL_SEND("Gửi hồ sơ theo mẫu của Cổng"),
    REGISTERS_SEND("Gửi danh mục");

    private final String vietnamese;

    Permission(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}

package vn.nhip.core.index;

/** What an indicator counts. */
public enum CountUnit {
    /** Hồ sơ. */
    CASE,
    /** Thủ tục hành chính (TTHC). */
    PROCEDURE,
    /** Dịch vụ công. */
    SERVICE,
    /** Phản ánh, kiến nghị (PAKN). */
    PETITION,
    /** Cơ quan, đơn vị. */
    AGENCY
}

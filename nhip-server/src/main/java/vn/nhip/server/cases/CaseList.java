package vn.nhip.server.cases;

/** The lists of cases that somebody has to do something about. */
public enum CaseList {
    /** Every case. */
    ALL,
    /** Quá hạn theo đồng hồ pháp lý: running, and past the legal due instant. */
    OVERDUE,
    /** Quá hạn theo cách tính của Cổng. */
    OVERDUE_AT_PORTAL,
    /** Đến hạn trong N ngày: running, not yet overdue. */
    DUE_SOON,
    /** Đã trễ: finished after the legal due instant. */
    FINISHED_LATE,
    /** Đã xử lý xong mà chưa có kết quả điện tử. */
    WITHOUT_ELECTRONIC_RESULT,
    /** Đồng bộ lỗi: the portal's last answer was a refusal. */
    SYNCHRONISATION_FAILED,
    /** Chưa đồng bộ: the portal has never answered for it. */
    NEVER_SYNCHRONISED,
    /** Chờ công dân: supplement requested. */
    WAITING_FOR_CITIZEN,
    /** Chưa rõ: something is known, but not how it came in. */
    UNKNOWN_ORIGIN,
    /** Events that do not fit its life. */
    WITH_REFUSALS
}

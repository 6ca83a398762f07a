package vn.nhip.server.catalog;

/** Where a procedure is handled (cấp thực hiện). */
public enum HandlingLevel {
    /** Cấp bộ. */
    MINISTRY,
    /** Cấp tỉnh. */
    PROVINCE,
    /** Cấp xã. */
    COMMUNE,
    /** Cơ quan ngành dọc. */
    VERTICAL,
    /** Cơ quan khác. */
    OTHER
}

package vn.nhip.server.catalog;

/** How far a procedure is an online public service (dịch vụ công trực tuyến), Nghị định 42/2022/NĐ-CP Điều 11. */
public enum OnlineLevel {
    /** Toàn trình. */
    FULL,
    /** Một phần. */
    PARTIAL,
    /** Không cung cấp trực tuyến. */
    NONE
}

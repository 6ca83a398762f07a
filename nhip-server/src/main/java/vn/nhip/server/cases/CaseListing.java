package vn.nhip.server.cases;

/** The lists in which cases are looked at. Those that speak of a due date mean the clock that the question names. */
public enum CaseListing {
    /** Tất cả. */
    ALL("all"),
    /** Quá hạn: running after the due instant. */
    OVERDUE("overdue"),
    /** Đến hạn trong N ngày: running, due within the days asked for. */
    DUE("due"),
    /** Chờ công dân bổ sung, or suspended. */
    WAITING("waiting"),
    /** Đang xử lý: accepted and not over, waiting or not. */
    RUNNING("running"),
    /** Xong đúng hạn, before the due day included. */
    DONE_IN_TIME("in-time"),
    /** Xong trễ hạn. */
    DONE_LATE("late"),
    /** One clock calls it late and the other in time; where a term is not known, nothing differs. */
    CLOCKS_DIFFER("differ"),
    /** Xong, chưa có kết quả điện tử. */
    NO_RESULT("no-result"),
    /** Accepted; chưa đồng bộ, or the portal refused it. */
    NOT_SYNCHRONISED("not-synchronised"),
    /** Has events that do not fit its life. */
    REFUSED_EVENTS("refused"),
    /** Chưa rõ gốc: something is known of it, but not how it came in. */
    UNKNOWN_ORIGIN("unknown");

    private final String code;

    CaseListing(String code) {
        this.code = code;
    }

    /** Its name in addresses. */
    public String code() {
        return code;
    }
}

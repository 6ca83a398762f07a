package vn.nhip.server.cases.imports;

/** How an import stands. */
public enum ImportStatus {
    /** The file is here; how to read it is being settled. Nothing was taken. */
    DRAFT("chưa nạp"),
    QUEUED("đang chờ"),
    RUNNING("đang nạp"),
    DONE("đã nạp xong"),
    CANCELLED("đã dừng"),
    /** The server stopped in the middle. */
    INTERRUPTED("bị ngắt"),
    /** The file could not be read to its end. */
    FAILED("không đọc được");

    private final String vietnamese;

    ImportStatus(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** What a person calls it. */
    public String vietnamese() {
        return vietnamese;
    }

    /** Whether it goes on by itself. */
    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }

    /** Whether running it again makes sense: what it took already is not taken twice. */
    public boolean isResumable() {
        return this == CANCELLED || this == INTERRUPTED || this == FAILED;
    }
}

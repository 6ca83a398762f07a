package vn.nhip.server.cases.imports;

/** What an uploaded file is, by its content. */
public enum FileKind {
    CSV("bảng CSV"),
    XLSX("bảng tính XLSX"),
    XES("nhật ký sự kiện XES"),
    /** Our own events, as JSON lines or one JSON array; they need no mapping. */
    EVENTS("sự kiện JSON");

    private final String vietnamese;

    FileKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** What a person calls it. */
    public String vietnamese() {
        return vietnamese;
    }

    /** Whether it is read by a mapping. */
    public boolean isMapped() {
        return this != EVENTS;
    }
}

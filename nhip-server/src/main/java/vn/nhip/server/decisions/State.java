package vn.nhip.server.decisions;

/** How far a proposal is. */
public enum State {
    PROPOSED("chờ duyệt"),
    /** Held before anybody decided anything, and was taken over so. */
    ADOPTED("đang dùng từ trước"),
    APPROVED("đã duyệt"),
    REJECTED("không duyệt"),
    /** By who proposed it. */
    WITHDRAWN("đã rút");

    private final String vietnamese;

    State(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}

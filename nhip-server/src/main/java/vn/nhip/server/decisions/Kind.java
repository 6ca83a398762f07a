package vn.nhip.server.decisions;

/** What a proposal is about. */
public enum Kind {
    /** The text of a file of rules. */
    RULES("Quy tắc"),
    /** Figures counted from cases are to be public. */
    PUBLICATION("Công bố số liệu"),
    /** Figures that are public are to be so no longer. */
    WITHDRAWAL("Thu hồi công bố");

    private final String vietnamese;

    Kind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}

package vn.nhip.core.deadline;

/** The two clocks that run side by side. */
public enum ClockKind {
    /** The law: the term starts again once the dossier is complete (ND 61/2018, Điều 19(4)). */
    LEGAL("Theo luật", "by law"),
    /** The national portal: supplement time is subtracted, "Tạm dừng" does not stop it, a second request makes it late. */
    PORTAL("Theo Cổng", "by the portal");

    private final String vietnamese;
    private final String english;

    ClockKind(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }
}

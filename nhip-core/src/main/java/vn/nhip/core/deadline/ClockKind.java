package vn.nhip.core.deadline;

/** The two clocks that run side by side. */
public enum ClockKind {
    /** The law: the term starts again once the dossier is complete (ND 61/2018, Điều 19(4)). */
    LEGAL,
    /** The national portal: supplement time is subtracted, "Tạm dừng" does not stop it, a second request makes it late. */
    PORTAL
}

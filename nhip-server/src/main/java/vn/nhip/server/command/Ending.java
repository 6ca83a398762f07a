package vn.nhip.server.command;

/** How a command ends: its exit codes. */
public final class Ending {
    /** All of it was done. */
    public static final int DONE = 0;

    /** It ran to its end, and something was refused or found wrong. */
    public static final int SOME_REFUSED = 1;

    /** It could not run. */
    public static final int CANNOT_RUN = 2;

    private Ending() {}
}

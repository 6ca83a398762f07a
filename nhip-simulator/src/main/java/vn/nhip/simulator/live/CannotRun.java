package vn.nhip.simulator.live;

/** A run that cannot begin, or cannot go on; told to a person in Vietnamese, with the way out. */
public final class CannotRun extends Exception {
    public CannotRun(String vietnamese) {
        super(vietnamese);
    }

    public CannotRun(String vietnamese, Throwable cause) {
        super(vietnamese, cause);
    }

    /** What to tell. */
    public String vietnamese() {
        return String.valueOf(getMessage());
    }
}

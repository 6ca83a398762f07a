package vn.nhip.simulator.sandbox;

/** A request that is turned down: the answer is its status and {@code {"error":message}}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;

    private final int status;

    /**
     * A refusal.
     *
     * @param message what was wrong, with both ends and the values
     */
    public Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** 400. */
    public static Refusal badRequest(String message) {
        return new Refusal(BAD_REQUEST, message);
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What was wrong. */
    public String text() {
        return String.valueOf(getMessage());
    }
}

package vn.nhip.server.catalog.procedures;

/** A record that cannot be taken, and why, in words for a person. */
final class RecordRefused extends RuntimeException {
    private final String reason;

    RecordRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

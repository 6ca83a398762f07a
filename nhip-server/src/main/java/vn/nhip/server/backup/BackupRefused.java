package vn.nhip.server.backup;

import org.jspecify.annotations.Nullable;

/** A backup cannot be made, read or restored; says so to a person, with the way out. */
final class BackupRefused extends RuntimeException {

    private final String wayOut;

    BackupRefused(String what, String wayOut, @Nullable Throwable cause) {
        super(what, cause);
        this.wayOut = wayOut;
    }

    BackupRefused(String what, String wayOut) {
        this(what, wayOut, null);
    }

    String wayOut() {
        return wayOut;
    }

    /** Both in one line. */
    String words() {
        return getMessage() + " " + wayOut;
    }
}

package vn.nhip.server.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; says so to a person, with the way out. */
final class DatabaseUnavailable extends RuntimeException {

    private final String wayOut;

    DatabaseUnavailable(String what, String wayOut, @Nullable Throwable cause) {
        super(what, cause);
        this.wayOut = wayOut;
    }

    DatabaseUnavailable(String what, String wayOut) {
        this(what, wayOut, null);
    }

    String wayOut() {
        return wayOut;
    }
}

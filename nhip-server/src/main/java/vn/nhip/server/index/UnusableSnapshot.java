package vn.nhip.server.index;

import java.io.IOException;

/** A file is not what it should be; the message says in what. */
final class UnusableSnapshot extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableSnapshot(String message) {
        super(message);
    }
}

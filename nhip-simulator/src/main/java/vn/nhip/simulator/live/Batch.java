package vn.nhip.simulator.live;

/** A batch as it is sent, once or several times. */
final class Batch {
    private final byte[] body;
    private final int events;
    private final long first;
    private final long feedBefore;

    /**
     * A batch.
     *
     * @param first the position in the feed of its first event
     * @param feedBefore the fingerprint of the feed before that event
     */
    Batch(byte[] body, int events, long first, long feedBefore) {
        this.body = body;
        this.events = events;
        this.first = first;
        this.feedBefore = feedBefore;
    }

    /** The same bytes at each try; not to be changed. */
    byte[] body() {
        return body;
    }

    int events() {
        return events;
    }

    long first() {
        return first;
    }

    long feedBefore() {
        return feedBefore;
    }
}

package vn.nhip.simulator.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.wire.EventBytes;

/** The way of some of the cases: one batch that is open, and those that are cut and not confirmed. Guarded by the flow it belongs to. */
final class Lane {
    private final Deque<Batch> cut = new ArrayDeque<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private final long from;
    private int events;
    private long first;
    private long feedBefore;
    private long since;

    /**
     * An empty lane.
     *
     * @param from the position in the feed until which all of it was confirmed before
     */
    Lane(long from) {
        this.from = from;
    }

    long from() {
        return from;
    }

    /** Whether the open batch has events. */
    boolean isOpen() {
        return events > 0;
    }

    /** When its first event was put in; nanoseconds of the ticker. */
    long since() {
        return since;
    }

    /** How many events the open batch has. */
    int events() {
        return events;
    }

    /** How long the open batch would be with so many bytes more. */
    int lengthWith(int more) {
        return open.size() + more + 2;
    }

    /**
     * Puts an event into the open batch.
     *
     * @param position its position in the feed
     * @param feed the fingerprint of the feed before it
     */
    void add(EventBytes bytes, long position, long feed, long now) {
        try {
            if (events == 0) {
                first = position;
                feedBefore = feed;
                since = now;
            }
            open.write(events == 0 ? '[' : ',');
            bytes.drainTo(open);
            events++;
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused bytes", e);
        }
    }

    /** Ends the open batch: it waits to be sent. */
    void cut() {
        open.write(']');
        cut.add(new Batch(open.toByteArray(), events, first, feedBefore));
        open.reset();
        events = 0;
    }

    /** The batch that is sent, or is to be sent next. */
    @Nullable
    Batch head() {
        return cut.peek();
    }

    void confirmHead() {
        cut.remove();
    }

    /**
     * Until where all of it is confirmed.
     *
     * @param position where the feed is
     */
    long confirmed(long position) {
        Batch head = cut.peek();
        return head != null ? head.first() : events > 0 ? first : Math.max(from, position);
    }

    /** The fingerprint of the feed before the first event that is not confirmed. There must be one. */
    long feedBeforeUnconfirmed() {
        Batch head = cut.peek();
        return head != null ? head.feedBefore() : feedBefore;
    }
}

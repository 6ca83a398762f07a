package vn.nhip.server.cases.projection;

import java.util.concurrent.TimeUnit;

/**
 * How long to wait for more before the next stretch. What comes in meanwhile is brought in together: a case that moves twice is written once.
 * While little comes in, a figure is wanted right at once; the more comes in, the more senders matter, and cases are then written once for
 * most of what they tell. Judged by what comes in each second, not by the length of a stretch: that grows with the waiting itself.
 */
final class Gathering {
    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double MUCH_PER_SECOND = 5_000;
    private static final double SOME_PER_SECOND = 3_000;
    private static final long LITTLE_MILLIS = 5;
    private static final long SOME_MILLIS = 100;
    private static final long MUCH_MILLIS = 2_000;

    private long since;
    private long events;
    private long millis = LITTLE_MILLIS;

    /**
     * Begins.
     *
     * @param now as {@link System#nanoTime} has it
     */
    Gathering(long now) {
        since = now;
    }

    /** A stretch of so many events was brought in. */
    void broughtIn(long more, long now) {
        events += more;
        long passed = now - since;
        if (passed >= WINDOW_NANOS) {
            double perSecond = (double) events * TimeUnit.SECONDS.toNanos(1) / passed;
            millis = perSecond > MUCH_PER_SECOND
                    ? MUCH_MILLIS
                    : perSecond > SOME_PER_SECOND ? SOME_MILLIS : LITTLE_MILLIS;
            since = now;
            events = 0;
        }
    }

    /** Milliseconds to wait now. */
    long millis() {
        return millis;
    }
}

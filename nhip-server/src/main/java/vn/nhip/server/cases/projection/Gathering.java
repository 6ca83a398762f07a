package vn.nhip.server.cases.projection;

/**
 * How long to wait for more before the next stretch. What comes in meanwhile is brought in together: a case that moves twice is written once.
 * The less comes, the sooner a figure is wanted to be right; the more comes, the more senders matter, and cases are then written once for
 * most of what they tell.
 */
final class Gathering {
    /** Events of a stretch from which on much comes in. */
    static final long MUCH = 4_000;

    private static final long SOME = 1_000;
    private static final long LITTLE_MILLIS = 10;
    private static final long SOME_MILLIS = 100;
    private static final long MUCH_MILLIS = 2_000;

    private Gathering() {}

    /** Milliseconds, after a stretch of so many events. */
    static long after(long events) {
        return events > MUCH ? MUCH_MILLIS : events > SOME ? SOME_MILLIS : LITTLE_MILLIS;
    }
}

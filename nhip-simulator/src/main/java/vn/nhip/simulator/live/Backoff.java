package vn.nhip.simulator.live;

import vn.nhip.simulator.story.Dice;

/**
 * Gaps between tries: twice as long each time up to a longest, each by chance between half and whole, so that senders do not come back all at
 * once. For one thread.
 */
final class Backoff {
    private static final double HALF = 0.5;

    private final long first;
    private final long longest;
    private final Dice dice;
    private long next;

    /** Gaps in nanoseconds. */
    Backoff(long first, long longest, Dice dice) {
        this.first = first;
        this.longest = longest;
        this.dice = dice;
        this.next = first;
    }

    /** The next gap. */
    long gap() {
        long gap = next;
        next = Math.min(longest, 2 * next);
        return (long) (gap * (HALF + HALF * dice.unit()));
    }

    /** Begins with short gaps again. */
    void reset() {
        next = first;
    }
}

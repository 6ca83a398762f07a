package vn.nhip.simulator.live;

import java.util.concurrent.locks.Condition;

/** A monotonic clock, and waiting by it. Tests have one of their own, in which nobody waits. */
public interface Ticker {

    /** Nanoseconds since it began; never goes back. */
    long nanos();

    /**
     * Waits until the condition is signalled or the instant has come; may return early. The caller holds the lock of the condition.
     *
     * @param until by {@link #nanos()}
     */
    void await(Condition condition, long until) throws InterruptedException;

    /** The clock of this machine, beginning now. */
    static Ticker system() {
        long began = System.nanoTime();
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime() - began;
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // The callers loop: this may return early.
            public void await(Condition condition, long until) throws InterruptedException {
                long left = until - nanos();
                if (left > 0) {
                    condition.awaitNanos(left);
                }
            }
        };
    }
}

package vn.nhip.simulator.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock in which nobody waits: whoever waits until an instant finds that it has come. */
final class FakeTicker implements Ticker {
    private static final long BREATH_NANOS = 20_000;

    private final AtomicLong now = new AtomicLong();
    private volatile Runnable atWait = () -> {};

    /** Does something each time somebody waits. */
    void atWait(Runnable something) {
        atWait = something;
    }

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    @SuppressWarnings(
            "WaitNotInLoop") // Only to let go of the lock; whether something changed is looked at by the caller.
    public void await(Condition condition, long until) throws InterruptedException {
        condition.awaitNanos(BREATH_NANOS);
        now.accumulateAndGet(until, Math::max);
        atWait.run();
    }
}

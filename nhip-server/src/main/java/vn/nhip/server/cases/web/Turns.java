package vn.nhip.server.cases.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns at reading: bodies are held in memory meanwhile, so only some are read at once. One source gets three quarters of the turns at
 * most: however slowly it sends, it leaves room for others.
 */
final class Turns {
    private final Semaphore all;
    private final int ofOne;
    private final Duration patience;
    private final Map<String, Semaphore> ofSources = new ConcurrentHashMap<>();

    /**
     * Turns.
     *
     * @param atOnce how many at once, 1 or more
     * @param patience how long one waits for a turn
     */
    Turns(int atOnce, Duration patience) {
        this.all = new Semaphore(atOnce, true);
        this.ofOne = Math.max(1, atOnce * 3 / 4);
        this.patience = patience;
    }

    /**
     * Waits for a turn.
     *
     * @param source one that has a key: there are not many
     * @return whether it came; if so, it is to be {@linkplain #end ended}
     */
    boolean begin(String source) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        Semaphore own = ofSources.computeIfAbsent(source, each -> new Semaphore(ofOne, true));
        if (!own.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean come = false;
        try {
            come = all.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            if (!come) {
                own.release();
            }
        }
        return come;
    }

    /** Ends a turn of a source. */
    void end(String source) {
        Semaphore own = ofSources.get(source);
        if (own == null) {
            throw new IllegalStateException("source " + source + " had no turn");
        }
        all.release();
        own.release();
    }
}

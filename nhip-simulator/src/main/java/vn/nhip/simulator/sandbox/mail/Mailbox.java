package vn.nhip.simulator.sandbox.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last messages taken, in memory only. For several threads. */
public final class Mailbox {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final Deque<ReceivedMail> kept = new ArrayDeque<>();
    private long taken;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    ReceivedMail add(Instant received, String sender, List<String> recipients, byte[] raw) {
        lock.lock();
        try {
            ReceivedMail mail = new ReceivedMail(++taken, received, sender, recipients, raw);
            kept.addLast(mail);
            if (kept.size() > capacity) {
                kept.removeFirst();
            }
            arrival.signalAll();
            return mail;
        } finally {
            lock.unlock();
        }
    }

    /** What is kept, the oldest first. */
    public List<ReceivedMail> messages() {
        lock.lock();
        try {
            return List.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    public Optional<ReceivedMail> message(long id) {
        return messages().stream().filter(mail -> mail.id() == id).findFirst();
    }

    /** How many were taken since the server started, kept or not. */
    public long taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many were taken; false if they were not within the time. */
    public boolean awaitTaken(long count, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (taken < count) {
                if (left <= 0) {
                    return false;
                }
                left = arrival.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the messages; ids go on. */
    public void clear() {
        lock.lock();
        try {
            kept.clear();
        } finally {
            lock.unlock();
        }
    }
}

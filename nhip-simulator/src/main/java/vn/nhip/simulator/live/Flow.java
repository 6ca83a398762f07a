package vn.nhip.simulator.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.wire.EventBytes;

/**
 * Events on their way from the feed to the server: one reader puts them in, a sender for each lane takes batches out and confirms them.
 *
 * <p>All events of a case go by one lane, and a lane sends a batch only when the one before is confirmed: so a case is told in order. What
 * was read and is not confirmed is always in exactly one batch, so the positions of the first events of these batches say, at any moment,
 * exactly what is confirmed: that is the checkpoint.
 */
final class Flow {
    private static final long HASH_PRIME = 0x100000001b3L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Ticker ticker;
    private final LiveControl control;
    private final LiveOptions.Batching batching;
    private final Pace pace;
    private final Lane[] lanes;
    private final @Nullable Checkpoint resumed;
    private final QuarantineReasons reasons = new QuarantineReasons();
    private final long toldBefore;

    private long position;
    private long feed;
    private int inFlight;
    private int texts;
    private boolean held;
    private boolean complete;
    private Tally tally;
    private @Nullable String trouble;
    private LiveResult.@Nullable Ending ending;
    private @Nullable String vietnamese;

    Flow(Ticker ticker, LiveControl control, LiveOptions options, @Nullable Checkpoint resumed) {
        this.ticker = ticker;
        this.control = control;
        this.batching = options.batching();
        this.pace = options.speed().pace(System.currentTimeMillis() / 1e3 - ticker.nanos() / 1e9);
        this.resumed = resumed;
        this.lanes =
                new Lane[resumed == null ? batching.senders() : resumed.lanes().size()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new Lane(resumed == null ? 0 : resumed.lanes().get(i));
        }
        this.tally = resumed == null ? Tally.NONE : resumed.tally();
        this.texts = resumed == null ? 0 : resumed.texts();
        this.toldBefore = tally.confirmed();
        control.watch(this::wake);
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int lanes() {
        return lanes.length;
    }

    /** The lane of a case: the same on every machine. */
    private Lane lane(Event event) {
        int hash = event.story().code().hashCode();
        return lanes[Math.floorMod(hash ^ (hash >>> 16), lanes.length)];
    }

    private void pass(Event event) {
        position++;
        feed = (feed ^ (event.story().code().hashCode() * 31L + event.step())) * HASH_PRIME + event.told();
    }

    /**
     * Passes over an event that was confirmed before.
     *
     * @return whether it was
     * @throws CannotRun when the feed is not the one that was told
     */
    boolean skip(Event event) throws CannotRun {
        lock.lock();
        try {
            if (position >= lane(event).from()) {
                return false;
            }
            pass(event);
            if (resumed != null && position == resumed.position() && feed != resumed.feed()) {
                throw otherFeed();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static CannotRun otherFeed() {
        return new CannotRun(
                "Các sự kiện sinh ra khác với lần trước (bộ mô phỏng hoặc tệp kịch bản đã thay đổi), không thể chạy tiếp."
                        + " Hãy dùng lại phiên bản cũ, hoặc xóa điểm dừng và chạy lại từ đầu với cơ sở dữ liệu mới.");
    }

    /**
     * Holds the end of the feed against what was confirmed before.
     *
     * @throws CannotRun when the feed is shorter
     */
    void checkEnd() throws CannotRun {
        lock.lock();
        try {
            if (isSkipping()) {
                throw otherFeed();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isSkipping() {
        return resumed != null && position < resumed.position();
    }

    /**
     * Waits until a second of simulated time has come; meanwhile cuts batches that have waited long enough.
     *
     * @return false when the run ends instead
     */
    boolean awaitDue(long told) throws InterruptedException {
        lock.lock();
        try {
            while (!isEnded()) {
                long now = ticker.nanos();
                if (control.isPaused()) {
                    pace.pause(now);
                    cutAll(0);
                    if (control.isPaused() && !isEnded()) {
                        changed.await();
                    }
                    continue;
                }
                pace.resume(now);
                long next = cutAll(batching.delay().toNanos());
                long due = pace.due(told, ticker.nanos());
                if (due <= ticker.nanos()) {
                    return true;
                }
                ticker.await(changed, Math.min(due, next));
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cuts what has been open for so long, waiting for room.
     *
     * @return when the next is to be cut
     */
    private long cutAll(long open) throws InterruptedException {
        long next = Long.MAX_VALUE;
        for (Lane lane : lanes) {
            if (lane.isOpen()) {
                if (ticker.nanos() - lane.since() >= open) {
                    cut(lane);
                } else {
                    next = Math.min(next, lane.since() + open);
                }
            }
        }
        return next;
    }

    /** Cuts the open batch of a lane as soon as there is room; when the run ends instead, it stays open. */
    private void cut(Lane lane) throws InterruptedException {
        while (inFlight >= batching.inFlight() && !isEnded()) {
            held = true;
            changed.await();
        }
        held = false;
        if (isEnded()) {
            return;
        }
        lane.cut();
        inFlight++;
        changed.signalAll();
    }

    /** Takes an event that is due, and its bytes; waits for room. When the run ends instead, it is not taken. */
    void take(Event event, EventBytes bytes) throws InterruptedException {
        lock.lock();
        try {
            Lane lane = lane(event);
            if (lane.isOpen() && lane.lengthWith(bytes.length()) > batching.bytes()) {
                cut(lane);
            }
            if (isEnded()) {
                return;
            }
            lane.add(bytes, position, feed, ticker.nanos());
            pass(event);
            if (lane.events() >= batching.events()) {
                cut(lane);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Cuts everything and waits until it is confirmed, or the run ends. */
    void awaitConfirmed() throws InterruptedException {
        lock.lock();
        try {
            cutAll(0);
            while (inFlight > 0 && !isEnded()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next batch of a lane, the same again until it is confirmed; {@code null} when the run has ended. */
    @Nullable
    Batch await(int lane) throws InterruptedException {
        lock.lock();
        try {
            while (!isEnded()) {
                Batch batch = lanes[lane].head();
                if (batch != null) {
                    return batch;
                }
                changed.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Confirms the batch that a lane was given. */
    void confirm(int lane, EventsAnswer answer, boolean triedBefore) {
        lock.lock();
        try {
            lanes[lane].confirmHead();
            inFlight--;
            trouble = null;
            tally = tally.batch(answer, triedBefore);
            answer.reasons().forEach(reasons::add);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Texts of registers that are confirmed. */
    int texts() {
        lock.lock();
        try {
            return texts;
        } finally {
            lock.unlock();
        }
    }

    void confirmText() {
        lock.lock();
        try {
            texts++;
            trouble = null;
            tally = tally.text();
        } finally {
            lock.unlock();
        }
    }

    /** Waits as long as the server said before something is sent again; less when the run ends. */
    void restAsTold(long nanos, String why) throws InterruptedException {
        rest(nanos, why, false);
    }

    /** Waits before something is sent again to a server that may be away; less when another sender finds it back, or the run ends. */
    void restUntilBack(long nanos, String why) throws InterruptedException {
        rest(nanos, why, true);
    }

    private void rest(long nanos, String why, boolean away) throws InterruptedException {
        lock.lock();
        try {
            trouble = why;
            tally = tally.retry();
            long before = tally.batches();
            long until = ticker.nanos() + nanos;
            while (ticker.nanos() < until && !isEnded() && !(away && tally.batches() > before)) {
                ticker.await(changed, until);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isEnded() {
        return ending != null || control.isStopped();
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return isEnded();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the run, unless it has ended. */
    void end(LiveResult.Ending how, @Nullable String why) {
        lock.lock();
        try {
            if (ending == null) {
                ending = how;
                vietnamese = why;
                complete = how == LiveResult.Ending.FINISHED;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that the checkpoint could not be written at the end, whatever the end was. */
    void endWithout(@Nullable String why) {
        lock.lock();
        try {
            ending = LiveResult.Ending.GAVE_UP;
            vietnamese = why;
        } finally {
            lock.unlock();
        }
    }

    /** What is confirmed now; {@code null} while the one that is resumed still says more. */
    @Nullable
    Checkpoint checkpoint(String scenario, String server) {
        lock.lock();
        try {
            if (isSkipping()) {
                return null;
            }
            long until = position;
            long fingerprint = feed;
            List<Long> confirmed = new ArrayList<>(lanes.length);
            for (Lane lane : lanes) {
                long at = lane.confirmed(position);
                confirmed.add(at);
                if (at < until) {
                    until = at;
                    fingerprint = lane.feedBeforeUnconfirmed();
                }
            }
            return new Checkpoint(scenario, server, until, fingerprint, confirmed, texts, tally, complete);
        } finally {
            lock.unlock();
        }
    }

    LiveState state() {
        lock.lock();
        try {
            return new LiveState(
                    tally,
                    tally.confirmed() - toldBefore,
                    pace.simulated(ticker.nanos()),
                    pace.factor(),
                    inFlight,
                    batching.inFlight(),
                    isSkipping(),
                    control.isPaused(),
                    held,
                    trouble);
        } finally {
            lock.unlock();
        }
    }

    LiveResult result(Duration time) {
        lock.lock();
        try {
            return new LiveResult(
                    ending == null ? LiveResult.Ending.STOPPED : ending,
                    vietnamese,
                    tally,
                    reasons.most(),
                    tally.confirmed() - toldBefore,
                    time,
                    Duration.ofNanos(pace.putBack()));
        } finally {
            lock.unlock();
        }
    }
}

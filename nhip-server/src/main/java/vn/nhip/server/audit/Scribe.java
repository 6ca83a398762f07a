package vn.nhip.server.audit;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.store.Recorded;
import vn.nhip.server.audit.store.Sequencer;
import vn.nhip.server.audit.store.Sequencer.Turn;

/**
 * Takes what was recorded into the log while a server runs, soon after every act of this process and now and then for those of others, and has
 * checkpoints written: after so many entries, after so long when there are new ones, and at the end.
 */
@Component
@ConditionalOnProperty(name = "nhip.database.purpose", havingValue = "server")
class Scribe {
    private static final Logger log = LoggerFactory.getLogger(Scribe.class);
    private static final long LOOK_MILLIS = 1000;
    private static final long GATHER_MILLIS = 50;
    private static final long RETRY_SECONDS = 10;

    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private final long entriesBetween;
    private final Duration between;
    private final Semaphore recorded = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("nhip-audit").daemon().unstarted(this::run);
    private long checkpointed = -1;
    private long checkpointedNanos;

    Scribe(
            Sequencer sequencer,
            Checkpoints checkpoints,
            @Value("${nhip.audit.checkpoint-entries}") long entriesBetween,
            @Value("${nhip.audit.checkpoint-every}") Duration between) {
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
        this.entriesBetween = entriesBetween;
        this.between = between;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.start();
    }

    @EventListener
    void look(Recorded act) {
        recorded.release();
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = end.await(advance(), TimeUnit.MILLISECONDS);
            }
            // What was recorded until now; what comes later waits for the next start.
            sequencer.all();
            checkpoints.write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The audit log ends without a checkpoint; the next start writes it", e);
        }
    }

    /** Says how many milliseconds to gather before the next turn. */
    private long advance() throws InterruptedException {
        try {
            // Before the turn: what is recorded meanwhile must not wait for what comes after.
            recorded.drainPermits();
            Turn turn = sequencer.turn();
            checkpoint(turn.size());
            if (turn.isFull()) {
                return 0;
            }
            return recorded.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS) ? GATHER_MILLIS : 0;
        } catch (RuntimeException e) {
            log.error("Acts wait to be taken into the audit log; trying again in {} s", RETRY_SECONDS, e);
            return TimeUnit.SECONDS.toMillis(RETRY_SECONDS);
        }
    }

    private void checkpoint(long size) {
        if (checkpointed < 0) {
            checkpointed = checkpoints.size();
            checkpointedNanos = System.nanoTime();
        }
        boolean isLong = size - checkpointed >= entriesBetween;
        boolean isOld = size > checkpointed && System.nanoTime() - checkpointedNanos >= between.toNanos();
        if (isLong || isOld) {
            checkpoints.write();
            checkpointed = size;
            checkpointedNanos = System.nanoTime();
        }
    }

    @PreDestroy
    void end() throws InterruptedException {
        end.countDown();
        recorded.release();
        thread.join();
    }
}

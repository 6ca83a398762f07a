package vn.nhip.server.cases.intake;

import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one thread that writes. What is handed in while it writes goes into its next transaction together: one wait for the disk for all of it
 * (group commit).
 */
@Component
class LogWriter {
    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);
    private static final int TRANSACTION_ENTRIES = 8_000;
    private static final long PATIENCE_SECONDS = 5;

    private final Append append;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final int entriesMax;
    private final Semaphore room;
    private final BlockingQueue<Parcel> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ending;

    LogWriter(
            Append append,
            ApplicationEventPublisher publisher,
            Clock clock,
            @Value("${nhip.intake.waiting-entries}") int entriesMax) {
        this.append = append;
        this.publisher = publisher;
        this.clock = clock;
        this.entriesMax = entriesMax;
        this.room = new Semaphore(entriesMax, true);
        this.thread = Thread.ofPlatform().name("nhip-log-writer").daemon().start(this::run);
    }

    private record Parcel(List<Entry> entries, CompletableFuture<List<Outcome>> outcomes) {}

    /** Writes after what was handed in before; the outcomes come after the commit. Waits only when too much is waiting. */
    CompletableFuture<List<Outcome>> write(List<Entry> entries) {
        int weight = Math.clamp(entries.size(), 1, entriesMax);
        takeRoom(weight);
        CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();
        CompletableFuture<List<Outcome>> released = outcomes.whenComplete((done, failed) -> room.release(weight));
        waiting.add(new Parcel(entries, outcomes));
        if (!thread.isAlive()) {
            outcomes.completeExceptionally(new IntakeBusy("the server is stopping"));
        }
        return released;
    }

    private void takeRoom(int weight) {
        try {
            if (ending || !room.tryAcquire(weight, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IntakeBusy("more than " + entriesMax + " records wait to be written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IntakeBusy("interrupted while waiting for room");
        }
    }

    private void run() {
        List<Parcel> together = new ArrayList<>();
        while (!ending || !waiting.isEmpty()) {
            collect(together);
            if (!together.isEmpty()) {
                write(together, true);
                together.clear();
            }
        }
        waiting.forEach(parcel -> parcel.outcomes().completeExceptionally(new IntakeBusy("the server is stopping")));
    }

    private void collect(List<Parcel> together) {
        try {
            Parcel parcel = waiting.poll(1, TimeUnit.SECONDS);
            int entries = 0;
            while (parcel != null) {
                together.add(parcel);
                entries += parcel.entries().size();
                parcel = entries < TRANSACTION_ENTRIES ? waiting.poll() : null;
            }
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    /** One parcel that cannot be written must not keep the others out: then each goes alone. */
    private void write(List<Parcel> parcels, boolean together) {
        List<Entry> entries = new ArrayList<>();
        parcels.forEach(parcel -> entries.addAll(parcel.entries()));
        Append.Written written;
        try {
            written = append.write(entries);
        } catch (SQLException | RuntimeException e) {
            if (together && parcels.size() > 1) {
                parcels.forEach(parcel -> write(List.of(parcel), false));
            } else {
                log.error("A batch of {} records was not written; nothing of it is in the log", entries.size(), e);
                parcels.forEach(parcel -> parcel.outcomes().completeExceptionally(e));
            }
            return;
        }
        Instant committed = clock.instant();
        int from = 0;
        for (Parcel parcel : parcels) {
            int to = from + parcel.entries().size();
            parcel.outcomes().complete(List.copyOf(written.outcomes().subList(from, to)));
            from = to;
        }
        publisher.publishEvent(new LogGrew(written.end(), committed));
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        thread.join();
    }
}

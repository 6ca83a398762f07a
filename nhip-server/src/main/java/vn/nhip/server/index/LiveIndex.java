package vn.nhip.server.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.LiveCounters;
import vn.nhip.core.facts.Seconds;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.FactsChanged;
import vn.nhip.server.cases.FactsRepaired;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.register.Registers;

/**
 * The facts of all cases in memory, and the counters over them, while a server runs. One thread writes: it loads them, follows every
 * committed change, and lets time go on, for a case crosses its due instant without an event. Everybody else reads.
 */
@Component
@ConditionalOnProperty(name = "nhip.database.purpose", havingValue = "server")
public class LiveIndex implements InfoContributor {
    private static final Logger log = LoggerFactory.getLogger(LiveIndex.class);
    /** Into how many parts one question is cut. */
    static final int WORKERS = Runtime.getRuntime().availableProcessors();

    private static final int WAITING_MAX = 1_000;
    private static final long LOOK_MILLIS = 1_000;
    private static final long RETRY_SECONDS = 10;
    private static final Duration SNAPSHOT_EVERY = Duration.ofHours(1);
    // Below, the database is read as fast as a file.
    private static final int SNAPSHOT_FROM_CASES = 50_000;

    private final CaseFactStore store;
    private final FactSnapshot snapshots;
    private final BesideCases beside;
    private final CountingPlan plan;
    private final Clock clock;
    private final Timer freshness;
    private final Thread thread;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final BlockingQueue<FactsChanged> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicLong revision = new AtomicLong();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ending;
    private volatile boolean missed;
    private volatile boolean stale;
    private volatile @Nullable FactTable table;
    private volatile @Nullable LiveCounters counters;
    private final AtomicLong loaded = new AtomicLong();
    private long position;
    private long snapshotPosition = -1;
    private Instant snapshotAt = Instant.EPOCH;

    LiveIndex(
            CaseFactStore store,
            FactSnapshot snapshots,
            Registers registers,
            Definitions definitions,
            Clock clock,
            MeterRegistry meters) {
        this.beside = new BesideCases(registers);
        this.store = store;
        this.snapshots = snapshots;
        this.plan = CountingPlan.of(definitions.find(
                "qd766", clock.instant().atZone(WorkCalendar.ZONE).toLocalDate()));
        this.clock = clock;
        this.freshness = Timer.builder("nhip.index.freshness")
                .description("From the commit of an event to the score that counts it")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        meters.gauge("nhip.index.cases", this, self -> self.size());
        meters.gauge("nhip.index.revision", revision);
        this.thread = Thread.ofPlatform().name("nhip-index").daemon().unstarted(this::run);
    }

    /**
     * Something is counted otherwise than before.
     *
     * @param revision grows with every change
     * @param position number of the last event in the log that is counted
     * @param at when it could be seen
     */
    public record Change(long revision, long position, Instant at) {}

    /**
     * The facts as they are while one reads.
     *
     * @param counters {@code null} while they are made
     * @param now as of when the counters stand; without them, the present second
     */
    record View(
            FactTable table,
            @Nullable LiveCounters counters,
            CountingPlan plan,
            int now,
            List<String> agencies,
            List<String> procedures) {}

    /** Reads while the rest of the server starts; what is told before anyone listens is found missing, and read. */
    @PostConstruct
    void begin() {
        thread.start();
    }

    @EventListener
    void changed(FactsChanged change) {
        if (!waiting.offer(change)) {
            missed = true;
        }
    }

    /** Facts were written anew from the log: nothing tells which, so all are read again. */
    @EventListener
    void repaired(FactsRepaired repair) {
        stale = true;
    }

    /** Grows with every change of what is counted. */
    public long revision() {
        return revision.get();
    }

    /** Grows by one every minute. */
    long minute() {
        return clock.instant().getEpochSecond() / 60;
    }

    /** Whether there is anything to count from. */
    public boolean isReady() {
        return table != null;
    }

    /** How many cases have been loaded so far. */
    public long loaded() {
        return loaded.get();
    }

    /** Tells of every change from now on. Called by the thread that follows the cases: be quick. */
    void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Reads, while nothing changes; empty while the facts are being loaded. */
    <T> Optional<T> read(Function<View, T> reader) {
        if (table == null) {
            return Optional.empty();
        }
        List<String> agencies = store.agencies();
        List<String> procedures = store.procedures();
        lock.readLock().lock();
        try {
            FactTable facts = table;
            LiveCounters kept = counters;
            return facts == null
                    ? Optional.empty()
                    : Optional.of(reader.apply(new View(facts, kept, plan, now(), agencies, procedures)));
        } finally {
            lock.readLock().unlock();
        }
    }

    private int now() {
        LiveCounters kept = counters;
        return kept == null ? Seconds.of(clock.instant()) : Math.max(kept.now(), Seconds.of(clock.instant()));
    }

    private void run() {
        while (!ending) {
            try {
                load();
                while (!ending && !stale) {
                    follow();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("The index does not follow the cases; loading anew in {} s", RETRY_SECONDS, e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            ending = end.await(RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    /** From the snapshot and what came after it, or else from the database. */
    private void load() {
        long begin = System.nanoTime();
        stale = false;
        Optional<FactSnapshot.Loaded> snapshot = snapshots.read();
        FactTable facts = snapshot.map(FactSnapshot.Loaded::table).orElseGet(FactTable::new);
        loaded.set(facts.size());
        Consumer<List<CaseFacts>> put = versions -> {
            facts.put(versions);
            loaded.incrementAndGet();
        };
        if (snapshot.isPresent()) {
            snapshotPosition = snapshot.get().position();
            position = store.changedSince(snapshotPosition, put);
        } else {
            position = store.each(put);
        }
        write(() -> {
            counters = null;
            table = facts;
        });
        tell(clock.instant());
        log.info(
                "Counting from {} cases, read from {} in {} ms",
                facts.size(),
                snapshot.isPresent() ? "the snapshot" : "the database",
                (System.nanoTime() - begin) / 1_000_000);
        // Nobody else writes: those who read go on meanwhile.
        LiveCounters made = new LiveCounters(facts, plan.measures(), Seconds.of(clock.instant()));
        write(() -> counters = made);
        tell(clock.instant());
        writeSnapshot();
    }

    /** Takes in what came, or waits for it or for the next due instant. */
    private void follow() throws InterruptedException {
        FactsChanged first = waiting.poll(millisToNextChange(), TimeUnit.MILLISECONDS);
        List<FactsChanged> changes = new ArrayList<>();
        if (first != null) {
            changes.add(first);
            waiting.drainTo(changes);
        }
        boolean[] counted = {false};
        write(() -> {
            for (FactsChanged change : changes) {
                counted[0] |= apply(change);
            }
            if (missed) {
                missed = false;
                counted[0] |= catchUp();
            }
            counted[0] |= live().advance(Seconds.of(clock.instant())) > 0;
        });
        counted[0] |= beside.hasMoved(clock.instant());
        if (counted[0]) {
            Instant seen = clock.instant();
            changes.stream()
                    .filter(change -> change.to() > change.from())
                    .forEach(change -> freshness.record(Duration.between(change.committed(), seen)));
            tell(seen);
        }
        if (Duration.between(snapshotAt, clock.instant()).compareTo(SNAPSHOT_EVERY) > 0) {
            writeSnapshot();
        }
    }

    private long millisToNextChange() {
        int next = live().nextChange();
        Instant at = Seconds.instant(next);
        return at == null
                ? LOOK_MILLIS
                : Math.clamp(Duration.between(clock.instant(), at).toMillis(), 1, LOOK_MILLIS);
    }

    private boolean apply(FactsChanged change) {
        if (change.to() < position) {
            return false;
        }
        if (change.from() > position) {
            return catchUp();
        }
        change.cases().forEach(live()::put);
        position = change.to();
        return true;
    }

    private boolean catchUp() {
        long before = position;
        position = store.changedSince(position, live()::put);
        return position > before;
    }

    private LiveCounters live() {
        LiveCounters kept = counters;
        if (kept == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        return kept;
    }

    private void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void tell(Instant seen) {
        Change change = new Change(revision.incrementAndGet(), position, seen);
        listeners.forEach(listener -> listener.accept(change));
    }

    private void writeSnapshot() {
        FactTable facts = table;
        snapshotAt = clock.instant();
        if (facts == null || facts.size() < SNAPSHOT_FROM_CASES || position == snapshotPosition) {
            return;
        }
        lock.readLock().lock();
        try {
            snapshots.write(facts, position);
            snapshotPosition = position;
        } finally {
            lock.readLock().unlock();
        }
    }

    private double size() {
        FactTable facts = table;
        return facts == null ? 0 : facts.size();
    }

    @Override
    public void contribute(Info.Builder builder) {
        if (!Viewers.now().mayKnowTheServer()) {
            return;
        }
        var values = freshness.takeSnapshot().percentileValues();
        builder.withDetail(
                "index",
                Map.of(
                        "ready",
                        isReady(),
                        "cases",
                        (long) size(),
                        "revision",
                        revision(),
                        "freshnessMillis",
                        values.length < 2
                                ? List.of()
                                : List.of(
                                        values[0].value(TimeUnit.MILLISECONDS),
                                        values[1].value(TimeUnit.MILLISECONDS))));
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        end.countDown();
        // Wakes it; a load that is under way is given up with the connection.
        waiting.offer(new FactsChanged(-1, -1, List.of(), Instant.EPOCH));
        thread.join(Duration.ofSeconds(RETRY_SECONDS));
        if (counters != null) {
            writeSnapshot();
        }
    }
}

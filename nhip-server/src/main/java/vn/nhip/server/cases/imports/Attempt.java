package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.IntakeBusy;
import vn.nhip.server.cases.intake.Outcome;

/** One pass through a file. What an earlier pass took comes out as duplicate. Reads on while what was read is written. */
final class Attempt {
    private static final int BATCH = 2_000;
    private static final int AHEAD = 2;
    private static final int REASONS_MAX = 200;
    private static final String OTHER_FIELDS = "…";

    private final FileImport run;
    private final Intake intake;
    private final Delivery delivery;
    private final ExecutorService taker;
    private final Deque<Future<Taken>> ahead = new ArrayDeque<>();
    private final Map<ImportReason, Long> reasons = new HashMap<>();
    private ImportProgress progress = ImportProgress.NONE;
    private List<String> unused = List.of();

    private record Batch(List<Incoming> records, double share, long read, long silent) {}

    private record Taken(Batch batch, List<Outcome> outcomes) {}

    /** Told after each batch that is in. */
    interface Watcher {
        /** Why to stop; null to go on. */
        @Nullable
        ImportStatus stop();

        void advanced(Attempt attempt);
    }

    Attempt(FileImport run, Intake intake, ExecutorService taker) {
        this.run = run;
        this.intake = intake;
        this.taker = taker;
        this.delivery = new Delivery(
                run.reading().source(), run.reading().unknowns(), run.file().name());
    }

    ImportProgress progress() {
        return progress;
    }

    List<String> unused() {
        return unused;
    }

    List<ImportReason> reasons() {
        return reasons.entrySet().stream()
                .map(reason -> new ImportReason(reason.getKey().kind(), reason.getKey().field(), reason.getValue()))
                .toList();
    }

    /** Reads the file to its end, or until the watcher says to stop. */
    ImportStatus run(Path path, Watcher watcher) throws IOException {
        try (FileRecords records = FileRecords.open(path, run.file(), run.reading())) {
            ImportStatus stopped = watcher.stop();
            while (stopped == null && records.hasNext()) {
                hand(batch(records), watcher);
                stopped = watcher.stop();
            }
            while (!ahead.isEmpty()) {
                await(watcher);
            }
            unused = records.unused();
            progress = at(stopped == null ? 1 : progress.share(), records.records(), records.silent());
            return stopped == null ? ImportStatus.DONE : stopped;
        } finally {
            ahead.forEach(future -> future.cancel(false));
        }
    }

    private static Batch batch(FileRecords records) {
        List<Incoming> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && records.hasNext()) {
            batch.add(records.next());
        }
        return new Batch(batch, records.share(), records.records(), records.silent());
    }

    private void hand(Batch batch, Watcher watcher) {
        Supplier<@Nullable ImportStatus> stop = watcher::stop;
        ahead.add(taker.submit(() -> new Taken(batch, take(batch.records(), stop))));
        while (ahead.size() >= AHEAD) {
            await(watcher);
        }
    }

    /** The door waits some seconds by itself before it says that it is busy. */
    private List<Outcome> take(List<Incoming> batch, Supplier<@Nullable ImportStatus> stop) {
        while (true) {
            try {
                return intake.take(delivery, batch);
            } catch (IntakeBusy busy) {
                if (stop.get() != null) {
                    throw busy;
                }
            }
        }
    }

    private void await(Watcher watcher) {
        Future<Taken> oldest = ahead.remove();
        try {
            count(oldest.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        }
        watcher.advanced(this);
    }

    private void count(Taken taken) {
        long accepted = progress.accepted();
        long warned = progress.warned();
        long duplicate = progress.duplicate();
        long quarantined = progress.quarantined();
        for (Outcome outcome : taken.outcomes()) {
            switch (outcome) {
                case Outcome.Accepted(List<String> warnings) -> {
                    accepted++;
                    warned += warnings.isEmpty() ? 0 : 1;
                }
                case Outcome.Duplicate() -> duplicate++;
                case Outcome.Quarantined(Problem problem) -> {
                    quarantined++;
                    count(problem);
                }
            }
        }
        Batch batch = taken.batch();
        progress = new ImportProgress(
                batch.share(), batch.read(), batch.silent(), accepted, warned, duplicate, quarantined);
    }

    private void count(Problem problem) {
        ImportReason reason = new ImportReason(problem.kind(), problem.field(), 0);
        boolean room = reasons.size() < REASONS_MAX || reasons.containsKey(reason);
        reasons.merge(room ? reason : new ImportReason(problem.kind(), OTHER_FIELDS, 0), 1L, Long::sum);
    }

    private ImportProgress at(double share, long read, long silent) {
        return new ImportProgress(
                share,
                read,
                silent,
                progress.accepted(),
                progress.warned(),
                progress.duplicate(),
                progress.quarantined());
    }
}

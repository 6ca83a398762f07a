package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.IntakeTally;
import vn.nhip.server.cases.intake.LongIntake;

/** One pass through a file. What an earlier pass took comes out as duplicate. */
final class Attempt {
    private final FileImport run;
    private final LongIntake intake;
    private ImportProgress progress = ImportProgress.NONE;
    private Map<Problem.Kind, Long> problems = Map.of();
    private List<String> unused = List.of();

    Attempt(FileImport run, LongIntake intake) {
        this.run = run;
        this.intake = intake;
    }

    ImportProgress progress() {
        return progress;
    }

    List<String> unused() {
        return unused;
    }

    List<ImportReason> reasons() {
        return problems.entrySet().stream()
                .map(problem -> new ImportReason(problem.getKey(), problem.getValue()))
                .toList();
    }

    /**
     * Reads the file to its end, or until there is a reason to stop.
     *
     * @param stop why to stop; gives null to go on
     * @param advanced told after each batch that is in
     */
    ImportStatus run(Path path, Supplier<@Nullable ImportStatus> stop, Runnable advanced) throws IOException {
        Delivery delivery = new Delivery(
                run.reading().source(), run.reading().unknowns(), run.file().name());
        try (FileRecords records = FileRecords.open(path, run.file(), run.reading())) {
            Stoppable stoppable = new Stoppable(records, stop);
            IntakeTally tally = intake.take(delivery, stoppable, soFar -> {
                tell(soFar, records, records.share());
                advanced.run();
            });
            ImportStatus stopped = stoppable.stopped;
            unused = records.unused();
            tell(tally, records, stopped == null ? 1 : records.share());
            return stopped == null ? ImportStatus.DONE : stopped;
        }
    }

    private void tell(IntakeTally tally, FileRecords records, double share) {
        progress = new ImportProgress(
                share,
                records.records(),
                records.silent(),
                tally.accepted(),
                tally.warned(),
                tally.duplicates(),
                tally.quarantined());
        problems = tally.problems();
    }

    /** Ends early when told to. */
    private static final class Stoppable implements Iterator<Incoming> {
        private final FileRecords records;
        private final Supplier<@Nullable ImportStatus> stop;
        private @Nullable ImportStatus stopped;

        Stoppable(FileRecords records, Supplier<@Nullable ImportStatus> stop) {
            this.records = records;
            this.stop = stop;
        }

        @Override
        public boolean hasNext() {
            if (stopped == null) {
                stopped = stop.get();
            }
            return stopped == null && records.hasNext();
        }

        @Override
        public Incoming next() {
            return records.next();
        }
    }
}

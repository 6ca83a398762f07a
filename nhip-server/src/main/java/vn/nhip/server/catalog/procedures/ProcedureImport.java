package vn.nhip.server.catalog.procedures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.catalog.store.ProcedureImports.Problem;
import vn.nhip.server.catalog.store.ProcedureVersions;

/**
 * Imports files of procedures, a few hundred records to a transaction. What was imported before changes nothing, so an import that
 * was interrupted is simply run again.
 */
@Component
public class ProcedureImport {
    private static final int BATCH = 200;
    // A list with fewer of the known procedures than this is taken for a part of the catalogue.
    private static final double COMPLETE_SHARE_MIN = 0.8;

    private final ProcedureVersions versions;
    private final ProcedureImports imports;
    private final InMemoryProcedures memory;
    private final TransactionTemplate transaction;

    ProcedureImport(
            ProcedureVersions versions,
            ProcedureImports imports,
            InMemoryProcedures memory,
            TransactionTemplate transaction) {
        this.versions = versions;
        this.imports = imports;
        this.memory = memory;
        this.transaction = transaction;
    }

    /** Is told how an import goes on. */
    public interface Watcher {
        /** A line, or a whole file (line 0), could not be taken. */
        void refused(Problem problem);

        /**
         * So many records were read so far.
         *
         * @param part which part of all files that is, 0 to 1
         */
        void read(long records, double part);
    }

    /**
     * Imports files.
     *
     * @param complete whether they are the list of all procedures; {@code null}: when they have most of those known
     */
    public ImportSummary run(List<Path> files, @Nullable Boolean complete, Watcher watcher) {
        String names = files.stream().map(f -> String.valueOf(f.getFileName())).collect(Collectors.joining(", "));
        Running running = new Running(imports.begin(names), size(files), watcher);
        files.forEach(running::file);
        List<String> absent = running.finish(complete);
        memory.forget();
        return running.summary.build(absent);
    }

    private static long size(List<Path> files) {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /** One import on its way. */
    private final class Running {
        private final long id;
        private final long bytes;
        private final AtomicLong bytesRead = new AtomicLong();
        private final Watcher watcher;
        private final long knownBefore = imports.known();
        private final ImportSummary.Counting summary = new ImportSummary.Counting();
        private final Set<String> seen = new HashSet<>();
        private final List<PublishedRecord> batch = new ArrayList<>(BATCH);

        Running(long id, long bytes, Watcher watcher) {
            this.id = id;
            this.bytes = bytes;
            this.watcher = watcher;
        }

        void file(Path path) {
            Map<String, FirstSeen> inFile = new HashMap<>();
            String name = path.toString();
            try {
                ProcedureFile.read(path, bytesRead, line -> take(name, line, inFile));
            } catch (RecordRefused e) {
                refuse(new Problem(name, 0, e.reason()));
            }
            flush();
        }

        private void take(String file, ProcedureFile.Line line, Map<String, FirstSeen> inFile) {
            switch (line) {
                case ProcedureFile.Line.Unread(long number, String reason) -> refuse(new Problem(file, number, reason));
                case ProcedureFile.Line.Read(long number, PublishedRecord record) -> {
                    String code = record.content().code();
                    FirstSeen first = inFile.putIfAbsent(code, new FirstSeen(number, record.hashCode()));
                    if (first != null) {
                        if (first.hash() != record.hashCode()) {
                            refuse(new Problem(
                                    file,
                                    number,
                                    "mã %s đã có ở dòng %d với nội dung khác: bỏ một dòng rồi nạp lại"
                                            .formatted(code, first.line())));
                        }
                        return;
                    }
                    seen.add(code);
                    batch.add(record);
                    if (batch.size() == BATCH) {
                        flush();
                    }
                }
            }
        }

        private void refuse(Problem problem) {
            summary.refused();
            imports.refuse(id, problem);
            watcher.refused(problem);
        }

        private void flush() {
            if (batch.isEmpty()) {
                return;
            }
            transaction.executeWithoutResult(status -> {
                versions.lock();
                store(batch, summary::count);
                imports.advance(id, summary.records() + batch.size(), summary.refusals());
            });
            summary.read(batch.size());
            watcher.read(summary.records(), bytes == 0 ? 1 : (double) bytesRead.get() / bytes);
            batch.clear();
        }

        List<String> finish(@Nullable Boolean complete) {
            boolean whole =
                    complete == null ? !seen.isEmpty() && seen.size() >= COMPLETE_SHARE_MIN * knownBefore : complete;
            return Objects.requireNonNull(transaction.execute(status -> {
                imports.finish(id, whole);
                return whole ? imports.recordAbsent(id, seen) : List.of();
            }));
        }
    }

    private record FirstSeen(long line, int hash) {}

    private void store(List<PublishedRecord> records, Consumer<Arrival> outcome) {
        Map<String, List<KnownVersion>> known = versions.known(
                records.stream().map(record -> record.content().code()).toList());
        Set<String> changed = new LinkedHashSet<>();
        for (PublishedRecord record : records) {
            String code = record.content().code();
            String fingerprint = Derived.Written.of(record.content()).fingerprint();
            Arrival arrival = Arrival.of(
                    known.getOrDefault(code, List.of()),
                    record,
                    fingerprint,
                    version -> agrees(version, record),
                    Derived.RULES);
            apply(arrival, record);
            if (!(arrival instanceof Arrival.Unchanged)) {
                changed.add(code);
            }
            outcome.accept(arrival);
        }
        changed.forEach(versions::date);
    }

    private boolean agrees(KnownVersion known, PublishedRecord flat) {
        PublishedProcedure full = versions.version(known.id()).full();
        return full != null && Merging.contradictions(full, flat.content()).isEmpty();
    }

    private void apply(Arrival arrival, PublishedRecord record) {
        switch (arrival) {
            case Arrival.Unchanged(), Arrival.Outdated() -> {}
            case Arrival.First(), Arrival.NewVersion() -> insert(ProcedureVersion.first(record));
            case Arrival.Completes(KnownVersion version) ->
                update(versions.version(version.id()).with(record));
            case Arrival.Rederived(KnownVersion version) -> update(versions.version(version.id()));
            case Arrival.Replaces(KnownVersion version) -> {
                ProcedureVersion replaced = versions.version(version.id());
                versions.supersede(version.id());
                insert(replaced.with(record));
            }
            case Arrival.Earlier(KnownVersion version) ->
                versions.stateEarlier(version.id(), record.stated(), record.statedAt());
        }
    }

    private void insert(ProcedureVersion version) {
        versions.insert(version, Derived.of(version));
    }

    private void update(ProcedureVersion version) {
        versions.update(version, Derived.of(version));
    }
}

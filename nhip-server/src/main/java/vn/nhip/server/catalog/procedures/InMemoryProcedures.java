package vn.nhip.server.catalog.procedures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.catalog.store.ProcedureShelf;
import vn.nhip.server.catalog.store.ProcedureVersions;

/** The catalogue held in memory: a few megabytes, read again when an import has moved on. */
@Component
class InMemoryProcedures implements Procedures {
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ProcedureVersions versions;
    private final ProcedureImports imports;
    private final ProcedureShelf shelf;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Snapshot snapshot;

    InMemoryProcedures(ProcedureVersions versions, ProcedureImports imports, ProcedureShelf shelf) {
        this.versions = versions;
        this.imports = imports;
        this.shelf = shelf;
    }

    /**
     * The catalogue at one moment.
     *
     * @param byCode versions of each procedure, oldest first
     * @param mark how far imports had come
     * @param lookedAt when that was last looked up, as {@link System#nanoTime} has it
     */
    private record Snapshot(Map<String, List<Procedure>> byCode, String mark, long lookedAt) {

        List<Procedure> versions(String code) {
            List<Procedure> exact = byCode.get(code);
            if (exact != null) {
                return exact;
            }
            String tidy = code.strip();
            List<Procedure> stripped = byCode.get(tidy);
            if (stripped != null) {
                return stripped;
            }
            String national = ProcedureCode.national(tidy);
            return national == null ? List.of() : byCode.getOrDefault(national, List.of());
        }
    }

    private Snapshot snapshot() {
        Snapshot current = snapshot;
        if (current == null) {
            looking.lock();
            try {
                Snapshot other = snapshot;
                return other == null ? look(null) : other;
            } finally {
                looking.unlock();
            }
        }
        // One caller looks whether something was imported; the others go on with what is there.
        if (System.nanoTime() - current.lookedAt() > LOOK_EVERY_NANOS && looking.tryLock()) {
            try {
                return look(current);
            } finally {
                looking.unlock();
            }
        }
        return current;
    }

    private Snapshot look(@Nullable Snapshot current) {
        String mark = imports.mark();
        Map<String, List<Procedure>> byCode =
                current != null && current.mark().equals(mark) ? current.byCode() : byCode(versions.summaries());
        Snapshot looked = new Snapshot(byCode, mark, System.nanoTime());
        snapshot = looked;
        return looked;
    }

    private static Map<String, List<Procedure>> byCode(List<Procedure> all) {
        Map<String, List<Procedure>> byCode = HashMap.newHashMap(all.size());
        for (Procedure version : all) {
            byCode.merge(
                    version.code(),
                    List.of(version),
                    (known, added) ->
                            Stream.concat(known.stream(), added.stream()).toList());
        }
        return byCode;
    }

    /** Forgets what is in memory, so that the next question sees what this process has just imported. */
    void forget() {
        snapshot = null;
    }

    @Override
    public Optional<Procedure> at(String code, LocalDate day) {
        return snapshot().versions(code).stream()
                .filter(version -> holds(version, day))
                .findFirst();
    }

    @Override
    public List<Procedure> on(LocalDate day) {
        return snapshot().byCode().values().stream()
                .flatMap(List::stream)
                .filter(version -> holds(version, day))
                .toList();
    }

    private static boolean holds(Procedure version, LocalDate day) {
        LocalDate to = version.validTo();
        return !version.validFrom().isAfter(day) && (to == null || !to.isBefore(day));
    }

    @Override
    public boolean known(String code) {
        return !snapshot().versions(code).isEmpty();
    }

    @Override
    public Optional<Term> term(
            String code, @Nullable String caseKind, CaseFact.@Nullable Channel channel, LocalDate day) {
        return at(code, day)
                .map(procedure -> TermRule.of(procedure, kindOf(procedure, code, caseKind), channel))
                .map(answer -> answer instanceof TermRule.Answer.Known(Term term) ? term : null);
    }

    /** A code with the suffix of a kind of case names the kind. */
    private static @Nullable String kindOf(Procedure procedure, String code, @Nullable String caseKind) {
        if (caseKind != null && !caseKind.isBlank()) {
            return caseKind;
        }
        String tidy = code.strip();
        return procedure.caseKinds().stream()
                        .anyMatch(kind -> kind.code().strip().equals(tidy))
                ? tidy
                : null;
    }

    @Override
    public List<Procedure> search(String text, int limit) {
        Snapshot now = snapshot();
        return shelf.find(text, limit).stream()
                .map(code -> now.byCode().getOrDefault(code, List.of()))
                .filter(found -> !found.isEmpty())
                .map(List::getLast)
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return snapshot().byCode().isEmpty();
    }

    @Override
    public long count() {
        return snapshot().byCode().size();
    }
}

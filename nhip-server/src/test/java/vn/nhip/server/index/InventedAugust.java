package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.index.Period;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.catalog.procedures.ProcedureImport;
import vn.nhip.server.catalog.procedures.PublishedFiles;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/**
 * A few invented cases of August 2026 in the province of the bundled sample, few enough to be counted by hand, and a way to wait until the
 * live index has counted all that is in the log.
 */
public final class InventedAugust {
    public static final String ROOT = "H44";
    public static final Period AUGUST = Period.month(2026, 8);
    public static final String PROCEDURE = "9.000001";

    /** Received, finished in time, with its result, synchronised. */
    public static final String GOOD = "H44.100-260803-0001";

    /** Late, without a result, and the citizen was not content: in 5.4 it weighs twice. */
    public static final String LATE_AND_DISLIKED = "H44.100-260804-0002";

    /** Of an agency below H44.100 that the catalogue does not have. */
    public static final String OF_A_TEAM = "H44.100.05-260806-0003";

    /** In time, no result. */
    public static final String NEIGHBOURS = "H44.101-260805-0004";

    /** Of no agency that anyone named. */
    public static final String OF_NOBODY = "X-260811-0005";

    /** The only case of its agency: late and disliked. */
    public static final String ALONE = "H44.102-260804-0006";

    static final Delivery DELIVERY = new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Intake intake;
    private final Projector projector;
    private final CaseFactStore store;
    private final LiveIndex live;
    private final ProcedureImport catalogue;
    private final BlockingQueue<LiveIndex.Change> changes = new LinkedBlockingQueue<>();

    InventedAugust(Intake intake, Projector projector, CaseFactStore store, LiveIndex live, ProcedureImport catalogue) {
        this.intake = intake;
        this.projector = projector;
        this.store = store;
        this.live = live;
        this.catalogue = catalogue;
        live.onChange(changes::add);
    }

    /** Brings in the catalogue of one procedure and the cases; the second time it changes nothing. */
    public void isThere(Path folder) {
        catalogue.run(
                List.of(PublishedFiles.lines(
                        folder, "full.jsonl", PublishedFiles.Full.of(PROCEDURE, "Đăng ký khai sinh bịa"))),
                null,
                new ProcedureImport.Watcher() {
                    @Override
                    public void refused(ProcedureImports.Problem problem) {
                        throw new AssertionError(problem);
                    }

                    @Override
                    public void read(long records, double part) {}
                });
        tell(Scenario.ENDS_WELL.of(begun(GOOD).at("H44.100").online()));
        tell(Scenario.LATE_AND_DISLIKED.of(
                begun(LATE_AND_DISLIKED).at("H44.100").direct(), "2026-08-04"));
        tell(Scenario.NO_RESULT.of(begun(OF_A_TEAM).at("H44.100.05").direct(), "2026-08-06"));
        tell(Scenario.NO_RESULT.of(begun(NEIGHBOURS).at("H44.101").online(), "2026-08-05"));
        tell(Scenario.NO_RESULT.of(begun(OF_NOBODY).direct(), "2026-08-11"));
        tell(Scenario.LATE_AND_DISLIKED.of(begun(ALONE).at("H44.102").direct(), "2026-08-04"));
        isCounted();
    }

    /** A case of the one procedure, of which nothing is told yet. */
    public static CaseTold begun(String code) {
        return CaseTold.of(code).by(CasesForTests.SOURCE).about(PROCEDURE);
    }

    /** Tells a case as far as it went; what was told of it before counts once. */
    public void tell(CaseTold life) {
        intake.take(DELIVERY, CasesForTests.reads(life.messages()));
    }

    /** Waits until the live index counts from exactly what follows from the log. */
    public void isCounted() {
        await(() -> projector.position().lag() == 0 && kept().equals(loaded()));
    }

    private List<List<CaseFacts>> kept() {
        List<List<CaseFacts>> kept = new ArrayList<>();
        store.each(kept::add);
        kept.sort(Comparator.comparingLong(versions -> versions.getFirst().id()));
        return kept;
    }

    private List<List<CaseFacts>> loaded() {
        List<List<CaseFacts>> loaded = new ArrayList<>();
        live.read(view -> {
            view.table().each(loaded::add);
            return true;
        });
        loaded.sort(Comparator.comparingLong(versions -> versions.getFirst().id()));
        return loaded;
    }

    /** Waits until something is so, looking again whenever the live index says that something changed. */
    void await(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!so.getAsBoolean()) {
                assertThat(changes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS))
                        .as("a change within %s", PATIENCE)
                        .isNotNull();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while waiting for the live index", e);
        }
    }
}

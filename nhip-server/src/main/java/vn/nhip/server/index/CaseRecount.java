package vn.nhip.server.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.cases.FactWorld;

/** Counts the case indicators of every agency anew from the log alone, and holds what the live index counts from against it. */
@Component
public class CaseRecount {
    private final Cases cases;
    private final FactWorld world;
    private final CaseFactStore store;

    CaseRecount(Cases cases, FactWorld world, CaseFactStore store) {
        this.cases = cases;
        this.world = world;
        this.store = store;
    }

    /**
     * What is asked.
     *
     * @param asOf what happened later does not count
     * @param recordedBy what was recorded later does not count; {@link Instant#MAX} for all that is known
     */
    public record Order(IndexDefinition definition, Period period, Instant asOf, Instant recordedBy) {}

    /**
     * The answer.
     *
     * @param cases how many cases were accepted at some time
     * @param unreckoned cases that need a year for which there is no calendar; in no count
     * @param byAgency scores of the case indicators by agency, the unknown one under an empty code
     * @param differences what is kept otherwise; empty when that was not asked
     */
    public record Answer(
            long cases,
            long unreckoned,
            Map<String, List<IndicatorScore>> byAgency,
            Optional<KeptDifferences> differences) {}

    /** Counts. */
    public Answer run(Order order, LongConsumer progress) {
        Recounting recounting = new Recounting(order, world);
        long[] seen = {0};
        cases.each(events -> {
            recounting.take(events);
            progress.accept(++seen[0]);
        });
        return recounting.answer(recounting.counts(), Optional.empty());
    }

    /**
     * Counts, and compares with the facts that are kept and what the live index counts from them: of the log up to where those are, as of
     * the same instant.
     *
     * @throws IllegalArgumentException when less than all that is known is asked for: nothing else is kept
     */
    public Answer compare(Order order, LongConsumer progress) {
        if (!order.recordedBy().equals(Instant.MAX)) {
            throw new IllegalArgumentException("what was known at " + order.recordedBy() + " is not kept");
        }
        KeptComparison kept = new KeptComparison(store);
        Recounting recounting = new Recounting(order, world);
        long[] seen = {0};
        cases.each(kept.position(), events -> {
            kept.compare(events.getFirst().caseCode(), recounting.take(events), recounting);
            progress.accept(++seen[0]);
        });
        CaseCounts counts = recounting.counts();
        KeptDifferences differences = kept.finish(recounting, counts, order, cases.countAfter(kept.position()));
        return recounting.answer(counts, Optional.of(differences));
    }
}

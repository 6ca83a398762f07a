package vn.nhip.server.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Readings;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.cases.FactWorld;

/** Counts the case indicators of every agency anew from the log alone. */
@Component
public class CaseRecount {
    private final Cases cases;
    private final FactWorld world;

    CaseRecount(Cases cases, FactWorld world) {
        this.cases = cases;
        this.world = world;
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
     */
    public record Answer(long cases, long unreckoned, Map<String, List<IndicatorScore>> byAgency) {}

    /** Counts. */
    public Answer run(Order order, LongConsumer progress) {
        Map<String, Integer> agencies = new HashMap<>();
        List<String> codes = new ArrayList<>();
        Map<String, Integer> procedures = new HashMap<>();
        CaseFactsReader.World positioned = world.with(
                code -> agencies.computeIfAbsent(code, added -> {
                    codes.add(added);
                    return codes.size() - 1;
                }),
                code -> procedures.computeIfAbsent(code, added -> procedures.size()));
        FactTable table = new FactTable();
        long[] seen = {0, 0};
        cases.each(events -> {
            put(table, events, order, positioned, seen);
            progress.accept(++seen[0]);
        });
        List<Indicator> indicators =
                order.definition().indicators().filter(i -> i.cases() != null).toList();
        List<CaseMeasure> measures = indicators.stream()
                .map(indicator -> Objects.requireNonNull(indicator.cases()))
                .toList();
        CaseCounter counter = new CaseCounter(
                table, new Measures(measures), Runtime.getRuntime().availableProcessors());
        CaseCounts counts = counter.count(span(order.period()), Seconds.of(order.asOf()));
        Scorer scorer = new Scorer(order.definition(), order.period().lastDay(), Readings.DEFAULT);
        Map<String, List<IndicatorScore>> byAgency = new TreeMap<>();
        for (int agency = -1; agency < counts.agencies(); agency++) {
            List<IndicatorScore> scores = scores(scorer, indicators, counts, agency);
            if (!scores.isEmpty()) {
                byAgency.put(agency < 0 ? "" : codes.get(agency), scores);
            }
        }
        return new Answer(table.size(), seen[1], byAgency);
    }

    private static void put(
            FactTable table, List<CaseEvent> events, Order order, CaseFactsReader.World world, long[] seen) {
        try {
            List<CaseFacts> versions =
                    CaseFactsReader.read(table.size(), CaseLife.stages(events, order.recordedBy()), world);
            if (!versions.isEmpty()) {
                table.put(versions);
            }
        } catch (UnknownYearException e) {
            seen[1]++;
        }
    }

    private static Span span(Period period) {
        Instant start = period.firstDay().atStartOfDay(WorkCalendar.ZONE).toInstant();
        Instant end =
                period.lastDay().plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
        return new Span(Seconds.of(start), Seconds.of(end) - 1);
    }

    /** Empty when the agency has no case in the period. */
    private static List<IndicatorScore> scores(
            Scorer scorer, List<Indicator> indicators, CaseCounts counts, int agency) {
        Map<String, Counts> byCode = new LinkedHashMap<>();
        boolean any = false;
        for (int m = 0; m < indicators.size(); m++) {
            long denominator = counts.denominator(agency, m);
            any |= denominator > 0;
            byCode.put(indicators.get(m).code(), Counts.of(counts.numerator(agency, m), denominator));
        }
        List<IndicatorScore> scores = new ArrayList<>();
        if (any) {
            indicators.forEach(indicator -> scores.add(scorer.score(indicator, null, byCode)));
        }
        return scores;
    }
}

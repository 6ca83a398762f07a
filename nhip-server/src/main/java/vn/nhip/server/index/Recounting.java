package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Readings;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.server.cases.FactWorld;

/** One recount: takes the events of every case, then counts. Cases, agencies and procedures have numbers of its own. */
final class Recounting {
    private final CaseRecount.Order order;
    private final List<Indicator> indicators;
    private final CaseFactsReader.World world;
    private final FactTable table = new FactTable();
    private final List<String> agencies = new ArrayList<>();
    private final List<String> procedures = new ArrayList<>();
    private long unreckoned;

    Recounting(CaseRecount.Order order, FactWorld world) {
        this.order = order;
        this.indicators = order.definition()
                .indicators()
                .filter(indicator -> indicator.cases() != null)
                .toList();
        this.world = world.with(positions(agencies), positions(procedures));
    }

    private static ToIntFunction<String> positions(List<String> codes) {
        Map<String, Integer> positions = new HashMap<>();
        return code -> positions.computeIfAbsent(code, added -> {
            codes.add(added);
            return codes.size() - 1;
        });
    }

    /** Takes a case in; says its facts, none where it counts nowhere. */
    List<CaseFacts> take(List<CaseEvent> events) {
        try {
            List<CaseFacts> versions =
                    CaseFactsReader.read(table.size(), CaseLife.stages(events, order.recordedBy()), world);
            if (!versions.isEmpty()) {
                table.put(versions);
            }
            return versions;
        } catch (UnknownYearException e) {
            unreckoned++;
            return List.of();
        }
    }

    List<Indicator> indicators() {
        return indicators;
    }

    Measures measures() {
        return new Measures(indicators.stream()
                .map(indicator -> Objects.requireNonNull(indicator.cases()))
                .toList());
    }

    /** Codes of agencies by position. */
    List<String> agencies() {
        return agencies;
    }

    /** Codes of procedures by position. */
    List<String> procedures() {
        return procedures;
    }

    CaseCounts counts() {
        return new CaseCounter(table, measures(), Runtime.getRuntime().availableProcessors())
                .count(CaseFigures.span(order.period()), Seconds.of(order.asOf()));
    }

    CaseRecount.Answer answer(CaseCounts counts, Optional<KeptDifferences> differences) {
        Scorer scorer = new Scorer(order.definition(), order.period().lastDay(), Readings.DEFAULT);
        Map<String, List<IndicatorScore>> byAgency = new TreeMap<>();
        for (int agency = -1; agency < counts.agencies(); agency++) {
            List<IndicatorScore> scores = scores(scorer, counts, agency);
            if (!scores.isEmpty()) {
                byAgency.put(agency < 0 ? "" : agencies.get(agency), scores);
            }
        }
        return new CaseRecount.Answer(table.size(), unreckoned, byAgency, differences);
    }

    /** Empty when the agency has no case in the period. */
    private List<IndicatorScore> scores(Scorer scorer, CaseCounts counts, int agency) {
        Map<String, Counts> byCode = new LinkedHashMap<>();
        boolean any = false;
        for (int m = 0; m < indicators.size(); m++) {
            long denominator = counts.denominator(agency, m);
            any |= denominator > 0;
            // Where cases weigh twice it may be below 0.
            long numerator = Math.max(0, counts.numerator(agency, m));
            byCode.put(indicators.get(m).code(), Counts.of(numerator, denominator));
        }
        List<IndicatorScore> scores = new ArrayList<>();
        if (any) {
            indicators.forEach(indicator -> scores.add(scorer.score(indicator, null, byCode)));
        }
        return scores;
    }
}

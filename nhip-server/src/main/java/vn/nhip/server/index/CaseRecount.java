package vn.nhip.server.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Readings;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.server.cases.CaseClocks;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;

/** Counts the case indicators of every agency anew from the log alone. */
@Component
public class CaseRecount {
    private final Cases cases;
    private final CaseClocks clocks;
    private final Procedures procedures;

    CaseRecount(Cases cases, CaseClocks clocks, Procedures procedures) {
        this.cases = cases;
        this.clocks = clocks;
        this.procedures = procedures;
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
        World world = new World();
        FactTable table = new FactTable();
        long[] seen = {0, 0};
        cases.each(events -> {
            put(table, events, order, world, seen);
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
                byAgency.put(agency < 0 ? "" : world.codes.get(agency), scores);
            }
        }
        return new Answer(table.size(), seen[1], byAgency);
    }

    private static void put(FactTable table, List<CaseEvent> events, Order order, World world, long[] seen) {
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

    /** Agencies and procedures by the order in which they are met, clocks and catalogue as the server has them. */
    private final class World implements CaseFactsReader.World {
        private final Map<String, Integer> agencies = new LinkedHashMap<>();
        private final List<String> codes = new ArrayList<>();
        private final Map<String, Integer> procedureNumbers = new LinkedHashMap<>();

        @Override
        public int agency(@Nullable String code) {
            if (code == null) {
                return -1;
            }
            return agencies.computeIfAbsent(code, added -> {
                codes.add(added);
                return codes.size() - 1;
            });
        }

        @Override
        public int procedure(@Nullable String code) {
            return code == null ? -1 : procedureNumbers.computeIfAbsent(code, added -> procedureNumbers.size());
        }

        @Override
        public ProcedureTraits traits(CaseFile file) {
            String code = file.procedure();
            Instant accepted = file.accepted();
            if (code == null || accepted == null) {
                return ProcedureTraits.UNKNOWN;
            }
            LocalDate day = accepted.atZone(WorkCalendar.ZONE).toLocalDate();
            Optional<Procedure> procedure = procedures.at(code, day);
            return procedure.map(Procedure::traits).orElse(ProcedureTraits.UNKNOWN);
        }

        @Override
        public Reckoning reckon(ClockKind clock, CaseFile file, Instant asOf) {
            return clocks.reckon(clock, file, clocks.term(file).orElse(null), asOf);
        }
    }
}

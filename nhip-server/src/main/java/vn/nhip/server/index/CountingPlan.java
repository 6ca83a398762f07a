package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.ProcedureMeasure;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Reading;

/**
 * All that a definition wants counted: its indicators, and its readings that are counted otherwise.
 *
 * @param cases what is counted from cases, in the order of the first of {@link #measures}
 * @param procedures what is counted from procedures
 * @param measures compiled: first the cases, then what procedures ask of their cases
 */
record CountingPlan(List<OfCases> cases, List<OfProcedures> procedures, Measures measures) {
    CountingPlan {
        cases = List.copyOf(cases);
        procedures = List.copyOf(procedures);
    }

    /**
     * Counted from cases.
     *
     * @param key code of the indicator, or {@link Reading#key}
     */
    record OfCases(String key, Indicator indicator, CaseMeasure measure) {}

    /**
     * Counted from procedures.
     *
     * @param key code of the indicator, or {@link Reading#key}
     * @param use position of the measure that finds procedures with such a case; -1 where none is asked for
     */
    record OfProcedures(String key, Indicator indicator, ProcedureMeasure measure, int use) {}

    static CountingPlan of(IndexDefinition definition) {
        List<OfCases> cases = new ArrayList<>();
        List<OfProcedures> procedures = new ArrayList<>();
        List<CaseMeasure> uses = new ArrayList<>();
        List<Indicator> indicators = definition.indicators().toList();
        for (Indicator indicator : indicators) {
            add(cases, indicator.code(), indicator, indicator.cases());
            for (Reading reading : indicator.readings()) {
                add(cases, Reading.key(indicator, reading), indicator, reading.cases());
            }
        }
        for (Indicator indicator : indicators) {
            add(procedures, uses, cases.size(), indicator.code(), indicator, indicator.procedures());
            for (Reading reading : indicator.readings()) {
                add(procedures, uses, cases.size(), Reading.key(indicator, reading), indicator, reading.procedures());
            }
        }
        List<CaseMeasure> all =
                new ArrayList<>(cases.stream().map(OfCases::measure).toList());
        all.addAll(uses);
        return new CountingPlan(cases, procedures, new Measures(all));
    }

    private static void add(List<OfCases> cases, String key, Indicator indicator, @Nullable CaseMeasure measure) {
        if (measure != null) {
            cases.add(new OfCases(key, indicator, measure));
        }
    }

    private static void add(
            List<OfProcedures> procedures,
            List<CaseMeasure> uses,
            int before,
            String key,
            Indicator indicator,
            @Nullable ProcedureMeasure measure) {
        if (measure == null) {
            return;
        }
        CaseMeasure use = measure.asCases();
        procedures.add(new OfProcedures(key, indicator, measure, use == null ? -1 : before + uses.size()));
        if (use != null) {
            uses.add(use);
        }
    }

    /** The conditions that procedures ask of their cases, in the order of {@link OfProcedures#use}. */
    List<Condition> useConditions() {
        return procedures.stream()
                .map(each -> each.measure().cases())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The position of the first condition of {@link #useConditions} among the measures. */
    int firstUse() {
        return cases.size();
    }
}

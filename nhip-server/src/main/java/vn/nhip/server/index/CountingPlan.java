package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.PetitionMeasure;
import vn.nhip.core.facts.ProcedureMeasure;
import vn.nhip.core.facts.ServiceMeasure;
import vn.nhip.core.index.Counting;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Reading;

/**
 * All that a definition wants counted: its indicators, and its readings that are counted otherwise.
 *
 * @param cases what is counted from cases, in the order of the first of {@link #measures}
 * @param procedures what is counted from procedures
 * @param services what is counted from online services
 * @param petitions what is counted from petitions
 * @param measures compiled: first the cases, then what procedures and services ask of their cases
 */
record CountingPlan(
        List<OfCases> cases,
        List<OfProcedures> procedures,
        List<OfServices> services,
        List<OfPetitions> petitions,
        Measures measures) {
    CountingPlan {
        cases = List.copyOf(cases);
        procedures = List.copyOf(procedures);
        services = List.copyOf(services);
        petitions = List.copyOf(petitions);
    }

    /**
     * Counted from cases.
     *
     * @param key code of the indicator, or {@link Reading#key}
     */
    record OfCases(String key, CaseMeasure measure) {}

    /**
     * Counted from procedures.
     *
     * @param key code of the indicator, or {@link Reading#key}
     * @param use position of the measure that finds procedures with such a case; -1 where none is asked for
     */
    record OfProcedures(String key, ProcedureMeasure measure, int use) {}

    /**
     * Counted from services.
     *
     * @param key code of the indicator, or {@link Reading#key}
     * @param use position of the measure that finds procedures with such a case
     */
    record OfServices(String key, ServiceMeasure measure, int use) {}

    /**
     * Counted from petitions.
     *
     * @param key code of the indicator, or {@link Reading#key}
     */
    record OfPetitions(String key, PetitionMeasure measure) {}

    /** Something that is counted, under its key. */
    private record Keyed(String key, Counting counting) {}

    static CountingPlan of(IndexDefinition definition) {
        List<Keyed> all = new ArrayList<>();
        definition.indicators().forEach(indicator -> {
            all.add(new Keyed(indicator.code(), indicator.counting()));
            indicator
                    .readings()
                    .forEach(reading -> all.add(new Keyed(Reading.key(indicator, reading), reading.counting())));
        });
        List<OfCases> cases = new ArrayList<>();
        List<OfPetitions> petitions = new ArrayList<>();
        for (Keyed each : all) {
            CaseMeasure ofCases = each.counting().cases();
            if (ofCases != null) {
                cases.add(new OfCases(each.key(), ofCases));
            }
            PetitionMeasure ofPetitions = each.counting().petitions();
            if (ofPetitions != null) {
                petitions.add(new OfPetitions(each.key(), ofPetitions));
            }
        }
        Uses uses = new Uses(cases.size());
        List<OfProcedures> procedures = new ArrayList<>();
        List<OfServices> services = new ArrayList<>();
        for (Keyed each : all) {
            ProcedureMeasure ofProcedures = each.counting().procedures();
            if (ofProcedures != null) {
                procedures.add(new OfProcedures(each.key(), ofProcedures, uses.add(ofProcedures.asCases())));
            }
            ServiceMeasure ofServices = each.counting().services();
            if (ofServices != null) {
                services.add(new OfServices(each.key(), ofServices, uses.add(ofServices.asCases())));
            }
        }
        List<CaseMeasure> measures =
                new ArrayList<>(cases.stream().map(OfCases::measure).toList());
        measures.addAll(uses.measures);
        return new CountingPlan(cases, procedures, services, petitions, new Measures(measures));
    }

    /** What is asked of cases to find the procedures that have such ones. */
    private static final class Uses {
        private final int before;
        private final List<CaseMeasure> measures = new ArrayList<>();

        Uses(int before) {
            this.before = before;
        }

        int add(@Nullable CaseMeasure use) {
            if (use == null) {
                return -1;
            }
            measures.add(use);
            return before + measures.size() - 1;
        }
    }

    /** What is asked of cases, by which procedures and services are found that have such ones. */
    List<Condition> useConditions() {
        return measures.measures().stream()
                .skip(firstUse())
                .map(CaseMeasure::of)
                .toList();
    }

    /** The position of the first condition of {@link #useConditions} among the measures. */
    int firstUse() {
        return cases.size();
    }
}

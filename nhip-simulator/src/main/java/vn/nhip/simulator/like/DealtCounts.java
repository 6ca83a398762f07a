package vn.nhip.simulator.like;

import java.util.List;
import java.util.function.Predicate;

/** What the cases of a unit come to, counted as the index counts: held against what was wanted. */
final class DealtCounts {
    private final List<Draft> drafts;

    private DealtCounts(List<Draft> drafts) {
        this.drafts = drafts;
    }

    /** The counts; of what is no count of cases, what was wanted. */
    static Wanted of(List<Draft> drafts, Wanted wanted, Pools pools) {
        return new DealtCounts(drafts).counts(wanted, pools);
    }

    private Wanted counts(Wanted wanted, Pools pools) {
        int fees = wanted.first().feeProcedures() == 0 ? 0 : pools.forCitizens(0);
        Predicate<Draft> hasFee = draft -> draft.procedure < fees;
        Predicate<Draft> forCitizens =
                draft -> draft.procedure >= pools.forCitizens(0) && draft.procedure < pools.published(0);
        Predicate<Draft> second = draft -> draft.second;
        Predicate<Draft> needing = second.and(draft -> draft.procedure != pools.withoutDocument());
        Predicate<Draft> known = draft -> draft.first && draft.procedure != pools.withoutTerm();
        int onTime = count(second.and(draft -> !draft.late || draft.mended));
        return new Wanted(
                wanted.unit(),
                wanted.level(),
                new Wanted.First(
                        count(known),
                        count(known.and(draft -> !draft.late)),
                        count(draft -> draft.first && draft.synchronised),
                        count(draft -> draft.first && draft.owing),
                        count(draft -> draft.first && draft.owing && draft.paid),
                        procedures(hasFee.and(draft -> draft.first && draft.paid)),
                        procedures(hasFee.and(draft -> draft.first && draft.owing && draft.synchronised)),
                        wanted.first().feeProcedures()),
                new Wanted.Second(
                        count(second),
                        count(needing),
                        count(needing.and(draft -> draft.result)),
                        count(second.and(draft ->
                                draft.digitised && (draft.result || draft.procedure == pools.withoutDocument()))),
                        count(second.and(draft -> draft.reused)),
                        count(second.and(draft -> draft.stored && (draft.result || draft.population))),
                        count(second.and(draft -> draft.population)),
                        onTime - count(second.and(draft -> draft.disliked)),
                        procedures(second.and(forCitizens).and(draft -> draft.population)),
                        wanted.second().citizenProcedures()),
                wanted.petitions());
    }

    private int count(Predicate<Draft> which) {
        return Math.toIntExact(drafts.stream().filter(which).count());
    }

    private int procedures(Predicate<Draft> which) {
        return Math.toIntExact(drafts.stream()
                .filter(which)
                .map(draft -> draft.procedure)
                .distinct()
                .count());
    }
}

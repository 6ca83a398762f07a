package vn.nhip.simulator.like;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts the cases that were dealt to a unit as the index counts them, to be held against what was wanted. */
final class Counted {
    private final List<Draft> drafts;

    Counted(List<Draft> drafts) {
        this.drafts = drafts;
    }

    /**
     * What the cases of a unit come to.
     *
     * @param wanted of which the petitions are taken, no case counts for them
     * @param unit its position among the units
     */
    static Wanted of(List<Draft> drafts, Wanted wanted, int unit, Shares shares, Pools pools) {
        Set<Integer> fee =
                Arrays.stream(shares.fee(unit)).map(pools::withFee).boxed().collect(Collectors.toSet());
        Set<Integer> citizen = Arrays.stream(shares.citizen(unit))
                .map(pools::forCitizens)
                .boxed()
                .collect(Collectors.toSet());
        Counted counted = new Counted(drafts);
        return new Wanted(
                wanted.unit(),
                wanted.level(),
                counted.first(fee, pools),
                counted.second(citizen, pools),
                wanted.petitions());
    }

    /** At the first instant, of a unit with these procedures with a fee. */
    Wanted.First first(Set<Integer> fee, Pools pools) {
        Predicate<Draft> known = draft -> draft.first && draft.procedure != pools.withoutTerm();
        Predicate<Draft> owing = draft -> draft.first && draft.owing;
        Predicate<Draft> hasFee = owing.and(draft -> fee.contains(draft.procedure));
        return new Wanted.First(
                cases(known),
                cases(known.and(draft -> !draft.late)),
                cases(draft -> draft.first && draft.synchronised),
                cases(owing),
                cases(owing.and(draft -> draft.paid)),
                procedures(hasFee.and(draft -> draft.paid)),
                procedures(hasFee.and(draft -> draft.synchronised)),
                fee.size());
    }

    /** At the second instant, of a unit with these procedures for citizens. */
    Wanted.Second second(Set<Integer> citizen, Pools pools) {
        Predicate<Draft> all = draft -> draft.second;
        Predicate<Draft> needing = all.and(draft -> draft.procedure != pools.withoutDocument());
        Predicate<Draft> result = needing.and(draft -> draft.result);
        Predicate<Draft> population = all.and(draft -> draft.population);
        return new Wanted.Second(
                cases(all),
                cases(needing),
                cases(result),
                cases(result.or(all.and(needing.negate())).and(draft -> draft.digitised)),
                cases(all.and(draft -> draft.reused)),
                cases(result.or(population).and(draft -> draft.stored)),
                cases(population),
                cases(all.and(draft -> !draft.late || draft.mended)) - cases(all.and(draft -> draft.disliked)),
                procedures(population.and(draft -> citizen.contains(draft.procedure))),
                citizen.size());
    }

    private int cases(Predicate<Draft> which) {
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

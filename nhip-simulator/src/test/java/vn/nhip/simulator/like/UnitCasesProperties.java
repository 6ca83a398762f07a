package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import vn.nhip.core.index.Level;
import vn.nhip.simulator.like.Published.Count;
import vn.nhip.simulator.like.Published.Unit;
import vn.nhip.simulator.story.Dice;

/**
 * Whatever a unit's counts are: either a contradiction is named, or the cases come to exactly these counts, at both instants. A failure
 * prints its seed and the smallest unit with which it fails.
 */
class UnitCasesProperties {

    /** Counts as they come by chance, often at their bounds. */
    @Provide
    Arbitrary<Unit> units() {
        return Combinators.combine(Arbitraries.integers().between(0, 25), Arbitraries.longs())
                .as((most, seed) -> unit(most, new Dice(seed)));
    }

    /** From 0 to a most, both of them often. */
    private static int upTo(int most, Dice dice) {
        if (most <= 0) {
            return 0;
        }
        return dice.chance(0.2) ? 0 : dice.chance(0.25) ? most : dice.between(0, most);
    }

    private static Unit unit(int most, Dice dice) {
        Map<String, Count> counts = new HashMap<>();
        int before = dice.between(0, most);
        boolean moves = dice.chance(0.6);
        int after = moves ? Math.max(0, before + dice.between(-5, 5)) : before;
        int termless = dice.chance(0.2) ? upTo(before - after, dice) : 0;
        int withTerm = before - termless;
        counts.put("2.1", new Count(upTo(withTerm, dice), withTerm));
        int owing = upTo(withTerm, dice);
        int paid = upTo(owing, dice);
        int feeProcedures = owing == 0 ? upTo(4, dice) : 1 + dice.below(6);
        int paidProcedures = paid == 0 ? 0 : 1 + upTo(Math.min(paid, feeProcedures) - 1, dice);
        int synchronised = termless > 0 ? before : upTo(before, dice);
        int integrated = upTo(Math.min(Math.min(synchronised, owing), feeProcedures), dice);
        counts.put("1.4", new Count(synchronised, synchronised));
        counts.put("3.6", new Count(paid, owing));
        counts.put("3.5a", new Count(integrated, feeProcedures));
        counts.put("3.5b", new Count(paidProcedures, feeProcedures));
        int needing = dice.chance(0.5) ? after : upTo(after, dice);
        int withResult = upTo(needing, dice);
        int population = upTo(after, dice);
        int citizen = upTo(6, dice);
        counts.put("4.1", new Count(withResult, needing));
        counts.put("4.2", new Count(upTo(withResult + after - needing, dice), after));
        counts.put("4.3", new Count(upTo(after, dice), after));
        counts.put("4.4", new Count(upTo(Math.min(after, withResult + population), dice), after));
        counts.put("4.5a", new Count(upTo(Math.min(population, citizen), dice), citizen));
        counts.put("4.5b", new Count(population, after));
        counts.put("5.4", new Count(upTo(after, dice), after));
        return new Unit("H99", "một đơn vị", Level.COMMUNE, counts);
    }

    private static int count(List<Draft> drafts, Predicate<Draft> which) {
        return Math.toIntExact(drafts.stream().filter(which).count());
    }

    private static int procedures(List<Draft> drafts, Predicate<Draft> which) {
        return Math.toIntExact(drafts.stream()
                .filter(which)
                .map(draft -> draft.procedure)
                .distinct()
                .count());
    }

    private static Wanted counted(List<Draft> drafts, Wanted wanted, Pools pools) {
        int fees = wanted.first().feeProcedures();
        int citizen = wanted.second().citizenProcedures();
        Predicate<Draft> hasFee = draft -> draft.procedure < fees;
        Predicate<Draft> forCitizens =
                draft -> draft.procedure >= pools.forCitizens(0) && draft.procedure < pools.forCitizens(citizen);
        Predicate<Draft> needing = draft -> draft.procedure != pools.withoutDocument();
        Predicate<Draft> known = draft -> draft.first && draft.procedure != pools.withoutTerm();
        int onTime = count(drafts, draft -> draft.second && (!draft.late || draft.mended));
        return new Wanted(
                wanted.unit(),
                wanted.level(),
                new Wanted.First(
                        count(drafts, known),
                        count(drafts, known.and(draft -> !draft.late)),
                        count(drafts, draft -> draft.first && draft.synchronised),
                        count(drafts, draft -> draft.first && draft.owing),
                        count(drafts, draft -> draft.first && draft.owing && draft.paid),
                        procedures(drafts, hasFee.and(draft -> draft.first && draft.paid)),
                        procedures(drafts, hasFee.and(draft -> draft.first && draft.synchronised)),
                        fees),
                new Wanted.Second(
                        count(drafts, draft -> draft.second),
                        count(drafts, needing.and(draft -> draft.second)),
                        count(drafts, needing.and(draft -> draft.second && draft.result)),
                        count(
                                drafts,
                                draft -> draft.second
                                        && draft.digitised
                                        && (draft.result || draft.procedure == pools.withoutDocument())),
                        count(drafts, draft -> draft.second && draft.reused),
                        count(drafts, draft -> draft.second && draft.stored && (draft.result || draft.population)),
                        count(drafts, draft -> draft.second && draft.population),
                        onTime - count(drafts, draft -> draft.second && draft.disliked),
                        procedures(drafts, forCitizens.and(draft -> draft.second && draft.population)),
                        citizen),
                wanted.petitions());
    }

    @Property(tries = 4_000)
    void theCasesComeToExactlyTheCountsOrAContradictionIsNamed(@ForAll("units") Unit unit, @ForAll long seed) {
        Wanted wanted = Wanted.of(unit);
        Shares shares = new Shares(wanted, List.of(wanted));
        boolean possible = Contradictions.of(Captures.of(unit)).isEmpty()
                && shares.unmet(wanted, List.of(wanted)).isEmpty();
        Statistics.label("possible").collect(possible);
        Assume.that(possible);
        Pools pools = new Pools(
                wanted.first().feeProcedures(),
                wanted.second().citizenProcedures(),
                Published.Count.NONE,
                Published.Count.NONE);
        List<Draft> drafts = UnitCases.of(wanted, 0, shares, pools, new Dice(seed));

        assertThat(counted(drafts, wanted, pools)).isEqualTo(wanted);
    }
}

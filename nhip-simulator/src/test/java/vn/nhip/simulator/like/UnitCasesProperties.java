package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    @Property(tries = 4_000)
    void theCasesComeToExactlyTheCountsOrAContradictionIsNamed(@ForAll("units") Unit unit, @ForAll long seed) {
        Wanted wanted = Wanted.of(unit);
        boolean possible = Contradictions.of(Captures.of(unit)).isEmpty()
                && Shares.unmet(wanted, List.of(wanted)).isEmpty();
        Statistics.label("possible").collect(possible);
        Assume.that(possible);
        Shares shares = new Shares(wanted, List.of(wanted));
        Pools pools = new Pools(
                wanted.first().feeProcedures(),
                wanted.second().citizenProcedures(),
                Published.Count.NONE,
                Published.Count.NONE);
        List<Draft> drafts = UnitCases.of(wanted, 0, shares, pools, new Dice(seed));

        assertThat(Counted.of(drafts, wanted, 0, shares, pools)).isEqualTo(wanted);
    }
}

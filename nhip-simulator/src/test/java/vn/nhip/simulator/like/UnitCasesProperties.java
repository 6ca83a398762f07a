package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import vn.nhip.core.index.Level;
import vn.nhip.definitions.Calendars;
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

        assertThat(DealtCounts.of(drafts, wanted, pools)).isEqualTo(wanted);
    }

    /** Cases of some units that share their procedures: possible, because they were there. */
    private static final class Province {
        private static final int FEES = 4;
        private static final int CITIZENS = 3;
        private final Dice dice;
        private final List<Unit> units = new ArrayList<>();
        private final Map<String, Set<Integer>> together = new HashMap<>();
        private final Map<String, Count> sums = new TreeMap<>();

        Province(int below, Dice dice) {
            this.dice = dice;
            for (int u = 1; u <= below; u++) {
                units.add(dice.chance(0.3) ? Captures.department(u, counts()) : Captures.commune(u, counts()));
            }
        }

        /** Each case is drawn on its own, so that counts hang together in every way. */
        private String[] counts() {
            int cases = 1 + dice.below(6);
            double[] chances = {
                dice.unit(), dice.unit(), dice.unit(), dice.unit(), dice.unit(), dice.unit(), dice.unit(), dice.unit()
            };
            int[] n = new int[10];
            Map<String, Set<Integer>> procedures = new HashMap<>();
            for (int i = 0; i < cases; i++) {
                boolean owing = dice.chance(chances[0]);
                int procedure = dice.below(owing ? FEES : CITIZENS);
                boolean paid = owing && dice.chance(chances[1]);
                boolean synchronised = dice.chance(chances[2]);
                boolean result = dice.chance(chances[3]);
                boolean population = !owing && dice.chance(chances[4]);
                boolean late = dice.chance(chances[5]);
                add(n, owing, paid, synchronised, result, population, late);
                add(n, 6, result && dice.chance(chances[6]));
                add(n, 7, dice.chance(chances[7]));
                add(n, 8, (result || population) && dice.chance(chances[6]));
                add(n, 9, !late);
                note(procedures, "3.5b", paid, procedure);
                note(procedures, "3.5a", owing && synchronised, procedure);
                note(procedures, "4.5a", population, procedure);
            }
            procedures.forEach((indicator, its) -> together.computeIfAbsent(indicator, added -> new TreeSet<>())
                    .addAll(its));
            return new String[] {
                sum("1.4", n[2], n[2]),
                sum("2.1", cases - n[5], cases),
                sum("3.6", n[1], n[0]),
                "3.5a %d/%d".formatted(size(procedures, "3.5a"), FEES),
                "3.5b %d/%d".formatted(size(procedures, "3.5b"), FEES),
                sum("4.1", n[3], cases),
                sum("4.2", n[6], cases),
                sum("4.3", n[7], cases),
                sum("4.4", n[8], cases),
                "4.5a %d/%d".formatted(size(procedures, "4.5a"), CITIZENS),
                sum("4.5b", n[4], cases),
                sum("5.4", n[9], cases)
            };
        }

        private static void add(int[] n, boolean... which) {
            for (int i = 0; i < which.length; i++) {
                add(n, i, which[i]);
            }
        }

        private static void add(int[] n, int i, boolean whether) {
            n[i] += whether ? 1 : 0;
        }

        private static void note(Map<String, Set<Integer>> procedures, String indicator, boolean has, int procedure) {
            if (has) {
                procedures.computeIfAbsent(indicator, added -> new TreeSet<>()).add(procedure);
            }
        }

        private static int size(Map<String, Set<Integer>> procedures, String indicator) {
            return procedures.getOrDefault(indicator, Set.of()).size();
        }

        private String sum(String indicator, int numerator, int denominator) {
            sums.merge(
                    indicator,
                    new Count(numerator, denominator),
                    (one, other) ->
                            new Count(one.numerator() + other.numerator(), one.denominator() + other.denominator()));
            return "%s %d/%d".formatted(indicator, numerator, denominator);
        }

        Published published() {
            List<String> counts = new ArrayList<>();
            sums.forEach((indicator, sum) ->
                    counts.add("%s %d/%d".formatted(indicator, sum.numerator(), sum.denominator())));
            counts.add("3.5a %d/%d".formatted(size(together, "3.5a"), FEES));
            counts.add("3.5b %d/%d".formatted(size(together, "3.5b"), FEES));
            counts.add("4.5a %d/%d".formatted(size(together, "4.5a"), CITIZENS));
            return Captures.of(Captures.province(counts.toArray(String[]::new)), units.toArray(Unit[]::new));
        }
    }

    /** The scene itself holds every unit's cases against its counts. */
    @Property(tries = 3_000)
    void whatSeveralUnitsHadIsNotRefused(@ForAll @IntRange(min = 1, max = 5) int below, @ForAll long seed) {
        Published published = new Province(below, new Dice(seed)).published();

        assertThatNoException()
                .as("%s", published)
                .isThrownBy(() -> new LikeScene(published, seed, Calendars.bundled()));
    }
}

package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.simulator.story.Dice;

/** What some units had, others of the same sizes can have. A failure prints its seed and the smallest number of units that fails. */
class NestedPoolsProperties {

    private static Set<Integer> some(int pool, Dice dice) {
        Set<Integer> some = new TreeSet<>();
        double share = dice.unit();
        for (int position = 0; position < pool; position++) {
            if (dice.chance(share)) {
                some.add(position);
            }
        }
        return some;
    }

    private static Set<Integer> both(Set<Integer> one, Set<Integer> other) {
        Set<Integer> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static Set<Integer> set(int[] positions) {
        Set<Integer> set = new TreeSet<>();
        Arrays.stream(positions).forEach(set::add);
        return set;
    }

    private static Set<Integer> upTo(int size) {
        return set(IntStream.range(0, size).toArray());
    }

    /** Both kinds of sets are drawn from any procedures, so that the pools they make need not lie within one another. */
    @Property(tries = 20_000)
    void whateverSetsThereWereSetsOfTheirSizesAreFound(
            @ForAll @IntRange(min = 1, max = 6) int units, @ForAll long seed) {
        Dice dice = new Dice(seed);
        int procedures = 1 + dice.below(8);
        List<Set<Integer>> ones = new ArrayList<>();
        List<Set<Integer>> others = new ArrayList<>();
        Set<Integer> allOnes = new TreeSet<>();
        Set<Integer> allOthers = new TreeSet<>();
        for (int u = 0; u < units; u++) {
            ones.add(some(procedures, dice));
            others.add(some(procedures, dice));
            allOnes.addAll(ones.get(u));
            allOthers.addAll(others.get(u));
        }
        boolean narrow = allOnes.size() <= allOthers.size();
        List<Set<Integer>> narrows = narrow ? ones : others;
        List<Set<Integer>> wides = narrow ? others : ones;
        int narrowPool = Math.min(allOnes.size(), allOthers.size());
        int widePool = Math.max(allOnes.size(), allOthers.size());
        List<NestedPools.Unit> wanted = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            int shared = both(narrows.get(u), wides.get(u)).size();
            wanted.add(new NestedPools.Unit(
                    narrows.get(u).size(),
                    wides.get(u).size(),
                    dice.chance(0.7) ? shared : dice.below(shared + 1),
                    dice.chance(0.3)));
        }

        NestedPools.Chosen chosen = NestedPools.of(wanted, narrowPool, widePool);

        Set<Integer> allNarrow = new TreeSet<>();
        Set<Integer> allWide = new TreeSet<>();
        for (int u = 0; u < units; u++) {
            Set<Integer> its = set(chosen.narrow()[u]);
            Set<Integer> itsOther = set(chosen.wide()[u]);
            assertThat(chosen.narrow()[u]).hasSize(wanted.get(u).narrow()).doesNotHaveDuplicates();
            assertThat(chosen.wide()[u]).hasSize(wanted.get(u).wide()).doesNotHaveDuplicates();
            assertThat(both(its, itsOther))
                    .hasSizeGreaterThanOrEqualTo(wanted.get(u).shared());
            allNarrow.addAll(its);
            allWide.addAll(itsOther);
        }
        assertThat(allNarrow).isEqualTo(upTo(narrowPool));
        assertThat(allWide).isEqualTo(upTo(widePool));
    }
}

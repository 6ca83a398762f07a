package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses for each unit a set of a narrow pool and one of the wider pool that has the narrow one in it, so that the sets of each kind are
 * together their whole pool, and each unit has enough in both of its sets.
 *
 * <p>Wherever any pools and sets exist that do this, ones of this form do: procedures that are in one pool only can be taken for one another
 * until one pool is within the other, by which no set changes its size and none has less in common. Then a unit takes as few as it may from
 * what only the wider pool has, and has as much as it can in common; what nobody has in common is covered by units with more of one kind.
 */
final class NestedPools {
    private final List<Unit> units;
    private final int narrowPool;
    private final int widePool;

    /** How many of its wide set lie beyond the narrow pool, for each unit. */
    private final int[] beyond;

    private NestedPools(List<Unit> units, int narrowPool, int widePool) {
        this.units = units;
        this.narrowPool = narrowPool;
        this.widePool = widePool;
        this.beyond = beyond();
    }

    /**
     * What a unit needs.
     *
     * @param narrow the size of its set of the narrow pool
     * @param wide the size of its other set
     * @param shared how many are in both, at least
     * @param apart whether it keeps away from the others while the pools last ({@link Spread})
     */
    record Unit(int narrow, int wide, int shared, boolean apart) {}

    /** The positions of each unit in either pool; those of the narrow pool are the first of the wide one. */
    @SuppressWarnings("ArrayRecordComponent") // Read only, never compared.
    record Chosen(int[][] narrow, int[][] wide) {}

    /**
     * The sets. Of sizes with which it cannot be done they are of these sizes and not together the whole pools.
     *
     * @param narrowPool its size, at least that of any unit's set of it
     * @param widePool its size, at least that of the narrow one and of any unit's set of it
     */
    static Chosen of(List<Unit> units, int narrowPool, int widePool) {
        return new NestedPools(units, narrowPool, widePool).chosen();
    }

    /** First what a unit cannot have in the narrow pool, then what it has too much for its other set, then what it may. */
    private int[] beyond() {
        int[] taken = new int[units.size()];
        int left = widePool - narrowPool;
        for (int u = 0; u < taken.length; u++) {
            taken[u] = Math.max(0, units.get(u).wide - narrowPool);
            left -= taken[u];
        }
        for (int u = 0; u < taken.length; u++) {
            Unit unit = units.get(u);
            left -= more(taken, u, Math.min(unit.wide - unit.narrow, unit.wide - unit.shared), left);
        }
        for (int u = 0; u < taken.length; u++) {
            left -= more(taken, u, units.get(u).wide - units.get(u).shared, left);
        }
        return taken;
    }

    private int more(int[] taken, int unit, int upTo, int left) {
        int more = Math.clamp(Math.min(upTo, widePool - narrowPool) - taken[unit], 0, Math.max(0, left));
        taken[unit] += more;
        return more;
    }

    private Chosen chosen() {
        int n = units.size();
        int[] sizes = new int[n];
        boolean[] apart = new boolean[n];
        for (int u = 0; u < n; u++) {
            sizes[u] = Math.min(units.get(u).narrow, units.get(u).wide - beyond[u]);
            apart[u] = units.get(u).apart;
        }
        int[][] common = Spread.of(sizes, apart, narrowPool);
        int[][] outside = Spread.of(beyond, apart, widePool - narrowPool);
        List<Integer> uncovered = uncovered(common);
        Round narrowRest = new Round(uncovered);
        Round wideRest = new Round(uncovered);
        int[][] narrow = new int[n][];
        int[][] wide = new int[n][];
        for (int u = 0; u < n; u++) {
            narrow[u] = narrowRest.filled(common[u], units.get(u).narrow);
            int[] within = wideRest.filled(common[u], units.get(u).wide - beyond[u]);
            wide[u] = new int[within.length + outside[u].length];
            System.arraycopy(within, 0, wide[u], 0, within.length);
            for (int i = 0; i < outside[u].length; i++) {
                wide[u][within.length + i] = narrowPool + outside[u][i];
            }
        }
        return new Chosen(narrow, wide);
    }

    private List<Integer> uncovered(int[][] common) {
        boolean[] covered = new boolean[narrowPool];
        for (int[] ofUnit : common) {
            for (int position : ofUnit) {
                covered[position] = true;
            }
        }
        List<Integer> uncovered = new ArrayList<>();
        for (int position = 0; position < narrowPool; position++) {
            if (!covered[position]) {
                uncovered.add(position);
            }
        }
        return uncovered;
    }

    /** Fills sets up with what nobody has yet, one after the other; then with anything. */
    private final class Round {
        private final List<Integer> rest;
        private int next;

        Round(List<Integer> rest) {
            this.rest = rest;
        }

        int[] filled(int[] common, int size) {
            Set<Integer> all = new LinkedHashSet<>();
            for (int position : common) {
                all.add(position);
            }
            while (all.size() < size && next < rest.size()) {
                all.add(rest.get(next++));
            }
            for (int position = 0; all.size() < size && position < narrowPool; position++) {
                all.add(position);
            }
            return all.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}

package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.nhip.core.index.Level;

/**
 * Which procedures each unit has, so that counts of procedures hold for every unit and, each procedure counted once, for the province.
 * All are positions in a pool of {@link Pools}.
 */
final class Shares {
    private final int[][] paid;
    private final int[][] integrated;
    private final int[][] fee;
    private final int[][] population;
    private final int[][] citizen;

    /**
     * Shares the pools out among the units. What is paid and what is integrated are the same procedures as far as both go, so that one case
     * can count for both: first of each unit what is both, no procedure twice before all are shared out, then what is only one of them.
     *
     * @param units of which nothing is {@link #unmet}
     */
    Shares(Wanted province, List<Wanted> units) {
        int n = units.size();
        boolean[] apart = new boolean[n];
        int[] paidSizes = new int[n];
        int[] integratedSizes = new int[n];
        for (int u = 0; u < n; u++) {
            apart[u] = units.get(u).level() != Level.COMMUNE;
            paidSizes[u] = units.get(u).first().paidProcedures();
            integratedSizes[u] = units.get(u).first().integratedProcedures();
        }
        int allPaid = province.first().paidProcedures();
        int allIntegrated = province.first().integratedProcedures();
        boolean paidIsWider = allPaid >= allIntegrated;
        int[] narrowSizes = paidIsWider ? integratedSizes : paidSizes;
        int[] wideSizes = paidIsWider ? paidSizes : integratedSizes;
        int narrowPool = Math.min(allPaid, allIntegrated);
        int beyondPool = Math.max(allPaid, allIntegrated) - narrowPool;
        int[] beyondSizes = beyond(units, narrowSizes, wideSizes, narrowPool, beyondPool);
        int[] withinSizes = minus(wideSizes, beyondSizes);
        int[] bothSizes = least(narrowSizes, withinSizes);
        int bothPool = Math.min(narrowPool, sum(bothSizes));
        int[][] both = Spread.of(bothSizes, apart, bothPool);
        int[][] narrow = widened(both, narrowSizes, bothPool, narrowPool);
        int[][] within = widened(both, withinSizes, bothPool, narrowPool);
        int[][] beyond = Spread.of(beyondSizes, apart, beyondPool);
        int[][] wide = new int[n][];
        for (int u = 0; u < n; u++) {
            IntStream others = Arrays.stream(beyond[u]).map(position -> narrowPool + position);
            wide[u] = IntStream.concat(Arrays.stream(within[u]), others).toArray();
        }
        paid = paidIsWider ? wide : narrow;
        integrated = paidIsWider ? narrow : wide;
        fee = new int[n][];
        for (int u = 0; u < n; u++) {
            fee[u] = filled(
                    units.get(u).first().feeProcedures(), province.first().feeProcedures(), u, paid[u], integrated[u]);
        }
        int[] populationSizes = new int[n];
        for (int u = 0; u < n; u++) {
            populationSizes[u] = units.get(u).second().populationProcedures();
        }
        population = Spread.of(populationSizes, apart, province.second().populationProcedures());
        requireWhole("3.5b", paid, allPaid);
        requireWhole("3.5a", integrated, allIntegrated);
        requireWhole("4.5a", population, province.second().populationProcedures());
        citizen = new int[n][];
        for (int u = 0; u < n; u++) {
            citizen[u] = filled(
                    units.get(u).second().citizenProcedures(),
                    province.second().citizenProcedures(),
                    apart[u] ? u : 0,
                    population[u]);
        }
    }

    private static void requireWhole(String indicator, int[][] ofUnits, int pool) {
        long together =
                Arrays.stream(ofUnits).flatMapToInt(Arrays::stream).distinct().count();
        if (together != pool) {
            throw new IllegalStateException(
                    "%s: the units have %d procedures together, wanted %d".formatted(indicator, together, pool));
        }
    }

    /**
     * How many procedures of each unit are beyond the narrower of the two pools, so that together they are all that is beyond it and no more
     * than must be: whoever has more than the narrower pool, then whoever has more of the wider than of the narrower, and last whoever can
     * have fewer that are both than it might.
     */
    private static int[] beyond(List<Wanted> units, int[] narrow, int[] wide, int narrowPool, int beyondPool) {
        int[] beyond =
                Arrays.stream(wide).map(size -> Math.max(0, size - narrowPool)).toArray();
        int[] fewestBoth =
                units.stream().mapToInt(unit -> unit.first().fewestBoth()).toArray();
        for (int[] kept : List.of(least(narrow, wide), fewestBoth)) {
            int left = beyondPool - sum(beyond);
            for (int u = 0; u < wide.length; u++) {
                int more = Math.max(0, Math.min(left, wide[u] - kept[u] - beyond[u]));
                beyond[u] += more;
                left -= more;
            }
        }
        return beyond;
    }

    /** Adds to each unit's positions up to its size: first those of the pool that nobody has, from a position on, then round and round. */
    private static int[][] widened(int[][] some, int[] sizes, int from, int pool) {
        int next = from;
        int[][] widened = new int[sizes.length][];
        for (int u = 0; u < sizes.length; u++) {
            Set<Integer> chosen = new LinkedHashSet<>();
            for (int position : some[u]) {
                chosen.add(position);
            }
            while (chosen.size() < sizes[u]) {
                chosen.add(next++ % pool);
            }
            widened[u] = array(chosen);
        }
        return widened;
    }

    private static int[] minus(int[] some, int[] others) {
        return IntStream.range(0, some.length).map(i -> some[i] - others[i]).toArray();
    }

    private static int[] least(int[] some, int[] others) {
        return IntStream.range(0, some.length)
                .map(i -> Math.min(some[i], others[i]))
                .toArray();
    }

    private static int sum(int[] some) {
        return Arrays.stream(some).sum();
    }

    /** What a unit uses, and others of the pool up to a size. */
    private static int[] filled(int size, int pool, int from, int[]... used) {
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int[] some : used) {
            for (int position : some) {
                chosen.add(position);
            }
        }
        for (int i = 0; chosen.size() < Math.min(size, pool); i++) {
            chosen.add((from * 7 + i) % pool);
        }
        return array(chosen);
    }

    private static int[] array(Set<Integer> set) {
        return new ArrayList<>(set).stream().mapToInt(Integer::intValue).toArray();
    }

    /** Procedures with a case that was paid online. */
    int[] paid(int unit) {
        return paid[unit].clone();
    }

    /** Procedures with a synchronised case with a fee. */
    int[] integrated(int unit) {
        return integrated[unit].clone();
    }

    int[] fee(int unit) {
        return fee[unit].clone();
    }

    /** Procedures for citizens with a case that used population data. */
    int[] population(int unit) {
        return population[unit].clone();
    }

    int[] citizen(int unit) {
        return citizen[unit].clone();
    }

    /**
     * The province's own cases, of as few procedures as leave the counts of the units possible.
     *
     * @param own with the fewest procedures that its cases can be of
     */
    static Wanted own(Wanted province, List<Wanted> units, Wanted own) {
        Wanted.First all = province.first();
        Wanted.First first = own.first();
        int missing = ofOneKind(all) - mostOfOneKind(all, units);
        Stream<Wanted.First> larger = all.paidProcedures() >= all.integratedProcedures()
                ? IntStream.rangeClosed(first.paidProcedures(), Math.min(first.paid(), all.paidProcedures()))
                        .mapToObj(paid -> first.withProcedures(paid, first.integratedProcedures()))
                : IntStream.rangeClosed(
                                first.integratedProcedures(),
                                Math.min(Math.min(first.owing(), first.synchronised()), all.integratedProcedures()))
                        .mapToObj(integrated -> first.withProcedures(first.paidProcedures(), integrated));
        return larger.filter(Wanted.First::canHaveBoth)
                .map(own::with)
                .filter(each -> mostOfOneKind(all, List.of(each)) >= missing)
                .findFirst()
                .orElse(own);
    }

    /** How many more procedures the province has of the wider kind, paid or integrated, than of the other: so many are of one kind only. */
    private static int ofOneKind(Wanted.First province) {
        return Math.abs(province.paidProcedures() - province.integratedProcedures());
    }

    /** How many procedures at most the units have that are of the wider kind only, each unit counted by itself. */
    private static int mostOfOneKind(Wanted.First province, List<Wanted> units) {
        boolean paidIsWider = province.paidProcedures() >= province.integratedProcedures();
        return units.stream()
                .map(Wanted::first)
                .mapToInt(
                        unit -> (paidIsWider ? unit.paidProcedures() : unit.integratedProcedures()) - unit.fewestBoth())
                .sum();
    }

    /**
     * What no procedures can come to, in Vietnamese. Of units without {@link Contradictions} it can only be this: of the wider kind, paid or
     * integrated, the province has more than of the other, so that some are of one kind only, and each of these must be so in some unit.
     * Where the units can have so many, all others can be of both kinds.
     */
    static List<String> unmet(Wanted province, List<Wanted> units) {
        Wanted.First all = province.first();
        int most = mostOfOneKind(all, units);
        return ofOneKind(all) <= most
                ? List.of()
                : List.of(
                        "chỉ số 3.5a, 3.5b: %s có %d thủ tục có giao dịch (3.5b) và %d thủ tục đã đồng bộ dữ liệu thanh toán (3.5a), tức ít nhất %d thủ tục chỉ thuộc một bên; các đơn vị cộng lại nhiều nhất %d"
                                .formatted(
                                        province.unit(),
                                        all.paidProcedures(),
                                        all.integratedProcedures(),
                                        ofOneKind(all),
                                        most));
    }
}

package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    /** Shares the pools out among the units. */
    Shares(Wanted province, List<Wanted> units) {
        int n = units.size();
        boolean[] apart = new boolean[n];
        int allPaid = province.first().paidProcedures();
        int allIntegrated = province.first().integratedProcedures();
        boolean paidIsWider = allPaid >= allIntegrated;
        List<NestedPools.Unit> sizes = new ArrayList<>();
        for (int u = 0; u < n; u++) {
            apart[u] = units.get(u).level() != Level.COMMUNE;
            Wanted.First its = units.get(u).first();
            sizes.add(
                    paidIsWider
                            ? new NestedPools.Unit(
                                    its.integratedProcedures(), its.paidProcedures(), its.paidAndIntegrated(), apart[u])
                            : new NestedPools.Unit(
                                    its.paidProcedures(),
                                    its.integratedProcedures(),
                                    its.paidAndIntegrated(),
                                    apart[u]));
        }
        NestedPools.Chosen chosen =
                NestedPools.of(sizes, Math.min(allPaid, allIntegrated), Math.max(allPaid, allIntegrated));
        paid = paidIsWider ? chosen.wide() : chosen.narrow();
        integrated = paidIsWider ? chosen.narrow() : chosen.wide();
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
        citizen = new int[n][];
        for (int u = 0; u < n; u++) {
            citizen[u] = filled(
                    units.get(u).second().citizenProcedures(),
                    province.second().citizenProcedures(),
                    apart[u] ? u : 0,
                    population[u]);
        }
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

    /** What the pools could not give, in Vietnamese; empty where every count of procedures is met. */
    List<String> unmet(Wanted province, List<Wanted> units) {
        List<String> unmet = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            Wanted unit = units.get(u);
            Set<Integer> both = new HashSet<>();
            for (int position : paid[u]) {
                both.add(position);
            }
            for (int position : integrated[u]) {
                both.add(position);
            }
            if (both.size() > unit.first().feeProcedures()) {
                unmet.add(
                        "%s: %d thủ tục có giao dịch (3.5b) và %d thủ tục đã đồng bộ dữ liệu thanh toán (3.5a) không nằm gọn trong %d thủ tục có phí"
                                .formatted(
                                        unit.unit(),
                                        paid[u].length,
                                        integrated[u].length,
                                        unit.first().feeProcedures()));
            }
        }
        together(unmet, "3.5b", paid, province.first().paidProcedures());
        together(unmet, "3.5a", integrated, province.first().integratedProcedures());
        together(unmet, "4.5a", population, province.second().populationProcedures());
        return unmet;
    }

    private static void together(List<String> unmet, String indicator, int[][] ofUnits, int wanted) {
        Set<Integer> together = new HashSet<>();
        for (int[] ofUnit : ofUnits) {
            for (int position : ofUnit) {
                together.add(position);
            }
        }
        if (together.size() != wanted) {
            unmet.add("chỉ số %s: các đơn vị cùng nhau chỉ dựng được %d thủ tục khác nhau, Cổng đếm %d"
                    .formatted(indicator, together.size(), wanted));
        }
    }
}

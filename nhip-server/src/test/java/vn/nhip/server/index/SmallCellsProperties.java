package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.nhip.core.scoring.Counts;

/** Whoever knows the tree of agencies and subtracts all that is shown learns of no handful of cases. */
class SmallCellsProperties {
    private static final int K = 5;
    private static final String ROOT = "0";
    private static final List<String> KEYS = List.of("2.1", "4.1");

    /** A city: units below units, with cases of their own. The denominators of both indicators are the same cases. */
    private record City(Map<String, String> parents, Map<String, Map<String, Counts>> counts) {
        static City of(List<Integer> shape) {
            Map<String, String> parents = new LinkedHashMap<>();
            Map<String, long[]> sums = new TreeMap<>();
            sums.put(ROOT, new long[3]);
            for (int i = 0; i < shape.size(); i++) {
                int drawn = shape.get(i);
                String unit = String.valueOf(i + 1);
                parents.put(unit, String.valueOf(drawn % (i + 1)));
                sums.put(unit, new long[3]);
            }
            for (int i = 0; i < shape.size(); i++) {
                int drawn = shape.get(i) / 16;
                long all = drawn % 3 == 0 ? drawn % 7 : drawn % 61;
                long[] own = {all, Math.min(all, drawn / 64 % 64), Math.max(0, all - drawn / 8 % 9)};
                String unit = String.valueOf(drawn % 5 == 0 ? i : i + 1);
                while (unit != null) {
                    long[] sum = known(sums, unit);
                    for (int c = 0; c < own.length; c++) {
                        sum[c] += own[c];
                    }
                    unit = parents.get(unit);
                }
            }
            Map<String, Map<String, Counts>> counts = new HashMap<>();
            sums.forEach((unit, sum) ->
                    counts.put(unit, Map.of("2.1", Counts.of(sum[1], sum[0]), "4.1", Counts.of(sum[2], sum[0]))));
            return new City(parents, counts);
        }

        long value(String unit, String key, int column) {
            Counts counted = counts.getOrDefault(unit, Map.of()).getOrDefault(key, Counts.MISSING);
            long n = counted.numerator() == null ? 0 : counted.numerator();
            long d = counted.denominator() == null ? 0 : counted.denominator();
            return column == 0 ? n : column == 1 ? d : d - n;
        }
    }

    @Property(tries = 2000)
    void noSmallCountIsShownOrFollowsFromWhatIsShown(
            @ForAll @Size(min = 1, max = 14) List<@IntRange(min = 0, max = 1 << 20) Integer> shape) {
        City city = City.of(shape);
        Map<String, Set<String>> hidden = SmallCells.find(ROOT, city.parents(), city.counts(), KEYS, K);

        for (String key : KEYS) {
            Set<String> unseen = hidden.getOrDefault(key, Set.of());
            for (int column = 0; column < 3; column++) {
                assertNothingSmallIsKnown(city, key, column, unseen);
            }
        }
        assertThat(hidden.get("2.1")).as("both share a denominator").isEqualTo(hidden.get("4.1"));
    }

    /** Bounds of every unit and of every unit's own cases, narrowed until nothing more follows. */
    private static void assertNothingSmallIsKnown(City city, String key, int column, Set<String> unseen) {
        Map<String, long[]> bounds = new LinkedHashMap<>();
        Map<String, List<String>> sums = new LinkedHashMap<>();
        for (String unit : city.counts().keySet()) {
            long value = city.value(unit, key, column);
            bounds.put(unit, unseen.contains(unit) ? new long[] {0, 1 << 20} : new long[] {value, value});
            bounds.put(unit + " own", new long[] {0, 1 << 20});
            sums.computeIfAbsent(unit, any -> new ArrayList<>()).add(unit + " own");
        }
        city.parents()
                .forEach((unit, parent) ->
                        sums.computeIfAbsent(parent, any -> new ArrayList<>()).add(unit));
        boolean narrower = true;
        while (narrower) {
            narrower = false;
            for (Map.Entry<String, List<String>> sum : sums.entrySet()) {
                narrower |= narrow(bounds, sum.getKey(), sum.getValue());
            }
        }
        bounds.forEach((what, between) -> assertThat(between[0] > 0 && between[1] < K)
                .as("%s, column %d: %s lies from %d to %d", key, column, what, between[0], between[1])
                .isFalse());
    }

    private static long[] known(Map<String, long[]> values, String unit) {
        return Objects.requireNonNull(values.get(unit), unit);
    }

    private static boolean narrow(Map<String, long[]> bounds, String whole, List<String> parts) {
        long low = 0;
        long high = 0;
        for (String part : parts) {
            low += known(bounds, part)[0];
            high += known(bounds, part)[1];
        }
        boolean narrower = set(known(bounds, whole), low, high);
        for (String part : parts) {
            long[] own = known(bounds, part);
            narrower |= set(own, known(bounds, whole)[0] - (high - own[1]), known(bounds, whole)[1] - (low - own[0]));
            if (narrower) {
                return true;
            }
        }
        return narrower;
    }

    private static boolean set(long[] bounds, long low, long high) {
        boolean narrower = low > bounds[0] || high < bounds[1];
        bounds[0] = Math.max(bounds[0], low);
        bounds[1] = Math.min(bounds[1], high);
        return narrower;
    }

    @Test
    void theSmallestNeighbourIsHiddenWithTheOnlySmallOne() {
        Map<String, String> parents = Map.of("a", ROOT, "b", ROOT, "c", ROOT);
        Map<String, Map<String, Counts>> counts = Map.of(
                ROOT,
                Map.of("2.1", Counts.of(100, 200)),
                "a",
                Map.of("2.1", Counts.of(2, 10)),
                "b",
                Map.of("2.1", Counts.of(20, 40)),
                "c",
                Map.of("2.1", Counts.of(78, 150)));

        assertThat(SmallCells.find(ROOT, parents, counts, List.of("2.1"), K).get("2.1"))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatIsLargeEverywhereIsShown() {
        Map<String, String> parents = Map.of("a", ROOT, "b", ROOT);
        Map<String, Map<String, Counts>> counts = Map.of(
                ROOT,
                Map.of("2.1", Counts.of(50, 100)),
                "a",
                Map.of("2.1", Counts.of(20, 40)),
                "b",
                Map.of("2.1", Counts.of(30, 60)));

        assertThat(SmallCells.find(ROOT, parents, counts, List.of("2.1"), K).get("2.1"))
                .isEmpty();
    }
}

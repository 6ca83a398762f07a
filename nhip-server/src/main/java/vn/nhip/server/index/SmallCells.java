package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.nhip.core.scoring.Counts;

/**
 * Which counts must not be shown, so that nobody learns of a handful of cases. A cell is an indicator of a unit: what qualified, what could
 * have, and the rest between them. It is hidden whole when one of the three is from 1 to k - 1. As a unit's cases are those of its parts and
 * its own, more parts are hidden until what is hidden of a shown unit adds up to nothing or at least k, in two parts or more; where that cannot
 * be, the unit itself is hidden. Below a hidden unit everything is. Indicators that share a count hide the same units: else one would
 * tell what the other hides.
 */
final class SmallCells {
    private static final int COLUMNS = 3;

    private final Map<String, Map<String, Counts>> counts;
    private final Map<String, List<String>> parts;
    private final String root;
    private final int k;

    private SmallCells(String root, Map<String, List<String>> parts, Map<String, Map<String, Counts>> counts, int k) {
        this.root = root;
        this.parts = parts;
        this.counts = counts;
        this.k = k;
    }

    /**
     * Finds them.
     *
     * @param parents every unit but the root with the unit above it
     * @param counts of every unit by key
     * @param keys those that count cases or persons
     * @param k the smallest count that may be shown, beside 0
     * @return the units that are hidden, by key
     */
    static Map<String, Set<String>> find(
            String root,
            Map<String, String> parents,
            Map<String, Map<String, Counts>> counts,
            Collection<String> keys,
            int k) {
        SmallCells cells = new SmallCells(root, parts(root, parents), counts, k);
        Map<String, Set<String>> hidden = new HashMap<>();
        for (List<String> family : cells.families(keys)) {
            Set<String> units = cells.hidden(family);
            family.forEach(key -> hidden.put(key, units));
        }
        return hidden;
    }

    /** Whoever cannot be reached from the root hangs below it. */
    private static Map<String, List<String>> parts(String root, Map<String, String> parents) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parents.forEach((unit, parent) -> {
            Set<String> seen = new HashSet<>();
            String above = unit;
            while (above != null && !above.equals(root) && seen.add(above)) {
                above = parents.get(above);
            }
            parts.computeIfAbsent(root.equals(above) ? parent : root, added -> new ArrayList<>())
                    .add(unit);
        });
        return parts;
    }

    private List<String> parts(String unit) {
        return parts.getOrDefault(unit, List.of());
    }

    /** Keys that belong together because a count of one is a count of the other in every unit. */
    private List<List<String>> families(Collection<String> keys) {
        List<String> units = counts.keySet().stream().sorted().toList();
        Map<List<Long>, List<String>> byColumn = new HashMap<>();
        List<List<String>> families = new ArrayList<>();
        for (String key : keys) {
            List<String> family = new ArrayList<>(List.of(key));
            for (int column = 0; column < COLUMNS; column++) {
                int each = column;
                List<Long> values =
                        units.stream().map(unit -> count(unit, key, each)).toList();
                if (values.stream().allMatch(value -> value == 0)) {
                    continue;
                }
                List<String> other = byColumn.get(values);
                if (other != null && !other.equals(family)) {
                    List<String> joined = new ArrayList<>(other);
                    family.stream().filter(more -> !joined.contains(more)).forEach(joined::add);
                    families.removeIf(one -> one.equals(other));
                    List<String> before = family;
                    byColumn.replaceAll((any, of) -> of.equals(other) || of.equals(before) ? joined : of);
                    family = joined;
                }
                byColumn.put(values, family);
            }
            List<String> whole = family;
            families.removeIf(one -> whole.containsAll(one));
            families.add(whole);
        }
        return families;
    }

    private long count(String unit, String key, int column) {
        Counts found = counts.getOrDefault(unit, Map.of()).getOrDefault(key, Counts.MISSING);
        long numerator = Objects.requireNonNullElse(found.numerator(), 0L);
        long denominator = Objects.requireNonNullElse(found.denominator(), 0L);
        return switch (column) {
            case 0 -> numerator;
            case 1 -> denominator;
            default -> Math.max(0, denominator - numerator);
        };
    }

    private Set<String> hidden(List<String> family) {
        Set<String> hidden = new HashSet<>();
        Map<String, long[]> values = new HashMap<>();
        counts.keySet().forEach(unit -> values.put(unit, values(family, unit)));
        values.forEach((unit, own) -> {
            if (isSmall(own)) {
                hide(unit, hidden);
            }
        });
        settle(root, values, hidden);
        return hidden;
    }

    private long[] values(List<String> family, String unit) {
        long[] values = new long[COLUMNS * family.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = count(unit, family.get(i / COLUMNS), i % COLUMNS);
        }
        return values;
    }

    private boolean isSmall(long[] values) {
        for (long value : values) {
            if (value > 0 && value < k) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(long[] values) {
        for (long value : values) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    private void hide(String unit, Set<String> hidden) {
        if (hidden.add(unit)) {
            parts(unit).forEach(part -> hide(part, hidden));
        }
    }

    /** From below: whoever is hidden on the way is a hidden part of the unit above. */
    private void settle(String unit, Map<String, long[]> values, Set<String> hidden) {
        parts(unit).forEach(part -> settle(part, values, hidden));
        if (hidden.contains(unit)) {
            return;
        }
        long[] whole = values.getOrDefault(unit, new long[0]);
        while (!isSafe(unit, whole, values, hidden)) {
            String next = parts(unit).stream()
                    .filter(part -> !hidden.contains(part) && !isEmpty(values.getOrDefault(part, new long[0])))
                    .min(Comparator.comparingLong((String part) -> sum(values.getOrDefault(part, new long[0])))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElse(unit);
            hide(next, hidden);
            if (next.equals(unit)) {
                return;
            }
        }
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    private boolean isSafe(String unit, long[] whole, Map<String, long[]> values, Set<String> hidden) {
        long[] own = whole.clone();
        long[] unknown = new long[whole.length];
        int members = 0;
        for (String part : parts(unit)) {
            long[] of = values.getOrDefault(part, new long[whole.length]);
            boolean isHidden = hidden.contains(part);
            members += isHidden && !isEmpty(of) ? 1 : 0;
            for (int i = 0; i < whole.length; i++) {
                own[i] -= of[i];
                unknown[i] += isHidden ? of[i] : 0;
            }
        }
        for (int i = 0; i < own.length; i++) {
            // What comes from elsewhere need not add up.
            own[i] = Math.max(0, own[i]);
            unknown[i] += own[i];
        }
        boolean partsTold = members == 0 && !isSmall(own);
        members += isEmpty(own) ? 0 : 1;
        return partsTold || (members >= 2 && !isSmall(unknown));
    }
}

package vn.nhip.simulator.like;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;

/**
 * What the portal published of a province for a month.
 *
 * @param captured when each group of indicators was captured, by its code: a closed month still moves
 * @param units the province first, then those below it
 */
public record Published(Period period, Map<String, Instant> captured, List<Unit> units) {
    public Published {
        captured = Map.copyOf(captured);
        units = List.copyOf(units);
    }

    /**
     * A unit and its counts by indicator.
     *
     * @param counts of those indicators that have any
     */
    public record Unit(String code, String name, Level level, Map<String, Count> counts) {
        public Unit {
            counts = Map.copyOf(counts);
        }

        /** The numerator of an indicator; 0 where none was published. */
        long numerator(String indicator) {
            return counts.getOrDefault(indicator, Count.NONE).numerator();
        }

        /** The denominator of an indicator; 0 where none was published. */
        long denominator(String indicator) {
            return counts.getOrDefault(indicator, Count.NONE).denominator();
        }

        boolean has(String indicator) {
            return counts.containsKey(indicator);
        }
    }

    /** A numerator and a denominator as published. */
    public record Count(long numerator, long denominator) {
        static final Count NONE = new Count(0, 0);

        /** Both, where both were published. */
        public static @Nullable Count of(@Nullable Long numerator, @Nullable Long denominator) {
            return numerator == null || denominator == null ? null : new Count(numerator, denominator);
        }
    }

    /** The same for the same figures, on every machine and in every run. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder(period.toString()).append(new TreeMap<>(captured));
        for (Unit unit : units) {
            all.append(unit.code())
                    .append(unit.name())
                    .append(unit.level().name())
                    .append(new TreeMap<>(unit.counts()));
        }
        return "%08x".formatted(all.toString().hashCode());
    }

    /** The same, of every unit saying 0 of 0 where the province has an indicator of cases and the unit has not: they add up as counts do. */
    Published complete(Collection<String> ofCases) {
        Map<String, Count> none = new HashMap<>();
        ofCases.stream().filter(province()::has).forEach(indicator -> none.put(indicator, Count.NONE));
        List<Unit> all = units.stream()
                .map(unit -> {
                    Map<String, Count> counts = new HashMap<>(none);
                    counts.putAll(unit.counts());
                    return new Unit(unit.code(), unit.name(), unit.level(), counts);
                })
                .toList();
        return new Published(period, captured, all);
    }

    Unit province() {
        return units.getFirst();
    }

    List<Unit> below() {
        return units.subList(1, units.size());
    }
}

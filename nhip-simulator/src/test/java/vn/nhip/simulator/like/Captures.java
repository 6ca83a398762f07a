package vn.nhip.simulator.like;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.simulator.like.Published.Count;
import vn.nhip.simulator.like.Published.Unit;

/** Small captures, for tests. Counts are written {@code "2.1 90/100"}. */
final class Captures {
    static final Instant EARLIER = Instant.parse("2026-09-26T18:14:00Z");
    static final Instant LATER = Instant.parse("2026-09-28T15:14:00Z");

    private Captures() {}

    static Unit province(String... counts) {
        return new Unit("H99", "UBND tỉnh Bình Minh", Level.PROVINCE, counts(counts));
    }

    static Unit department(int number, String... counts) {
        return new Unit("H99.%02d".formatted(number), "Sở số " + number, Level.DEPARTMENT, counts(counts));
    }

    static Unit commune(int number, String... counts) {
        return new Unit("H99.%02d".formatted(number), "UBND xã số " + number, Level.COMMUNE, counts(counts));
    }

    private static Map<String, Count> counts(String... counts) {
        Map<String, Count> all = new HashMap<>();
        for (String count : counts) {
            String[] parts = count.split("[ /]", -1);
            all.put(parts[0], new Count(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return all;
    }

    /** All six groups; the last two captured later. */
    static Published of(Unit province, Unit... below) {
        return of(Period.month(2026, 8), EARLIER, LATER, province, below);
    }

    static Published of(Period period, Instant earlier, Instant later, Unit province, Unit... below) {
        List<Unit> units = new ArrayList<>();
        units.add(province);
        units.addAll(List.of(below));
        return new Published(
                period,
                Map.of(
                        "CKMB", earlier, "TDGQ", earlier, "CLGQ", earlier, "TTTT", earlier, "MDSH", later, "MDHL",
                        later),
                units);
    }
}

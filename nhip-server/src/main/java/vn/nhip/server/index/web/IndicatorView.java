package vn.nhip.server.index.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.index.Loss;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Address;

/**
 * Every unit for one indicator.
 *
 * @param look the figures
 * @param indicator the indicator
 * @param level "commune", "department", or empty for all
 * @param sort "lost" (province points lost), "ratio" or "name"
 * @param rows the units, in order
 * @param bins how the ratios are spread
 */
public record IndicatorView(Look look, Indicator indicator, String level, String sort, List<Row> rows, List<Bin> bins) {
    private static final int BINS = 10;

    /**
     * One unit.
     *
     * @param unit the unit
     * @param score its score in the indicator
     * @param provincePoints province points that closing its gap would bring; null when they cannot be split
     */
    public record Row(
            UnitResult unit, IndicatorScore score, @Nullable Double provincePoints) {}

    /**
     * Units whose ratio lies in an interval of ten percentage points.
     *
     * @param from lower end in percent, included
     * @param units how many
     */
    public record Bin(int from, int units) {
        /** "70–80". */
        public String label() {
            return from + "–" + (from + 100 / BINS);
        }
    }

    static IndicatorView of(Look look, Indicator indicator, Map<String, String> asked) {
        String level = asked.getOrDefault("level", "").toLowerCase(Locale.ROOT);
        String sort = asked.getOrDefault("sort", "lost");
        Map<String, Double> lost = new HashMap<>();
        for (Loss part : look.book().losses().parts()) {
            UnitResult unit = part.unit();
            if (unit != null && part.score().indicator().code().equals(indicator.code())) {
                lost.put(unit.code(), part.points());
            }
        }
        List<Row> rows = look.book().units().stream()
                .filter(u -> level.isEmpty()
                        || level.equals(RankingView.levelCode(u.card().level())))
                .map(u -> new Row(u, u.card().indicator(indicator.code()).orElseThrow(), lost.get(u.code())))
                .sorted(order(sort))
                .toList();
        return new IndicatorView(look, indicator, level, sort, rows, bins(rows));
    }

    private static Comparator<Row> order(String sort) {
        Comparator<Row> byName =
                Comparator.comparing(r -> RankingView.plain(r.unit().agency().shortName()));
        Comparator<Row> byRatio = Comparator.comparing((Row r) -> r.score().ratio(), nullsLast());
        return switch (sort) {
            case "name" -> byName;
            case "ratio" -> byRatio.thenComparing(byName);
            default ->
                Comparator.comparingDouble((Row r) -> -(r.provincePoints() == null ? 0 : r.provincePoints()))
                        .thenComparing(byRatio)
                        .thenComparing(byName);
        };
    }

    private static Comparator<@Nullable Double> nullsLast() {
        return Comparator.nullsLast(Comparator.naturalOrder());
    }

    private static List<Bin> bins(List<Row> rows) {
        int[] counts = new int[BINS];
        for (Row row : rows) {
            Double ratio = row.score().ratio();
            if (ratio != null) {
                counts[Math.clamp((int) (ratio * BINS + 1e-9), 0, BINS - 1)]++;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new Bin(i * 100 / BINS, counts[i]));
        }
        return List.copyOf(bins);
    }

    /** The province's own score. */
    public IndicatorScore province() {
        return look.book().province().card().indicator(indicator.code()).orElseThrow();
    }

    /** The largest bin, as the scale of the bars. */
    public int scale() {
        return bins.stream().mapToInt(Bin::units).max().orElse(1);
    }

    /** Units with a ratio. */
    public int measured() {
        return bins.stream().mapToInt(Bin::units).sum();
    }

    /** Measured units at or above the target. */
    public long reached() {
        return rows.stream()
                .filter(r -> r.score().ratio() != null
                        && Objects.requireNonNull(r.score().ratio())
                                >= r.score().target())
                .count();
    }

    /** The target in percent, as the chart's line takes it. */
    public String targetPercent() {
        return String.format(Locale.ROOT, "%.2f", 100 * province().target());
    }

    public Address address() {
        return look.indicator(indicator).with("level", level).with("sort", sort.equals("lost") ? null : sort);
    }

    public String sortedBy(String column) {
        return address().with("sort", column.equals("lost") ? null : column).link();
    }

    public String direction(String column) {
        return !column.equals(sort) ? "" : column.equals("lost") ? "descending" : "ascending";
    }
}

package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Ranking;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.core.scoring.Scorecard;
import vn.nhip.core.scoring.Status;

/**
 * A unit's score if some of its ratios were others: the same rules on changed counts.
 *
 * @param before as it is
 * @param after as it would be
 * @param rank its place as it is; null when not ranked
 * @param newRank its place as it would be, everybody else unchanged; null when not ranked
 * @param changes the indicators that were changed
 */
public record WhatIf(
        Scorecard before,
        Scorecard after,
        @Nullable Integer rank,
        @Nullable Integer newRank,
        List<Change> changes) {

    /**
     * One changed indicator.
     *
     * @param before its score as it is
     * @param after its score as it would be
     * @param more numerator units that it takes; negative when the ratio was lowered
     */
    public record Change(IndicatorScore before, IndicatorScore after, long more) {
        public double gain() {
            return orZero(after.points()) - orZero(before.points());
        }

        private static double orZero(@Nullable Double points) {
            return points == null ? 0 : points;
        }
    }

    /**
     * Applies wished ratios.
     *
     * @param percents wished ratio in percent (0–100) by indicator code; indicators without counts are ignored
     */
    public static WhatIf of(ScoreBook book, UnitResult unit, Map<String, Double> percents) {
        Map<String, Counts> counts = new HashMap<>();
        List<String> changed = new ArrayList<>();
        unit.card().indicators().forEach(score -> {
            String code = score.indicator().code();
            Double wished = percents.get(code);
            Counts now = score.counts();
            Counts wishedCounts = wished == null ? now : at(now, wished);
            counts.put(code, wishedCounts);
            if (!Objects.equals(wishedCounts.numerator(), now.numerator())) {
                changed.add(code);
            }
        });
        Scorecard after = book.scorer().score(unit.code(), unit.card().level(), counts, publishedOnly(unit));
        List<Change> changes =
                changed.stream().map(code -> change(unit.card(), after, code)).toList();
        return new WhatIf(unit.card(), after, unit.standing().rank(), newRank(book, unit, after), changes);
    }

    public @Nullable Double gain() {
        Double then = after.total();
        Double now = before.total();
        return then == null || now == null ? null : Double.valueOf(then - now);
    }

    private static Counts at(Counts now, double percent) {
        Long denominator = now.denominator();
        if (denominator == null || denominator == 0 || now.numerator() == null) {
            return now;
        }
        double clamped = Math.max(0, Math.min(100, percent));
        return new Counts(
                Math.round(clamped / 100 * denominator), denominator, now.fallbackDenominator(), now.standIn());
    }

    private static Map<String, Double> publishedOnly(UnitResult unit) {
        Map<String, Double> published = new HashMap<>();
        for (GroupScore group : unit.card().groups()) {
            Double points = group.points();
            if (group.status() == Status.PUBLISHED && points != null) {
                published.put(group.group().code(), points);
            }
        }
        return published;
    }

    private static Change change(Scorecard before, Scorecard after, String code) {
        IndicatorScore old = before.indicator(code).orElseThrow();
        IndicatorScore now = after.indicator(code).orElseThrow();
        return new Change(
                old,
                now,
                Objects.requireNonNull(now.counts().numerator())
                        - Objects.requireNonNull(old.counts().numerator()));
    }

    private static @Nullable Integer newRank(ScoreBook book, UnitResult unit, Scorecard after) {
        Double total = after.total();
        if (unit.standing().rank() == null || total == null) {
            return null;
        }
        double own = Rounder.fixed2(total);
        double[] others = book.all().stream()
                .filter(r ->
                        r.card().level() == unit.card().level() && r.standing().rank() != null)
                .map(r -> r.code().equals(unit.code()) ? total : Objects.requireNonNull(r.total()))
                .mapToDouble(Rounder::fixed2)
                .toArray();
        Arrays.sort(others);
        return Ranking.placeOf(own, others);
    }
}

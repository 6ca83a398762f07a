package vn.nhip.core.scoring;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.RankingRules;
import vn.nhip.core.scoring.Standing.Unranked;

/**
 * Places inside comparable units. Equal points, to the two decimals that are shown, get equal places; no official tie-break exists
 * (766-rules section 2), so none is invented.
 */
public final class Ranking {
    private Ranking() {}

    /** Ranks scorecards by their totals, each inside its level. */
    public static Map<String, Standing> byTotal(Collection<Scorecard> cards, RankingRules rules) {
        return by(cards, rules, Scorecard::total);
    }

    /** Ranks scorecards by any points of theirs, each inside its level; units below the minimum volume are not ranked. */
    public static Map<String, Standing> by(
            Collection<Scorecard> cards, RankingRules rules, Function<Scorecard, @Nullable Double> points) {
        Map<Object, double[]> byLevel = new HashMap<>();
        for (Scorecard card : cards) {
            byLevel.computeIfAbsent(levelKey(card), key -> sortedPoints(cards, rules, points, key));
        }
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (Scorecard card : cards) {
            double[] ranked = byLevel.getOrDefault(levelKey(card), new double[0]);
            standings.put(card.unit(), standing(card, points.apply(card), ranked, rules));
        }
        return standings;
    }

    private static Object levelKey(Scorecard card) {
        return card.level() == null ? "" : card.level();
    }

    private static double[] sortedPoints(
            Collection<Scorecard> cards,
            RankingRules rules,
            Function<Scorecard, @Nullable Double> points,
            Object level) {
        double[] sorted = cards.stream()
                .filter(c -> levelKey(c).equals(level) && !isTooSmall(c.volume(), rules))
                .map(points)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Rounder::fixed2)
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static Standing standing(Scorecard card, @Nullable Double points, double[] ranked, RankingRules rules) {
        Long volume = card.volume();
        var band = volume == null ? null : rules.bandOf(volume);
        if (points == null) {
            return new Standing(null, false, ranked.length, Unranked.NO_POINTS, band);
        }
        if (isTooSmall(volume, rules)) {
            return new Standing(null, false, ranked.length, Unranked.LOW_VOLUME, band);
        }
        double own = Rounder.fixed2(points);
        return new Standing(placeOf(own, ranked), isTied(own, ranked), ranked.length, null, band);
    }

    private static boolean isTooSmall(@Nullable Long volume, RankingRules rules) {
        return volume != null && volume < rules.minimumVolume();
    }

    /**
     * The competition place of points among all points.
     *
     * @param points one of {@code ascending}
     * @param ascending all points, rounded, ascending
     */
    public static int placeOf(double points, double[] ascending) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] > points) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return ascending.length - low + 1;
    }

    private static boolean isTied(double points, double[] ascending) {
        int last = ascending.length - placeOf(points, ascending);
        return last > 0 && ascending[last - 1] == points;
    }
}

package vn.nhip.core.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.ZeroRule;
import vn.nhip.core.scoring.IndicatorScore;

/**
 * How two counts become points, before rounding: {@code min(max, max × numerator / denominator × factor / target)} (766-rules section 1.2).
 *
 * @param max maximum points
 * @param target ratio at which points are full
 * @param factor what a reading multiplies with, the ratio of another indicator; else 1
 * @param empty points where the denominator is 0; 0 also where there are none
 */
public record Curve(double max, double target, double factor, double empty) {

    /** The curve of an indicator on a day, without what readings change. */
    public static Curve of(Indicator indicator, double target) {
        boolean full = indicator.scoring().zero() == ZeroRule.FULL;
        return new Curve(indicator.max(), target, 1, full ? indicator.max() : 0);
    }

    /** The curve of a score: under its reading, with the target of its day. */
    public static Curve of(IndicatorScore score) {
        Long numerator = score.counts().numerator();
        Long denominator = score.counts().denominator();
        Double ratio = score.ratio();
        if (ratio == null || numerator == null || denominator == null || denominator == 0) {
            return new Curve(score.max(), score.target(), 1, orZero(score.points()));
        }
        double factor = numerator > 0 ? ratio * denominator / numerator : 1;
        boolean full = score.indicator().scoring().zero() == ZeroRule.FULL;
        return new Curve(score.max(), score.target(), factor, full ? score.max() : 0);
    }

    /** The same with another factor. */
    public Curve times(double other) {
        return new Curve(max, target, other, empty);
    }

    /** Points of two counts, not rounded. */
    public double at(double numerator, double denominator) {
        return denominator > 0 ? Math.min(max, max * numerator / denominator * factor / target) : empty;
    }

    /** What counts of several measures are worth in all, for every unit alike. */
    public static PointsOf sum(List<Curve> byMeasure) {
        Curve[] curves = byMeasure.toArray(Curve[]::new);
        return (unit, numerators, denominators) -> {
            double sum = 0;
            for (int m = 0; m < curves.length; m++) {
                sum += curves[m].at(numerators[m], denominators[m]);
            }
            return sum;
        };
    }

    private static double orZero(@Nullable Double points) {
        return points == null ? 0 : points;
    }
}

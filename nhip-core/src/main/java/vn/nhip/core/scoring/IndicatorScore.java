package vn.nhip.core.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Reading;

/**
 * One indicator of one unit: the result with everything that led to it.
 *
 * @param indicator the indicator
 * @param counts the counts it was computed from
 * @param target the ratio that gives full points, as in force on the day
 * @param ratio numerator / denominator, not capped; null when there is none
 * @param points null when not applicable, unknown or only watched; never 0 in their place
 * @param status what the points rest on
 * @param reading the alternative reading applied; null for the definition's own
 * @param alternatives the other readings with their points
 * @param marginalGain points that one more numerator unit would bring to this unit, unrounded; 0 at the target; null if unknown
 */
public record IndicatorScore(
        Indicator indicator,
        Counts counts,
        double target,
        @Nullable Double ratio,
        @Nullable Double points,
        Status status,
        @Nullable Reading reading,
        List<AlternativeScore> alternatives,
        @Nullable Double marginalGain) {
    public IndicatorScore {
        alternatives = List.copyOf(alternatives);
    }

    public double max() {
        return indicator.max();
    }

    /** Points missing to the maximum. A missing or inapplicable score counts as lost in full; {@link #status} says whose it is. */
    public double lost() {
        return indicator.max() - (points == null ? 0 : points);
    }

    /** Whether the lost points are somebody's: measured, not merely missing or inapplicable. */
    public boolean isLossMeasured() {
        return status == Status.SCORED || (status == Status.ARTEFACT && ratio != null);
    }

    /** The lowest of the points under all computable readings, this one included; null without any. */
    public @Nullable Double lowest() {
        return extreme(Math::min);
    }

    /** The highest of the points under all computable readings. */
    public @Nullable Double highest() {
        return extreme(Math::max);
    }

    private @Nullable Double extreme(java.util.function.BinaryOperator<Double> choose) {
        Double result = points;
        for (AlternativeScore alternative : alternatives) {
            Double other = alternative.points();
            if (other != null) {
                result = result == null ? other : choose.apply(result, other);
            }
        }
        return result;
    }

    /** What could have qualified and did not (the cases that are late); null when the ratio is unknown. */
    public @Nullable Long unmet() {
        Long numerator = counts.numerator();
        Long denominator = counts.denominator();
        return ratio == null || numerator == null || denominator == null
                ? null
                : Long.valueOf(Math.max(0, denominator - numerator));
    }

    /** Numerator units still missing to full points; null when the ratio is unknown. */
    public @Nullable Long missingToTarget() {
        Long numerator = counts.numerator();
        Long denominator = counts.denominator();
        if (ratio == null || numerator == null || denominator == null) {
            return null;
        }
        return Math.max(0, (long) Math.ceil(target * denominator - 1e-9) - numerator);
    }

    /** The status as files write it: {@code withheld} where there are counts that must not be shown. */
    public String statusCode() {
        return counts.isWithheld() ? "withheld" : status.code();
    }

    /** Why it is so: clause, formula with the numbers in it, reading. */
    public Explanation explanation() {
        return Explanation.of(this);
    }
}

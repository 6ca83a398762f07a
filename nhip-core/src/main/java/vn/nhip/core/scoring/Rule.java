package vn.nhip.core.scoring;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Elsewhere;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.MissingRule;
import vn.nhip.core.index.Reading;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.ZeroRule;

/**
 * An indicator's arithmetic as it holds on one day under one reading: the leaf of all scoring.
 *
 * @param indicator the indicator
 * @param reading the reading applied; null for the definition's own
 * @param target ratio at which points are full
 * @param zero what a zero denominator is worth
 */
record Rule(Indicator indicator, @Nullable Reading reading, double target, ZeroRule zero) {

    static Rule of(Indicator indicator, double target) {
        return new Rule(indicator, null, target, indicator.scoring().zero());
    }

    Rule under(Reading other) {
        Reading.Change change = other.change();
        if (change == null && other.isCountedItself()) {
            return new Rule(indicator, other, target, zero);
        }
        if (change == null) {
            throw new IllegalArgumentException(
                    "Reading %s of %s needs other counts than totals".formatted(other.name(), indicator.code()));
        }
        Double otherTarget = change.target();
        ZeroRule otherZero = change.zero();
        return new Rule(
                indicator, other, otherTarget == null ? target : otherTarget, otherZero == null ? zero : otherZero);
    }

    /** Points, before or after rounding, with the status they rest on. */
    record Outcome(@Nullable Double ratio, @Nullable Double points, Status status) {}

    Outcome apply(@Nullable Level level, Counts counts, double factor) {
        if (!indicator.scope().appliesTo(level)) {
            boolean full = indicator.scope().elsewhere() == Elsewhere.FULL && indicator.isScored();
            return new Outcome(null, full ? indicator.max() : null, Status.NOT_APPLICABLE);
        }
        Long numerator = counts.numerator();
        Long denominator = counts.denominator();
        boolean hasLastYear = zero == ZeroRule.FALLBACK && counts.fallbackDenominator() != null;
        if (numerator != null && denominator == null && hasLastYear) {
            return applyZero(numerator, counts);
        }
        if (numerator == null || denominator == null) {
            return indicator.scoring().missing() == MissingRule.FULL && !counts.isWithheld()
                    ? new Outcome(null, indicator.max(), Status.ARTEFACT)
                    : new Outcome(null, null, Status.NO_DATA);
        }
        if (denominator == 0) {
            return applyZero(numerator, counts);
        }
        return divide(numerator, denominator, counts, factor);
    }

    private Outcome applyZero(long numerator, Counts counts) {
        return switch (zero) {
            case NULL -> new Outcome(null, null, Status.NOT_APPLICABLE);
            case ZERO -> new Outcome(null, pointsOrNone(0), Status.SCORED);
            case FULL -> new Outcome(null, pointsOrNone(indicator.max()), Status.SCORED);
            case FALLBACK -> {
                Long lastYear = counts.fallbackDenominator();
                yield lastYear == null || lastYear == 0
                        ? new Outcome(0.0, pointsOrNone(0), Status.SCORED)
                        : divide(numerator, lastYear, counts, 1);
            }
        };
    }

    private Outcome divide(long numerator, long denominator, Counts counts, double factor) {
        double ratio = factor * numerator / denominator;
        Status status = counts.standIn() || counts.contradicts() ? Status.ARTEFACT : Status.SCORED;
        return new Outcome(ratio, pointsOrNone(points(numerator, denominator, factor, true)), status);
    }

    private @Nullable Double pointsOrNone(double points) {
        return indicator.isScored() ? points : null;
    }

    /** Points of a positive denominator; not rounded when the next unit's worth is asked for. */
    double points(double numerator, double denominator, double factor, boolean rounded) {
        double max = indicator.max();
        Rounding rounding = rounded ? indicator.scoring().rounding() : Rounding.EXACT;
        return switch (rounding) {
            case EXACT -> Math.min(max, max * numerator / denominator * factor / target);
            case PORTAL_SCORE -> Rounder.fixed2(Math.min(max, max * numerator / denominator * factor / target));
            case PORTAL_PERCENT -> {
                double percent = Rounder.fixed2(100 * numerator / denominator * factor);
                yield Rounder.fixed2(Math.min(max, max / target * percent / 100));
            }
        };
    }
}

package vn.nhip.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.ZeroRule;

class ScoringProperties {
    private static double points(Rounding rounding, double target, long numerator, long denominator) {
        Indicator indicator = SmallIndex.indicator("a", 20, target, ZeroRule.ZERO, rounding);
        Double points = SmallIndex.scorer(SmallIndex.of(SmallIndex.group("G", indicator)))
                .points(indicator, null, Map.of("a", Counts.of(numerator, denominator)));
        assertThat(points).isNotNull();
        return points == null ? Double.NaN : points;
    }

    @Property
    void moreOnTimeCasesNeverLowerTheScore(
            @ForAll Rounding rounding,
            @ForAll @DoubleRange(min = 0.05, max = 1) double target,
            @ForAll @LongRange(min = 0, max = 300_000) long numerator,
            @ForAll @LongRange(min = 0, max = 300_000) long denominator) {
        assertThat(points(rounding, target, numerator + 1, denominator))
                .isGreaterThanOrEqualTo(points(rounding, target, numerator, denominator));
    }

    @Property
    void pointsStayWithinZeroAndMax(
            @ForAll Rounding rounding,
            @ForAll @DoubleRange(min = 0.05, max = 1) double target,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long numerator,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long denominator) {
        assertThat(points(rounding, target, numerator, denominator)).isBetween(0.0, 20.0);
    }

    @Property
    void fixed2EqualsExactArithmetic(@ForAll double value) {
        if (Double.isFinite(value)) {
            assertThat(Rounder.fixed2(value)).isEqualTo(exact(value));
        }
    }

    @Property
    void fixed2EqualsExactArithmeticAroundTies(
            @ForAll @IntRange(min = 0, max = 10_000_000) int cents, @ForAll @IntRange(min = -3, max = 3) int steps) {
        double value = (cents + 0.5) / 100;
        for (int i = 0; i < Math.abs(steps); i++) {
            value = steps > 0 ? Math.nextUp(value) : Math.nextDown(value);
        }
        assertThat(Rounder.fixed2(value)).isEqualTo(exact(value));
    }

    private static double exact(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    @Property
    void oneMoreCaseIsWorthNothingAboveTheTarget(
            @ForAll @DoubleRange(min = 0.05, max = 1) double target,
            @ForAll @LongRange(min = 1, max = 300_000) long denominator,
            @ForAll @LongRange(min = 0, max = 300_000) long numerator) {
        Indicator indicator = SmallIndex.indicator("a", 20, target, ZeroRule.ZERO, Rounding.PORTAL_SCORE);
        Double gain = SmallIndex.scorer(SmallIndex.of(SmallIndex.group("G", indicator)))
                .gain(indicator, Counts.of(numerator, denominator), 1);
        assertThat(gain).isNotNull().isGreaterThanOrEqualTo(0);
        if (numerator >= target * denominator) {
            assertThat(gain).isLessThan(1e-9);
        } else if (numerator < denominator) {
            assertThat(gain).isPositive();
        }
    }

    @Property
    void aGroupIsTheSumOfItsIndicatorsAndTheTallySaysTheSame(
            @ForAll @LongRange(min = 0, max = 1000) long a,
            @ForAll @LongRange(min = 0, max = 1000) long b,
            @ForAll @LongRange(min = 0, max = 1000) long denominator) {
        IndexDefinition rules = SmallIndex.of(SmallIndex.payment());
        Scorer scorer = SmallIndex.scorer(rules);
        Counts[] counts = {Counts.of(a, denominator), Counts.of(b, denominator), Counts.of(a, denominator + 1)};
        Scorecard card =
                scorer.score("u", null, Map.of("3.5a", counts[0], "3.5b", counts[1], "3.6", counts[2]), Map.of());
        double sum = card.indicators().mapToDouble(i -> i.max() - i.lost()).sum();
        assertThat(card.groups().getFirst().points()).isEqualTo(Rounder.fixed2(sum));
        Tally tally = scorer.tally(null, counts, new double[] {Double.NaN});
        assertThat(card.total()).isEqualTo(tally.total());
        assertThat(card.status()).isEqualTo(tally.totalStatus());
    }
}

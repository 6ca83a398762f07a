package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.nhip.core.explain.Movement.Part;
import vn.nhip.core.explain.PointsSplit.Share;
import vn.nhip.core.explain.PointsSplit.Side;
import vn.nhip.core.scoring.Rounder;

/** Points are split without anything left over that is not said to be rounding. */
class PointsSplitProperties {
    private static final Cause[] CAUSES = Cause.values();

    private static Side side(long numerator, long denominator, Curve curve, boolean rounded) {
        double exact = curve.at(numerator, denominator);
        return new Side(numerator, denominator, curve, true, rounded ? Rounder.fixed2(exact) : exact);
    }

    private static Curve curve(Random random) {
        double target = random.nextBoolean() ? 1 : 0.3 + random.nextInt(7) / 10.0;
        return new Curve(1 + random.nextInt(20), target, random.nextInt(4) == 0 ? 0.9 : 1, random.nextInt(3));
    }

    /** Any parts that lead from some counts to some others, none of them below nothing. */
    private static List<Part> parts(Random random, long[] from, long[] to) {
        List<Part> parts = new ArrayList<>();
        long numerator = to[0] - from[0];
        long denominator = to[1] - from[1];
        for (int i = random.nextInt(6); i > 0; i--) {
            long counted = random.nextLong(200) - 100;
            long won = random.nextLong(200) - 100;
            parts.add(new Part(random.nextInt(5), CAUSES[random.nextInt(5)], won, counted));
            numerator -= won;
            denominator -= counted;
        }
        parts.add(new Part(0, Cause.NEW_CASE, numerator, denominator));
        return parts;
    }

    private static long[] counts(Random random, int most) {
        long denominator = random.nextInt(8) == 0 ? 0 : random.nextInt(most);
        return new long[] {denominator == 0 ? 0 : random.nextLong(denominator + 1), denominator};
    }

    @Property(tries = 5_000)
    void theSharesAddUpToTheDifferenceOfThePublishedPoints(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 10_000_000) int most, @ForAll boolean rounded) {
        Random random = new Random(seed);
        long[] from = counts(random, most);
        long[] to = counts(random, most);
        Curve then = curve(random);
        Curve now = random.nextBoolean() ? then : curve(random);
        Side before = side(from[0], from[1], then, rounded);
        Side after = side(to[0], to[1], now, rounded);

        List<Share> shares = PointsSplit.split(before, after, parts(random, from, to));

        double sum = shares.stream().mapToDouble(Share::points).sum();
        double rounding = of(shares, Cause.ROUNDING);
        String what = "seed %d, %s to %s".formatted(seed, before, after);
        assertThat(sum).as(what).isCloseTo(published(after) - published(before), within(1e-9));
        assertThat(Math.abs(rounding)).as(what).isLessThanOrEqualTo(rounded ? 0.0100001 : 1e-9);
        if (then.equals(now)) {
            assertThat(of(shares, Cause.RULES)).as(what).isCloseTo(0, within(1e-9));
        }
    }

    @Property(tries = 500)
    void aPartIsWorthTheSumOfWhatItIsMadeOf(@ForAll long seed) {
        Random random = new Random(seed);
        long[] from = counts(random, 1_000);
        long[] to = counts(random, 1_000);
        Curve curve = curve(random);
        Side before = side(from[0], from[1], curve, false);
        Side after = side(to[0], to[1], curve, false);
        List<Part> parts = parts(random, from, to);
        List<Part> together = List.of(new Part(0, Cause.NEW_CASE, to[0] - from[0], to[1] - from[1]));

        double apart = PointsSplit.split(before, after, parts).stream()
                .mapToDouble(Share::points)
                .sum();
        double whole = of(PointsSplit.split(before, after, together), Cause.NEW_CASE);

        assertThat(apart).as("seed %d", seed).isCloseTo(whole, within(1e-9));
    }

    /** The closed form against many small steps. */
    @Property(tries = 300)
    void aPartIsWorthWhatItBringsStepByStepOnTheWay(@ForAll long seed) {
        Random random = new Random(seed);
        long[] from = {random.nextInt(50), 50 + random.nextInt(50)};
        long[] to = {random.nextInt(200), 200 + random.nextInt(50)};
        Curve curve = curve(random);
        List<Part> parts = parts(random, from, to);
        List<Share> shares =
                PointsSplit.split(side(from[0], from[1], curve, false), side(to[0], to[1], curve, false), parts);

        int steps = 20_000;
        double k = curve.max() * curve.factor() / curve.target();
        double perWon = 0;
        double perCounted = 0;
        for (int i = 0; i < steps; i++) {
            double t = (i + 0.5) / steps;
            double n = from[0] + t * (to[0] - from[0]);
            double d = from[1] + t * (to[1] - from[1]);
            boolean below = k * n / d < curve.max();
            perWon += below ? k / d / steps : 0;
            perCounted -= below ? k * n / (d * d) / steps : 0;
        }
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            double plain = perWon * part.numerator() + perCounted * part.denominator();
            assertThat(shares.get(p).points()).as("seed %d, %s", seed, part).isCloseTo(plain, within(1e-2));
        }
    }

    @Test
    void beyondTheTargetNothingIsWon() {
        Curve half = new Curve(6, 0.5, 1, 0);
        List<Share> shares = PointsSplit.split(
                side(60, 100, half, false),
                side(90, 100, half, false),
                List.of(new Part(0, Cause.RESULT_ATTACHED, 30, 0)));
        assertThat(shares).containsExactly(new Share(0, Cause.RESULT_ATTACHED, 30, 0, 0));
    }

    @Test
    void theFirstCasesBringWhatTheyWinAndGiveUpWhatEmptinessWasWorth() {
        Curve full = new Curve(10, 1, 1, 10);
        List<Share> shares = PointsSplit.split(
                side(0, 0, full, false),
                side(3, 4, full, false),
                List.of(new Part(0, Cause.NEW_CASE, 3, 3), new Part(1, Cause.NEW_CASE, 0, 1)));
        assertThat(shares).extracting(Share::points).containsExactly(0.0, -2.5);
    }

    @Test
    void anIndicatorThatDoesNotApplyAnyMoreWasTakenAwayByTheRules() {
        Curve curve = new Curve(10, 1, 1, 0);
        List<Share> shares = PointsSplit.split(
                side(5, 10, curve, false),
                new Side(6, 10, curve, false, null),
                List.of(new Part(0, Cause.RESULT_ATTACHED, 1, 0)));
        assertThat(shares)
                .containsExactly(
                        new Share(0, Cause.RESULT_ATTACHED, 1, 0, 0), new Share(PointsOf.WHOLE, Cause.RULES, 0, 0, -5));
    }

    private static double published(Side side) {
        Double points = side.points();
        return points == null ? 0 : points;
    }

    private static double of(List<Share> shares, Cause cause) {
        return shares.stream()
                .filter(s -> s.cause() == cause)
                .mapToDouble(Share::points)
                .sum();
    }
}

package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.explain.Movement.Part;
import vn.nhip.core.scoring.IndicatorScore;

/**
 * Splits the change of an indicator's points over the parts of a {@link Movement}. The counts are thought to move evenly, along a straight
 * line, from where they were to where they are, and every part gets what its share of the movement brings or costs on the way
 * (Aumann–Shapley): no part comes first, and parts that are put together get what they got apart. Beyond the target nothing is won and nothing
 * lost.
 */
public final class PointsSplit {
    private PointsSplit() {}

    /**
     * One end of a movement.
     *
     * @param isScored whether its points come of its counts; they do not where an indicator does not apply or counts are missing
     * @param points as published; {@code null} where there are none, which is split as if they were 0
     */
    public record Side(
            long numerator,
            long denominator,
            Curve curve,
            boolean isScored,
            @Nullable Double points) {

        /** The side of a score. */
        public static Side of(IndicatorScore score) {
            Long numerator = score.counts().numerator();
            Long denominator = score.counts().denominator();
            boolean scored = numerator != null && denominator != null && (denominator == 0 || score.ratio() != null);
            return new Side(
                    numerator == null ? 0 : numerator,
                    denominator == null ? 0 : denominator,
                    Curve.of(score),
                    scored,
                    score.points());
        }

        private double published() {
            return points == null ? 0 : points;
        }

        private double exact() {
            return isScored ? curve.at(numerator, denominator) : published();
        }
    }

    /**
     * What a part of the movement is worth.
     *
     * @param agency position; {@link PointsOf#WHOLE} for what no agency brought about: rules, other indicators, rounding
     * @param points what it won, below 0 what it cost
     */
    public record Share(int agency, Cause cause, long numerator, long denominator, double points) {}

    /**
     * Splits the difference of the published points; the shares add up to it.
     *
     * <p>Where there was no denominator before, every part gets the points in proportion to what it won, and gives up, in proportion to what
     * it counts, what the empty denominator had been worth; the other way round where there is none after. What rules change comes after what
     * happened, by the counts as they are then.
     *
     * @param parts of {@link Movement}, of all agencies that make up the unit
     * @throws IllegalArgumentException when the parts do not add up to the difference of the counts
     */
    public static List<Share> split(Side before, Side after, List<Part> parts) {
        require(
                before.numerator(),
                after.numerator(),
                parts.stream().mapToLong(Part::numerator).sum());
        require(
                before.denominator(),
                after.denominator(),
                parts.stream().mapToLong(Part::denominator).sum());
        List<Share> shares = new ArrayList<>();
        if (!before.isScored() || !after.isScored()) {
            parts.forEach(p -> shares.add(new Share(p.agency(), p.cause(), p.numerator(), p.denominator(), 0)));
            whole(shares, Cause.RULES, after.exact() - before.exact());
        } else {
            scored(before, after, parts, shares);
        }
        double rounding = after.published() - after.exact() - (before.published() - before.exact());
        whole(shares, Cause.ROUNDING, rounding);
        return shares;
    }

    private static void require(long before, long after, long parts) {
        if (before + parts != after) {
            throw new IllegalArgumentException(
                    "parts add up to " + parts + ", expected " + (after - before) + ": " + before + " to " + after);
        }
    }

    private static void scored(Side before, Side after, List<Part> parts, List<Share> shares) {
        List<Part> happened =
                parts.stream().filter(p -> p.cause() != Cause.RULES).toList();
        List<Part> ruled = parts.stream().filter(p -> p.cause() == Cause.RULES).toList();
        long numerator = before.numerator()
                + happened.stream().mapToLong(Part::numerator).sum();
        long denominator = before.denominator()
                + happened.stream().mapToLong(Part::denominator).sum();
        Curve then = before.curve();
        Curve now = after.curve();
        if (before.denominator() > 0 && denominator == 0 && after.denominator() == 0) {
            // What the emptiness is worth is known of the side that is empty: last year's total may stand in (1.4).
            then = new Curve(then.max(), then.target(), then.factor(), now.empty());
        }
        shares.addAll(new Line(then, before.numerator(), before.denominator(), numerator, denominator).split(happened));
        double others = then.times(now.factor()).at(numerator, denominator) - then.at(numerator, denominator);
        whole(shares, Cause.OTHER_INDICATOR, others);
        whole(
                shares,
                Cause.RULES,
                now.at(numerator, denominator) - then.times(now.factor()).at(numerator, denominator));
        shares.addAll(new Line(now, numerator, denominator, after.numerator(), after.denominator()).split(ruled));
    }

    private static void whole(List<Share> shares, Cause cause, double points) {
        if (points != 0) {
            shares.add(new Share(PointsOf.WHOLE, cause, 0, 0, points));
        }
    }
}

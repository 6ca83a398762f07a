package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.explain.Cause;
import vn.nhip.core.explain.Movement;
import vn.nhip.core.explain.Movement.Part;
import vn.nhip.core.explain.Movement.Side;
import vn.nhip.core.explain.PointsOf;
import vn.nhip.core.explain.PointsSplit;
import vn.nhip.core.explain.PointsSplit.Share;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Question;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;

/**
 * Why a unit's points moved between two score books that are counted from cases: every point of the difference has an indicator, a cause and,
 * of a province, the unit that brought it about. The parts add up to the difference.
 *
 * @param before points before, of the indicators that have any at both ends
 * @param after points after
 * @param parts the largest first
 * @param isKnownThenTold whether what arrived after the fact is told apart; otherwise it is among what happened
 */
public record CaseMovement(double before, double after, List<MovedPart> parts, boolean isKnownThenTold) {
    private static final double NOTHING = 1e-9;

    public CaseMovement {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the difference.
     *
     * @param unit the unit that brought it about; {@code null} where no single one did
     * @param cause {@code null} for what is not counted from cases: the catalogue, the portal
     * @param numerator how many more qualify by it
     * @param denominator how many more are counted by it
     */
    public record MovedPart(
            Indicator indicator,
            @Nullable UnitResult unit,
            @Nullable Cause cause,
            long numerator,
            long denominator,
            double points) {}

    public double difference() {
        return after - before;
    }

    /** The parts summed up by cause, the largest first. */
    public List<ByCause> byCause() {
        Map<String, ByCause> sums = new HashMap<>();
        parts.forEach(part -> {
            String words = words(part.cause());
            sums.merge(words, new ByCause(words, part.points()), (a, b) -> new ByCause(words, a.points() + b.points()));
        });
        return sums.values().stream()
                .filter(sum -> Math.abs(sum.points()) > NOTHING)
                .sorted(Comparator.comparingDouble((ByCause sum) -> -Math.abs(sum.points())))
                .toList();
    }

    /** What one cause brought or cost over all indicators. */
    public record ByCause(String cause, double points) {}

    /** A cause in Vietnamese. */
    public static String words(@Nullable Cause cause) {
        return cause == null ? "số liệu ngoài hồ sơ (danh mục, các sổ, Cổng)" : cause.words();
    }

    /**
     * Splits a movement.
     *
     * @param lens over the later book
     * @param knownThen what was known of cases then, as {@link Movement} takes it; empty to take all as known
     */
    static CaseMovement of(
            CaseLens lens,
            ScoreBook before,
            Question then,
            UnitResult unitBefore,
            UnitResult unitAfter,
            Optional<Map<Integer, List<CaseFacts>>> knownThen) {
        List<IndicatorScore> scores = new ArrayList<>();
        for (IndicatorScore score : lens.indicators(unitAfter)) {
            boolean there = unitBefore
                    .card()
                    .indicator(score.indicator().code())
                    .filter(old -> CaseLens.measure(old) != null)
                    .isPresent();
            if (there) {
                scores.add(score);
            }
        }
        List<IndicatorScore> olds = scores.stream()
                .map(score ->
                        unitBefore.card().indicator(score.indicator().code()).orElseThrow())
                .toList();
        Movement movement = new Movement(
                lens.view().table(),
                new Side(then, doubled(olds)),
                new Side(lens.question(), doubled(scores)),
                knownThen.orElse(Map.of()),
                LiveIndex.WORKERS);
        Split split = new Split(lens, before, unitBefore, movement, lens.agencies(unitAfter));
        List<MovedPart> parts = new ArrayList<>();
        double pointsBefore = 0;
        double pointsAfter = 0;
        for (IndicatorScore score : unitAfter.card().indicators().toList()) {
            IndicatorScore old =
                    unitBefore.card().indicator(score.indicator().code()).orElse(null);
            int position = CaseLens.position(scores, score.indicator());
            if (old == null || !score.indicator().isScored()) {
                continue;
            }
            if (position >= 0) {
                old = split.of(position, olds.get(position), score, parts);
            } else if (orZero(old) != orZero(score)) {
                parts.add(new MovedPart(score.indicator(), null, null, 0, 0, orZero(score) - orZero(old)));
            }
            pointsBefore += orZero(old);
            pointsAfter += orZero(score);
        }
        parts.sort(Comparator.comparingDouble((MovedPart part) -> -Math.abs(part.points())));
        return new CaseMovement(pointsBefore, pointsAfter, parts, knownThen.isPresent());
    }

    private static double orZero(IndicatorScore score) {
        Double points = score.points();
        return points == null ? 0 : points;
    }

    /** Every measure, and where a case can weigh twice what it subtracts as a measure of its own, in the same order at the end. */
    private static Measures doubled(List<IndicatorScore> scores) {
        List<CaseMeasure> measures = new ArrayList<>();
        List<CaseMeasure> subtracted = new ArrayList<>();
        for (IndicatorScore score : scores) {
            CaseMeasure measure = Objects.requireNonNull(CaseLens.measure(score));
            Condition less = measure.less();
            measures.add(new CaseMeasure(measure.window(), measure.of(), measure.where()));
            subtracted.add(new CaseMeasure(
                    measure.window(), measure.of(), less == null ? new Condition.Not(Condition.ALL) : less));
        }
        measures.addAll(subtracted);
        return new Measures(measures);
    }

    /** Splits indicator after indicator. */
    private record Split(
            CaseLens lens, ScoreBook before, UnitResult unitBefore, Movement movement, IntPredicate agencies) {

        /** Adds the parts of an indicator; says its score as it was then by what was known then. */
        IndicatorScore of(int position, IndicatorScore shown, IndicatorScore score, List<MovedPart> parts) {
            int indicators = movement.measures() / 2;
            Counts counts =
                    minus(movement.before(agencies, position), movement.before(agencies, indicators + position));
            Counts now = minus(movement.after(agencies, position), movement.after(agencies, indicators + position));
            IndicatorScore old = counts.equals(shown.counts())
                    ? shown
                    : before.scorer()
                            .score(
                                    score.indicator(),
                                    unitBefore.card().level(),
                                    Map.of(score.indicator().code(), counts));
            List<Part> moved = new ArrayList<>(movement.parts(agencies, position));
            movement.parts(agencies, indicators + position)
                    .forEach(part -> moved.add(new Part(part.agency(), part.cause(), -part.numerator(), 0)));
            boolean adds = Objects.equals(now.numerator(), score.counts().numerator())
                    && Objects.equals(now.denominator(), score.counts().denominator())
                    && sum(moved) == numerator(now) - numerator(counts);
            if (!adds) {
                // Where as many weigh twice that nothing is left, the counts end at 0 and the parts tell more than the
                // points.
                parts.add(new MovedPart(score.indicator(), null, Cause.RULES, 0, 0, orZero(score) - orZero(old)));
                return old;
            }
            Map<String, MovedPart> byUnit = new HashMap<>();
            for (Share share : PointsSplit.split(PointsSplit.Side.of(old), PointsSplit.Side.of(score), moved)) {
                UnitResult unit = share.agency() == PointsOf.WHOLE ? null : lens.unitOf(share.agency());
                MovedPart part = new MovedPart(
                        score.indicator(), unit, share.cause(), share.numerator(), share.denominator(), share.points());
                String key = share.cause() + (unit == null ? "" : unit.code());
                byUnit.merge(key, part, Split::plus);
            }
            byUnit.values().stream()
                    .filter(part -> Math.abs(part.points()) > NOTHING)
                    .forEach(parts::add);
            return old;
        }

        private static long numerator(Counts counts) {
            Long numerator = counts.numerator();
            return numerator == null ? 0 : numerator;
        }

        private static long sum(List<Part> parts) {
            return parts.stream().mapToLong(Part::numerator).sum();
        }

        private static Counts minus(Counts counts, Counts less) {
            return Counts.of(
                    Math.max(0, numerator(counts) - numerator(less)), Objects.requireNonNull(counts.denominator()));
        }

        private static MovedPart plus(MovedPart a, MovedPart b) {
            return new MovedPart(
                    a.indicator(),
                    a.unit(),
                    a.cause(),
                    a.numerator() + b.numerator(),
                    a.denominator() + b.denominator(),
                    a.points() + b.points());
        }
    }
}

package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.ParentRule;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Scorer;

/**
 * The province's lost points, split over indicators and units. The parts of an indicator add up to what the province lost in it.
 *
 * <p>Where the province's count is the sum of its units', each missing numerator unit is worth the same, so a unit's part is its
 * missing units times that worth. What the listed units do not explain is a row of its own.
 */
public final class Losses {
    private static final double NOTHING = 1e-9;

    private final List<Loss> byIndicator;
    private final List<Loss> parts;

    private Losses(List<Loss> byIndicator, List<Loss> parts) {
        this.byIndicator = byIndicator;
        this.parts = parts;
    }

    static Losses of(ScoreBook book) {
        List<Loss> whole = new ArrayList<>();
        List<Loss> parts = new ArrayList<>();
        for (IndicatorScore score : book.province().card().indicators().toList()) {
            // Of what is withheld nobody is told what was lost.
            if (!score.indicator().isScored()
                    || score.lost() < NOTHING
                    || score.counts().isWithheld()) {
                continue;
            }
            whole.add(new Loss(score, null, wholeKind(score), score.lost(), score.missingToTarget()));
            parts.addAll(split(book, score));
        }
        Comparator<Loss> largestFirst = Comparator.comparingDouble((Loss l) -> -l.points());
        whole.sort(largestFirst);
        parts.sort(largestFirst);
        return new Losses(List.copyOf(whole), List.copyOf(parts));
    }

    /** One row per indicator that lost points, largest first. */
    public List<Loss> byIndicator() {
        return byIndicator;
    }

    /** One row per indicator and unit (or rest), largest first; they add up to {@link #total()}. */
    public List<Loss> parts() {
        return parts;
    }

    /** Everything the province lost, as far as single indicators tell. */
    public double total() {
        return byIndicator.stream().mapToDouble(Loss::points).sum();
    }

    /** What a unit lost of the province's points, largest first. */
    public List<Loss> of(UnitResult unit) {
        return parts.stream()
                .filter(l -> l.unit() != null && l.unit().code().equals(unit.code()))
                .toList();
    }

    private static Loss.Kind wholeKind(IndicatorScore score) {
        return score.isLossMeasured() ? Loss.Kind.PROVINCE : Loss.Kind.NOT_MEASURED;
    }

    private static List<Loss> split(ScoreBook book, IndicatorScore score) {
        Long missing = score.missingToTarget();
        boolean splits = score.isLossMeasured()
                && score.indicator().scope().parent() == ParentRule.SUM
                && missing != null
                && missing > 0;
        if (!splits) {
            return List.of(new Loss(score, null, wholeKind(score), score.lost(), missing));
        }
        double worth = score.lost() / exactMissing(score.counts(), score.target());
        List<Loss> parts = new ArrayList<>();
        double assigned = 0;
        for (UnitResult unit : book.units()) {
            IndicatorScore own = unit.card().indicator(score.indicator().code()).orElseThrow();
            double units = exactMissing(own.counts(), score.target());
            if (units > 0) {
                parts.add(new Loss(own, unit, Loss.Kind.UNIT, units * worth, own.missingToTarget()));
                assigned += units * worth;
            }
        }
        double rest = score.lost() - assigned;
        if (Math.abs(rest) > 0.005) {
            parts.add(new Loss(
                    score, null, rest > 0 ? Loss.Kind.UNASSIGNED : Loss.Kind.SURPLUS, rest, Math.round(rest / worth)));
        }
        return parts;
    }

    private static double exactMissing(Counts counts, double target) {
        Long numerator = counts.numerator();
        Long denominator = counts.denominator();
        return numerator == null || denominator == null ? 0 : Math.max(0, target * denominator - numerator);
    }

    /** Province points that {@code more} numerator units would bring, wherever they come from; null if not known. */
    public static @Nullable Double provinceGain(ScoreBook book, IndicatorScore province, double more) {
        Scorer scorer = book.scorer();
        return province.indicator().scope().parent() == ParentRule.SUM
                ? scorer.gain(province.indicator(), province.counts(), more)
                : null;
    }
}

package vn.nhip.server.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Scorecard;

/**
 * What of a unit's score rests on counts: while some indicators have no figures from anywhere there is no total, but this much is known.
 *
 * @param points points of the indicators that have counts
 * @param max what these indicators could bring
 */
public record Measured(double points, double max) {
    private static final double NOTHING = 1e-9;

    static Measured of(Scorecard card) {
        return of(card.indicators().toList());
    }

    /** The same of some indicators, such as those of a group. */
    public static Measured of(List<IndicatorScore> indicators) {
        double points = 0;
        double max = 0;
        for (IndicatorScore score : indicators) {
            Double own = score.points();
            if (score.indicator().isScored() && own != null && !score.counts().isMissing()) {
                points += own;
                max += score.max();
            }
        }
        return new Measured(points, max);
    }

    /** The share of what could be had; {@code null} where nothing is measured. */
    public @Nullable Double share() {
        return max < NOTHING ? null : Double.valueOf(points / max);
    }

    /** The share as points of a hundred, by which units without a total are put in order. */
    @Nullable
    Double ofHundred() {
        Double share = share();
        return share == null ? null : Double.valueOf(100 * share);
    }
}

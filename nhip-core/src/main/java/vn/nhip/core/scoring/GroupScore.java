package vn.nhip.core.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Group;

/**
 * One group of one unit.
 *
 * @param group the group
 * @param indicators its indicators' scores; may be without counts where only the group's points were published
 * @param points the sum, null counted as nothing; null when a scored indicator has no data
 * @param status SCORED, NO_DATA, or PUBLISHED when the portal gave points without counts
 */
public record GroupScore(
        Group group,
        List<IndicatorScore> indicators,
        @Nullable Double points,
        Status status) {
    public GroupScore {
        indicators = List.copyOf(indicators);
    }

    public double max() {
        return group.max();
    }

    public double lost() {
        return group.max() - (points == null ? 0 : points);
    }
}

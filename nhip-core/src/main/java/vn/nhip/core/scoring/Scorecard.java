package vn.nhip.core.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Band;
import vn.nhip.core.index.Level;

/**
 * The whole result of one unit.
 *
 * @param unit the unit's code
 * @param level its level; null when not known
 * @param definitionVersion the version of the rules ("qd766/2026-08-01")
 * @param volume its cases, by the ranking rules' indicator; null when not known
 * @param groups in the order of the definition
 * @param total sum of the groups; null unless every group has points
 * @param band class of the total; null without a total
 */
public record Scorecard(
        String unit,
        @Nullable Level level,
        String definitionVersion,
        @Nullable Long volume,
        List<GroupScore> groups,
        @Nullable Double total,
        @Nullable Band band) {
    public Scorecard {
        groups = List.copyOf(groups);
    }

    public Stream<IndicatorScore> indicators() {
        return groups.stream().flatMap(g -> g.indicators().stream());
    }

    public Optional<IndicatorScore> indicator(String code) {
        return indicators().filter(i -> i.indicator().code().equals(code)).findFirst();
    }

    public Optional<GroupScore> group(String code) {
        return groups.stream().filter(g -> g.group().code().equals(code)).findFirst();
    }

    /** Status of the total: NO_DATA without one, PUBLISHED when a group in it is only published. */
    public Status status() {
        if (total == null) {
            return Status.NO_DATA;
        }
        return groups.stream().anyMatch(g -> g.status() == Status.PUBLISHED) ? Status.PUBLISHED : Status.SCORED;
    }
}

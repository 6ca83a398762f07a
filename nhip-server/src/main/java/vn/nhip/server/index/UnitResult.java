package vn.nhip.server.index;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.core.scoring.Scorecard;
import vn.nhip.core.scoring.Standing;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.reconciliation.UnitFigures;

/**
 * One unit's score beside the portal's.
 *
 * @param agency the unit
 * @param card our scorecard
 * @param portal what the portal published
 * @param standing place by total among units of its level
 * @param groupStandings place by group points, by group code
 * @param counted the indicators that are counted from cases or procedures, by code
 */
public record UnitResult(
        Agency agency,
        Scorecard card,
        UnitFigures portal,
        Standing standing,
        Map<String, Standing> groupStandings,
        Set<String> counted) {
    public UnitResult {
        groupStandings = Map.copyOf(groupStandings);
        counted = Set.copyOf(counted);
    }

    /** Whether an indicator is counted from cases or procedures, not taken from the portal. */
    public boolean isCounted(IndicatorScore score) {
        return counted.contains(score.indicator().code());
    }

    public String code() {
        return agency.code();
    }

    public @Nullable Double total() {
        return card.total();
    }

    /** What of its score rests on counts. */
    public Measured measured() {
        return Measured.of(card);
    }

    /** The portal's points of an indicator; null when it published none. */
    public @Nullable Double portalPoints(IndicatorScore score) {
        PortalCount count = portal.counts().get(score.indicator().code());
        return count == null ? null : count.points();
    }

    /** The portal's points of a group; null when it published none. */
    public @Nullable Double portalPoints(GroupScore score) {
        return portal.groupPoints().get(score.group().code());
    }

    /** The portal's total: its six groups added; null unless all are there. */
    public @Nullable Double portalTotal() {
        double sum = 0;
        for (GroupScore group : card.groups()) {
            Double points = portalPoints(group);
            if (points == null) {
                return null;
            }
            sum += points;
        }
        return Rounder.fixed2(sum);
    }

    /** Comparison of an indicator with the portal; empty where the portal gives no points of its own for it. */
    public Optional<Comparison> comparison(IndicatorScore score) {
        PortalCount count = portal.counts().get(score.indicator().code());
        if (count == null || !score.indicator().isScored() || score.counts().isWithheld()) {
            return Optional.empty();
        }
        if (count.points() == null && score.points() != null && isPublishedByGroupOnly(score)) {
            return Optional.empty();
        }
        return Optional.of(
                isCounted(score)
                        ? Comparison.ofCounted(score, count)
                        : Comparison.of(score.points(), count.points(), card.definitionVersion()));
    }

    /** How what is counted from cases or procedures differs from the portal's, also where that has points of the group only. */
    public Optional<Comparison> counted(IndicatorScore score) {
        PortalCount count = portal.counts().get(score.indicator().code());
        return count == null || !isCounted(score) || score.counts().isWithheld()
                ? Optional.empty()
                : Optional.of(Comparison.ofCounted(score, count));
    }

    /** Comparison of a group with the portal; empty where the portal published none or is itself the source. */
    public Optional<Comparison> comparison(GroupScore score) {
        Double points = portalPoints(score);
        return points == null || score.status() == vn.nhip.core.scoring.Status.PUBLISHED
                ? Optional.empty()
                : Optional.of(
                        counted.isEmpty()
                                ? Comparison.of(score.points(), points, card.definitionVersion())
                                : Comparison.ofCounted(score.points(), points));
    }

    /** The portal publishes no points per indicator in the online and payment groups, and none beside the group's in 2.1. */
    private boolean isPublishedByGroupOnly(IndicatorScore score) {
        return card.groups().stream()
                .filter(g -> g.indicators().contains(score))
                .allMatch(g -> g.indicators().stream().allMatch(i -> portalPoints(i) == null));
    }
}

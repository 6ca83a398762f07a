package vn.nhip.server.index.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.index.Comparison;
import vn.nhip.server.index.Notice;
import vn.nhip.server.index.ScoreBook;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Vi;

/**
 * What a unit's screen shows.
 *
 * @param look the figures
 * @param unit the unit
 * @param whatIf what would change if some ratios were others
 */
public record UnitView(Look look, UnitResult unit, WhatIfForm whatIf) {

    public ScoreBook book() {
        return look.book();
    }

    public boolean isProvince() {
        return unit.card().level() == Level.PROVINCE;
    }

    public List<GroupScore> groups() {
        return unit.card().groups();
    }

    /** The group that lost most; null when none has points. */
    public @Nullable GroupScore worst() {
        return groups().stream()
                .filter(g -> g.points() != null)
                .max(Comparator.comparingDouble(GroupScore::lost))
                .orElse(null);
    }

    /** How many cases "some more" are at a unit of this size. */
    public long step() {
        Long volume = unit.card().volume();
        return volume == null || volume < 2_000 ? 10 : volume < 50_000 ? 100 : 1_000;
    }

    /** What {@link #step} more numerator units would bring. */
    public String gain(IndicatorScore score) {
        return score.indicator().isScored() && score.isLossMeasured()
                ? Vi.gain(book().scorer().gain(score.indicator(), score.counts(), step()))
                : Vi.NOTHING;
    }

    /** What one more would bring, with the digits it needs. */
    public String marginal(IndicatorScore score) {
        Double gain = score.marginalGain();
        if (gain == null) {
            return Vi.NOTHING;
        }
        return "+" + Vi.exact(gain);
    }

    public Optional<Comparison> comparison(IndicatorScore score) {
        return unit.comparison(score);
    }

    public Optional<Comparison> comparison(GroupScore score) {
        return unit.comparison(score);
    }

    /** The notices that name this unit. */
    public List<Notice> notices() {
        return book().notices().stream()
                .filter(n -> n.units().contains(unit.code()))
                .toList();
    }

    /** "từ 4,00 đến 6,00": the interval that all computable readings span; empty when they agree. */
    public String interval(IndicatorScore score) {
        Double lowest = score.lowest();
        Double highest = score.highest();
        return lowest == null || highest == null || highest - lowest < 0.005
                ? ""
                : "từ %s đến %s".formatted(Vi.points(lowest), Vi.points(highest));
    }
}

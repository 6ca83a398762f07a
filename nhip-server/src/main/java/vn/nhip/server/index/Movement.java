package vn.nhip.server.index;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;

/**
 * What changed between two captures of one period.
 *
 * @param since as of when the earlier figures stood
 * @param total change of the province's total, in points; null when either total is not known
 * @param groups change of the province's groups; only groups that moved
 * @param indicators change of the province's indicators, largest first; only those that moved
 * @param units units whose total moved, largest change first
 */
public record Movement(
        OffsetDateTime since,
        @Nullable Double total,
        List<Change> groups,
        List<Change> indicators,
        List<Change> units) {
    private static final double NOTHING = 0.005;

    /**
     * One thing that moved.
     *
     * @param code code of the group, indicator or unit
     * @param name its Vietnamese name
     * @param before points before
     * @param after points after
     */
    public record Change(String code, String name, double before, double after) {
        public double by() {
            return after - before;
        }
    }

    static Movement between(ScoreBook earlier, ScoreBook later) {
        UnitResult before = earlier.province();
        UnitResult after = later.province();
        return new Movement(
                earlier.taken(),
                difference(before.total(), after.total()),
                groups(before, after),
                indicators(before, after),
                units(earlier, later));
    }

    private static List<Change> groups(UnitResult before, UnitResult after) {
        List<Change> changes = new ArrayList<>();
        for (GroupScore group : after.card().groups()) {
            before.card()
                    .group(group.group().code())
                    .ifPresent(old -> add(
                            changes, group.group().code(), group.group().shortTitle(), old.points(), group.points()));
        }
        return changes;
    }

    private static List<Change> indicators(UnitResult before, UnitResult after) {
        List<Change> changes = new ArrayList<>();
        for (IndicatorScore score : after.card().indicators().toList()) {
            String code = score.indicator().code();
            before.card()
                    .indicator(code)
                    .ifPresent(old ->
                            add(changes, code, score.indicator().wording().shortTitle(), old.points(), score.points()));
        }
        changes.sort(Comparator.comparingDouble((Change c) -> -Math.abs(c.by())));
        return changes;
    }

    private static List<Change> units(ScoreBook earlier, ScoreBook later) {
        List<Change> changes = new ArrayList<>();
        for (UnitResult unit : later.units()) {
            earlier.unit(unit.code())
                    .ifPresent(old -> add(changes, unit.code(), unit.agency().shortName(), old.total(), unit.total()));
        }
        changes.sort(Comparator.comparingDouble((Change c) -> -Math.abs(c.by())));
        return changes;
    }

    /** Points that appeared or vanished are no movement of a unit: the source began or stopped to publish them. */
    private static void add(
            List<Change> changes, String code, String name, @Nullable Double before, @Nullable Double after) {
        if (before != null && after != null && Math.abs(after - before) >= NOTHING) {
            changes.add(new Change(code, name, before, after));
        }
    }

    private static @Nullable Double difference(@Nullable Double before, @Nullable Double after) {
        return before == null || after == null ? null : Double.valueOf(after - before);
    }
}

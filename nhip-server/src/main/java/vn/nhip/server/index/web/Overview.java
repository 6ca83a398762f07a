package vn.nhip.server.index.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Band;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.index.CaseForecasts;
import vn.nhip.server.index.Loss;
import vn.nhip.server.index.Measured;
import vn.nhip.server.index.Movement;
import vn.nhip.server.index.Notice;
import vn.nhip.server.index.ScoreBook;
import vn.nhip.server.index.UnitResult;

/**
 * What the overview shows.
 *
 * @param look the figures
 * @param groups the province's groups, most lost first
 * @param leading the first communes
 * @param trailing the last communes
 * @param movement what moved since the earlier captures; null when there are none
 * @param outlook where the running period will end; null where that is not foretold
 */
public record Overview(
        Look look,
        List<GroupScore> groups,
        List<UnitResult> leading,
        List<UnitResult> trailing,
        @Nullable Movement movement,
        CaseForecasts.@Nullable Outlook outlook) {
    private static final int SHOWN = 6;
    private static final int NOTICES = 6;

    /**
     * A group in the table.
     *
     * @param points what it got; without a total of the group, of its indicators that are measured; {@code null} when none is
     * @param max what these could bring
     * @param isPart whether some of its indicators are not measured: what these could bring is nobody's loss
     */
    public record Row(GroupScore score, @Nullable Double points, double max, boolean isPart) {
        static Row of(GroupScore score) {
            if (score.points() != null) {
                return new Row(score, score.points(), score.max(), false);
            }
            Measured measured = Measured.of(score.indicators());
            return measured.max() > 0
                    ? new Row(score, measured.points(), measured.max(), true)
                    : new Row(score, null, score.max(), false);
        }

        /** What was lost of what is measured; {@code null} when nothing is. */
        public @Nullable Double lost() {
            return points == null ? null : Double.valueOf(max - points);
        }
    }

    /** The groups, most lost first, those of which nothing is known last. */
    public List<Row> rows() {
        return groups.stream()
                .map(Row::of)
                .sorted(Comparator.comparingDouble(row -> -Objects.requireNonNullElse(row.lost(), -1.0)))
                .toList();
    }

    static Overview of(Look look, @Nullable Movement movement, CaseForecasts.@Nullable Outlook outlook) {
        ScoreBook book = look.book();
        List<GroupScore> groups = book.province().card().groups().stream()
                .sorted(Comparator.comparingDouble((GroupScore g) -> -g.lost()))
                .toList();
        List<UnitResult> communes = book.units(Level.COMMUNE)
                .filter(u -> u.standing().rank() != null)
                .sorted(Comparator.comparing((UnitResult u) ->
                                Objects.requireNonNull(u.standing().rank()))
                        .thenComparing(UnitResult::code))
                .toList();
        int tail = Math.max(SHOWN, communes.size() - SHOWN);
        return new Overview(
                look,
                groups,
                communes.subList(0, Math.min(SHOWN, communes.size())),
                communes.subList(Math.min(tail, communes.size()), communes.size()),
                movement,
                outlook);
    }

    public ScoreBook book() {
        return look.book();
    }

    public UnitResult province() {
        return book().province();
    }

    /** What is measured where there is no total; null where there is one, or nothing is. */
    public @Nullable Measured measured() {
        boolean partial = book().isFromCases() && province().total() == null;
        Measured measured = province().measured();
        return partial && measured.max() > 0 ? measured : null;
    }

    /** The indicator that lost most of those that are measured; null when nothing is lost. */
    public @Nullable Loss largest() {
        return book().losses().byIndicator().stream()
                .filter(loss -> loss.score().isLossMeasured())
                .findFirst()
                .orElse(null);
    }

    /** The class above the province's own; null in the highest, or without a total. */
    public @Nullable Band next() {
        Double total = province().total();
        return total == null ? null : book().definition().bandAbove(total).orElse(null);
    }

    /** Points of a group that are lost to nobody: its indicators without figures. */
    public double unmeasured(GroupScore group) {
        return group.indicators().stream()
                .filter(i -> i.indicator().isScored() && !i.isLossMeasured())
                .mapToDouble(IndicatorScore::lost)
                .sum();
    }

    /** The longest group, as the common scale of all bars. */
    public double scale() {
        return groups.stream().mapToDouble(GroupScore::max).max().orElse(1);
    }

    /** The largest loss of a single indicator, as the scale of the loss bars. */
    public double lossScale() {
        return book().losses().byIndicator().stream()
                .mapToDouble(Loss::points)
                .max()
                .orElse(1);
    }

    /** The notices that stand beside the score; the rest is one click away. */
    public List<Notice> notices() {
        return book().notices().stream().limit(NOTICES).toList();
    }

    public long departments() {
        return book().units(Level.DEPARTMENT).count();
    }

    public long communes() {
        return book().units(Level.COMMUNE).count();
    }
}

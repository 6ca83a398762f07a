package vn.nhip.server.cases.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.CaseVerdict;
import vn.nhip.core.scoring.CaseVerdict.Outcome;
import vn.nhip.server.cases.CasePoints.Worth;
import vn.nhip.server.screen.Vi;

/**
 * What a case does to one indicator.
 *
 * @param verdict how it counts
 * @param worth what it is worth to its unit; {@code null} when nobody keeps scores
 */
public record IndicatorRow(CaseVerdict verdict, @Nullable Worth worth) {
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.LOST, Outcome.OPEN, Outcome.UNKNOWN, Outcome.HOLDING, Outcome.WON, Outcome.NOT_COUNTED);

    /** The rows, losses first; within one outcome in the order of the index. */
    static List<IndicatorRow> of(List<CaseVerdict> verdicts, Map<String, Worth> worth) {
        return verdicts.stream()
                .sorted(Comparator.comparingInt(v -> WORST_FIRST.indexOf(v.outcome())))
                .map(v -> new IndicatorRow(v, worth.get(v.indicator())))
                .toList();
    }

    public String title() {
        return worth == null ? "Chỉ số " + verdict.indicator() : worth.title();
    }

    public @Nullable String address() {
        return worth == null ? null : worth.address();
    }

    /** Whether points of the unit are at stake: lost, or not won yet. */
    public boolean isMissing() {
        return verdict.outcome() == Outcome.LOST || verdict.outcome() == Outcome.OPEN;
    }

    /** Whether points are lost for all that is known. */
    public boolean isCounted() {
        Double points = worth == null ? null : worth.points();
        return isMissing() && points != null && points > 0;
    }

    /** The unit's points that this case loses: "−0,020"; "0" where it loses none; "–" where it does not count or cannot be computed. */
    public String points() {
        if (!verdict.outcome().counts()) {
            return Vi.NOTHING;
        }
        if (verdict.outcome().qualifies()) {
            return "0";
        }
        Double points = worth == null ? null : worth.points();
        return points == null ? "chưa tính được" : CaseWords.pointsLost(points);
    }

    /** How the points were computed, or why they cannot be; empty where none are at stake. */
    public String explanation() {
        return isMissing() && worth != null ? worth.explanation() : "";
    }
}

package vn.nhip.server.index;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.IndicatorScore;

/**
 * Points the province lost in one indicator, or the part of them that one unit lost.
 *
 * @param score the indicator's score at the place that lost it: the unit's, or the province's for the whole and the rest
 * @param unit the unit; null for the whole of the indicator or a rest
 * @param kind what part this is
 * @param points province points lost here; negative only for a surplus that makes up for others
 * @param missing numerator units missing here; null when not known
 */
public record Loss(
        IndicatorScore score,
        @Nullable UnitResult unit,
        Kind kind,
        double points,
        @Nullable Long missing) {

    /** What part of an indicator's loss a row is. */
    public enum Kind {
        /** Lost by a unit. */
        UNIT,
        /** Counted once for the whole province; belongs to no single unit. */
        PROVINCE,
        /** What the province's count holds beyond the sum of its listed units. */
        UNASSIGNED,
        /** Units above the target make up for part of what others miss. */
        SURPLUS,
        /** Not measured: no data in the period, or not applicable. */
        NOT_MEASURED
    }
}

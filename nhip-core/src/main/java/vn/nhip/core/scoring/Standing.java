package vn.nhip.core.scoring;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.VolumeBand;

/**
 * A unit's place among comparable units.
 *
 * @param rank competition rank (1, 2, 2, 4); null when not ranked
 * @param tied whether another unit has the same points
 * @param of how many units are ranked
 * @param unranked why it is not ranked; null when it is
 * @param volumeBand its band of volume; null when its volume is not known
 */
public record Standing(
        @Nullable Integer rank,
        boolean tied,
        int of,
        @Nullable Unranked unranked,
        @Nullable VolumeBand volumeBand) {

    /** Why a unit has no place. */
    public enum Unranked {
        /** Its points are not known. */
        NO_POINTS,
        /** Too few cases to say anything. */
        LOW_VOLUME
    }
}

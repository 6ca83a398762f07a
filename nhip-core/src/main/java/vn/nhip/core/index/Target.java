package vn.nhip.core.index;

import java.time.LocalDate;

/**
 * A ratio at which an indicator reaches full points, from a date on. Targets change by stage (Nghị quyết 76/NQ-CP), so they
 * are dated.
 *
 * @param from first day on which the target holds
 * @param value ratio in (0, 1]; 1 means linear without a target
 * @param source where the value comes from
 */
public record Target(LocalDate from, double value, String source) {
    public Target {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("target " + value + " is outside (0, 1]");
        }
    }
}

package vn.nhip.core.index;

import java.time.LocalDate;
import java.util.List;

/**
 * How a ratio becomes points: {@code points = min(max, max × ratio / target)}.
 *
 * @param max maximum points; 0 for an indicator that is only watched
 * @param targets dated targets in ascending order; empty means linear
 * @param zero what a zero denominator is worth
 * @param missing what missing counts are worth
 * @param rounding how points are rounded
 */
public record Scoring(double max, List<Target> targets, ZeroRule zero, MissingRule missing, Rounding rounding) {
    public Scoring {
        targets = List.copyOf(targets);
    }

    /** The target in force on a day, as a ratio; 1 when scoring is linear. */
    public double targetAt(LocalDate day) {
        double value = 1;
        for (Target target : targets) {
            if (!target.from().isAfter(day)) {
                value = target.value();
            }
        }
        return value;
    }
}

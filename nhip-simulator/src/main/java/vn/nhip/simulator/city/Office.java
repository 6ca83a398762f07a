package vn.nhip.simulator.city;

import vn.nhip.core.index.Level;
import vn.nhip.simulator.city.CityScenario.Handling;
import vn.nhip.simulator.story.Dice;

/**
 * An agency at work: how well it does what, from 0 to 1.
 *
 * @param late share of its cases that end late
 */
record Office(
        String code,
        String name,
        Level level,
        double late,
        double online,
        double digitised,
        double result,
        double synchronised,
        double satisfied) {

    /** An agency with a skill of its own: one that is slow digitises less too, mostly. */
    static Office of(String code, String name, Level level, Handling average, Dice dice) {
        double skill = normal(dice);
        double spread = average.spread();
        return new Office(
                code,
                name,
                level,
                shifted(average.late(), -spread * skill),
                shifted(average.online(), spread * (0.3 * skill + 0.5 * normal(dice))),
                shifted(average.digitised(), spread * (0.6 * skill + 0.6 * normal(dice))),
                shifted(average.result(), spread * (0.6 * skill + 0.6 * normal(dice))),
                shifted(average.synchronised(), spread * (0.3 * skill + 0.5 * normal(dice))),
                shifted(average.satisfied(), spread * 0.5 * skill));
    }

    /** A share moved on the scale of its odds, so that it stays between 0 and 1. */
    private static double shifted(double share, double by) {
        if (share <= 0 || share >= 1) {
            return share;
        }
        return 1 / (1 + StrictMath.exp(-(StrictMath.log(share / (1 - share)) + by)));
    }

    /** About normal: the sum of twelve even chances. */
    static double normal(Dice dice) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += dice.unit();
        }
        return sum;
    }
}

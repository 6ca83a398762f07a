package vn.nhip.simulator.city;

import java.util.Arrays;
import vn.nhip.simulator.story.Dice;

/** Chooses a position by its weight. */
final class Odds {
    private final double[] upTo;

    Odds(double[] weights) {
        upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
    }

    /** Position i weighs 1 / (i + 2): a few procedures make most cases. */
    static Odds skewed(int n) {
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> 1.0 / (i + 2));
        return new Odds(weights);
    }

    double sum() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    int choose(Dice dice) {
        int found = Arrays.binarySearch(upTo, dice.unit() * sum());
        return Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1);
    }
}

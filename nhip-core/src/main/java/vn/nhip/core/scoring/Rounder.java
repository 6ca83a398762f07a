package vn.nhip.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Two decimals the way the portal prints them: the exact binary value, half up (766-rules section 11). */
public final class Rounder {
    /** Up to here the error of the scaling stays far below the distance from a tie that sends a value the long way. */
    private static final double EXACT_ENOUGH = 1e9;

    private Rounder() {}

    /**
     * Rounds the exact value of a double to two decimals, half up: 5.925 is 5.92 because its nearest double lies below.
     * The short path answers wherever the scaled value is not within reach of a tie.
     */
    public static double fixed2(double value) {
        double scaled = value * 100;
        if (Math.abs(scaled) > EXACT_ENOUGH) {
            return slow(value);
        }
        double floor = Math.floor(scaled);
        double fraction = scaled - floor;
        if (Math.abs(fraction - 0.5) > 1e-6) {
            return (fraction > 0.5 ? floor + 1 : floor) / 100;
        }
        return slow(value);
    }

    private static double slow(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}

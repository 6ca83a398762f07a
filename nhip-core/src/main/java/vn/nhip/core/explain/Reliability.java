package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.List;

/** Whether probabilities keep their word: of the cases said to be late with 30 %, three in ten should have been. */
public final class Reliability {
    private static final int BINS = 10;

    private final long[] cases = new long[BINS];
    private final long[] late = new long[BINS];
    private final double[] said = new double[BINS];
    private double squares;

    /** Nothing said yet. */
    public Reliability() {}

    /**
     * Adds what was said of one case and what came of it.
     *
     * @param probability NaN is nothing said, and left out
     */
    public void add(double probability, boolean wasLate) {
        if (Double.isNaN(probability)) {
            return;
        }
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        cases[bin]++;
        late[bin] += wasLate ? 1 : 0;
        said[bin] += probability;
        double off = probability - (wasLate ? 1 : 0);
        squares += off * off;
    }

    /**
     * One row of the table.
     *
     * @param from the lowest probability of it
     * @param to the highest
     * @param said the mean of what was said; NaN without cases
     * @param observed the share that was late; NaN without cases
     */
    public record Bin(double from, double to, long cases, double said, double observed) {}

    /** The table, from improbable to probable. */
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            bins.add(new Bin(
                    b / (double) BINS,
                    (b + 1) / (double) BINS,
                    cases[b],
                    said[b] / cases[b],
                    (double) late[b] / cases[b]));
        }
        return bins;
    }

    /** How many cases something was said of. */
    public long cases() {
        return sum(cases);
    }

    /** The share that was late. */
    public double base() {
        return (double) sum(late) / cases();
    }

    /** Mean square of what was said minus what came, 0 at best. */
    public double brier() {
        return squares / cases();
    }

    /** How much of the Brier score of one who knows only the share that will be late is saved: 1 at best, below 0 when worse. */
    public double skill() {
        return 1 - brier() / (base() * (1 - base()));
    }

    /** How far what was said is from what came, on average over the rows of the table. */
    public double calibrationError() {
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(said[b] - late[b]);
        }
        return error / cases();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}

package vn.nhip.core.explain;

import java.util.Arrays;
import vn.nhip.core.facts.CaseRow;

/**
 * Brings probabilities in line with what lately came of them: on the scale of log odds a shift and a stretch for all, and a shift for every
 * agency, so that one that has become slower is told from one that always was.
 */
final class Calibration {
    /** Of a forecast that was never tried. */
    static final Calibration NONE = new Calibration(0, 1, new double[0], 0);

    /** Fewer outcomes than these say nothing. */
    private static final int FEWEST = 200;

    /** An agency's shift leans on no shift by as much as so many undecided cases weigh. */
    private static final double LEANING = 10;

    private static final int STEPS = 12;
    private static final double NEARLY = 1e-6;

    private final double shift;
    private final double stretch;
    private final double[] ofAgency;
    private final double wobble;

    private Calibration(double shift, double stretch, double[] ofAgency, double wobble) {
        this.shift = shift;
        this.stretch = stretch;
        this.ofAgency = ofAgency;
        this.wobble = wobble;
    }

    /** A probability in line. */
    double of(int agency, double said) {
        if (said <= 0 || said >= 1) {
            return said;
        }
        double own = agency + 1 < ofAgency.length ? ofAgency[agency + 1] : 0;
        return likely(shift + stretch * odds(said) + own);
    }

    /** By how much all cases of an agency together may still be off: variance on the scale of log odds. */
    double wobble() {
        return wobble;
    }

    private static double odds(double probability) {
        double p = Math.clamp(probability, NEARLY, 1 - NEARLY);
        return Math.log(p / (1 - p));
    }

    private static double likely(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** What was said of cases, and what came. */
    static final class Outcomes implements Backtest.Witness {
        private final Forecast said;
        private final int then;
        private double[] odds = new double[1 << 8];
        private int[] agencies = new int[1 << 8];
        private boolean[] late = new boolean[1 << 8];
        private int size;

        Outcomes(Forecast said) {
            this.said = said;
            then = said.asOf();
        }

        @Override
        public void saw(CaseRow row, boolean wasLate) {
            double probability = said.of(row, then);
            if (Double.isNaN(probability) || probability >= 1) {
                return;
            }
            if (size == odds.length) {
                odds = Arrays.copyOf(odds, size * 2);
                agencies = Arrays.copyOf(agencies, size * 2);
                late = Arrays.copyOf(late, size * 2);
            }
            odds[size] = odds(probability);
            agencies[size] = row.agency() + 1;
            late[size++] = wasLate;
        }
    }

    /**
     * Fits to what came of two earlier forecasts. How far it goes wrong is seen by fitting to the first alone and looking at the second.
     */
    static Calibration of(Outcomes first, Outcomes second) {
        if (first.size < FEWEST || second.size < FEWEST) {
            return NONE;
        }
        double wobble = wobble(fit(first), second);
        Calibration both = fit(first, second);
        return new Calibration(both.shift, both.stretch, both.ofAgency, wobble);
    }

    /** Newton's steps for shift and stretch, then one for each agency. */
    private static Calibration fit(Outcomes... all) {
        double shift = 0;
        double stretch = 1;
        for (int step = 0; step < STEPS; step++) {
            // One case's worth of doubt keeps both where they are when nothing speaks against it.
            double g0 = -shift;
            double g1 = 1 - stretch;
            double h00 = 1;
            double h01 = 0;
            double h11 = 1;
            for (Outcomes outcomes : all) {
                for (int i = 0; i < outcomes.size; i++) {
                    double x = outcomes.odds[i];
                    double p = likely(shift + stretch * x);
                    double off = (outcomes.late[i] ? 1 : 0) - p;
                    double weight = p * (1 - p);
                    g0 += off;
                    g1 += off * x;
                    h00 += weight;
                    h01 += weight * x;
                    h11 += weight * x * x;
                }
            }
            double determinant = h00 * h11 - h01 * h01;
            shift += (h11 * g0 - h01 * g1) / determinant;
            stretch += (h00 * g1 - h01 * g0) / determinant;
        }
        // Never turned round: the longer open, the likelier late.
        stretch = Math.clamp(stretch, 0.25, 4);
        Calibration common = new Calibration(Math.clamp(shift, -4, 4), stretch, new double[0], 0);
        double[][] sums = sums(common, all);
        double[] own = new double[sums[0].length];
        for (int a = 0; a < own.length; a++) {
            own[a] = Math.clamp(sums[0][a] / (sums[1][a] + LEANING), -2, 2);
        }
        return new Calibration(common.shift, common.stretch, own, 0);
    }

    /** By agency, how many more were late than said, and the variance of that number. */
    private static double[][] sums(Calibration by, Outcomes... all) {
        int most = 0;
        for (Outcomes outcomes : all) {
            for (int i = 0; i < outcomes.size; i++) {
                most = Math.max(most, outcomes.agencies[i] + 1);
            }
        }
        double[][] sums = new double[2][most];
        for (Outcomes outcomes : all) {
            for (int i = 0; i < outcomes.size; i++) {
                int agency = outcomes.agencies[i];
                double p = by.of(agency - 1, likely(outcomes.odds[i]));
                sums[0][agency] += (outcomes.late[i] ? 1 : 0) - p;
                sums[1][agency] += p * (1 - p);
            }
        }
        return sums;
    }

    /** What is left over of the errors of agencies once chance is taken off. */
    private static double wobble(Calibration fitted, Outcomes outcomes) {
        double[][] sums = sums(fitted, outcomes);
        double left = 0;
        double squares = 0;
        for (int a = 0; a < sums[0].length; a++) {
            left += sums[0][a] * sums[0][a] - sums[1][a];
            squares += sums[1][a] * sums[1][a];
        }
        return squares == 0 ? 0 : Math.max(0, left / squares);
    }
}

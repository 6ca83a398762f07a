package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseRow;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.MeasureBits;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/**
 * Where the ratios of the current period will stand at its end.
 *
 * <p>Measures that ask for lateness: the sum over the cases of the period of what each is expected to add, by its probability of being late
 * when the period ends, and over the cases that are still to come, as many a day as in the last eight weeks and of the same kinds. All other
 * measures: the ratio as it is, moved by as much as it moved from the same day to the end in earlier periods.
 */
public final class PeriodOutlook {
    private static final int DAY = 86_400;
    private static final int WEEKS = 8 * 7 * DAY;

    /** Agencies with fewer cases than this, and fewer agencies than that, say nothing of how well bounds hold. */
    private static final int FEWEST = 30;

    private static final int FEWEST_AGENCIES = 8;
    private static final double FARTHEST = 25;

    /** Eight of ten lie between the quantiles of 10 % and 90 %: of the normal distribution, and of Student's with one and two degrees. */
    private static final double NORMAL = 1.2816;

    private static final double[] STUDENT = {0, 0, 3.0777, 1.8856, 1.6377, 1.5332};

    private final Question now;
    private final Forecast forecast;
    private final MeasureBits bits;
    private final int agencies;
    private final int measures;

    /** Measures that ask for lateness, as bits. */
    private final int asking;

    private final CaseCounts counts;
    private final List<CaseCounts> sameDay = new ArrayList<>();
    private final List<CaseCounts> atEnd = new ArrayList<>();

    /** By agency and measure: expected counts, their variances and covariance. */
    private final double[][] sums;

    /** By measure, how much wider the bounds are than chance alone would have them. */
    private final double[] wider;

    private static final int NUMERATOR = 0;
    private static final int DENOMINATOR = 1;
    private static final int VARIANCE_N = 2;
    private static final int VARIANCE_D = 3;
    private static final int COVARIANCE = 4;
    /** How far the numerator goes when the odds of all cases of an agency are off by one. */
    private static final int SLOPE = 5;

    private static final int SUMS = 6;

    /**
     * Looks at the cases of the period.
     *
     * @param now the current period: the instant lies in it
     * @param earlier periods of the same kind before it, the latest at the end, all ended by now; none is allowed
     * @param workers as {@link CaseCounter} takes them
     */
    public PeriodOutlook(
            FactTable table, Measures measures, Question now, List<Span> earlier, Forecast forecast, int workers) {
        this.now = now;
        this.forecast = forecast;
        bits = new MeasureBits(measures);
        agencies = table.agencies();
        this.measures = measures.measures().size();
        asking = asking(measures.measures());
        CaseCounter counter = new CaseCounter(table, measures, workers);
        counts = counter.count(now.span(), now.asOf());
        int elapsed = now.asOf() - now.span().start();
        for (Span span : earlier) {
            sameDay.add(counter.count(span, Math.min(span.start() + elapsed, span.end())));
            atEnd.add(counter.count(span, span.end()));
        }
        sums = new double[SUMS][(agencies + 1) * this.measures];
        present(table);
        toCome(table);
        wider = new double[this.measures];
        Arrays.fill(wider, 1);
        if (!earlier.isEmpty()) {
            tryOn(table, measures, earlier.getLast(), workers);
        }
    }

    /**
     * Makes the bounds as wide as they should have been in an earlier period on the same day: what the reckoning of chance leaves out, agencies
     * that change their pace above all, shows there.
     */
    private void tryOn(FactTable table, Measures measures, Span span, int workers) {
        int then = Math.min(span.start() + now.asOf() - now.span().start(), span.end() - 1);
        PeriodOutlook past = new PeriodOutlook(
                table, measures, new Question(span, then), List.of(), forecast.at(table, then), workers);
        CaseCounts came = atEnd.getLast();
        for (int m = 0; m < this.measures; m++) {
            double squares = 0;
            int seen = 0;
            for (int agency = -1; agency < agencies && (asking & (1 << m)) != 0; agency++) {
                double denominator = came.denominator(agency, m);
                double ratio = past.sums[NUMERATOR][at(agency, m)] / past.sums[DENOMINATOR][at(agency, m)];
                double variance = past.variance(past.sumOf(agency, m), ratio);
                if (denominator >= FEWEST && variance > 0) {
                    double off = came.numerator(agency, m) / denominator - ratio;
                    // One that went quite astray does not speak for all.
                    squares += Math.min(FARTHEST, off * off / variance);
                    seen++;
                }
            }
            wider[m] = seen < FEWEST_AGENCIES ? 1 : Math.sqrt(Math.max(1, squares / seen));
        }
    }

    private double[] sumOf(int agency, int measure) {
        double[] sum = new double[SUMS];
        addTo(sum, agency, measure);
        return sum;
    }

    private void addTo(double[] sum, int agency, int measure) {
        for (int s = 0; s < SUMS; s++) {
            sum[s] += sums[s][at(agency, measure)];
        }
        double slope = sums[SLOPE][at(agency, measure)];
        sum[VARIANCE_N] += slope * slope * forecast.wobble();
    }

    /** Variance of a ratio of two uncertain counts. */
    private double variance(double[] sum, double ratio) {
        double variance = sum[VARIANCE_N] - 2 * ratio * sum[COVARIANCE] + ratio * ratio * sum[VARIANCE_D];
        return Math.max(0, variance) / (sum[DENOMINATOR] * sum[DENOMINATOR]);
    }

    private static int asking(List<CaseMeasure> measures) {
        int asking = 0;
        for (int m = 0; m < measures.size(); m++) {
            int asks = measures.get(m).of().asks() | measures.get(m).where().asks();
            asking |= (asks & Fact.LATE.bit()) != 0 ? 1 << m : 0;
        }
        return asking;
    }

    /**
     * What is expected of a ratio at the end of the period.
     *
     * @param numerator cases expected in it
     * @param denominator cases expected in it
     * @param low the ratio is expected above this in nine of ten cases
     * @param high and below this in nine of ten
     */
    public record Expectation(double numerator, double denominator, double ratio, double low, double high) {

        /**
         * The same in points.
         *
         * @param ofRatio points of a ratio, growing with it
         */
        public Interval points(DoubleUnaryOperator ofRatio) {
            return new Interval(ofRatio.applyAsDouble(ratio), ofRatio.applyAsDouble(low), ofRatio.applyAsDouble(high));
        }
    }

    /** What is expected, and between which bounds in eight of ten cases. */
    public record Interval(double expected, double low, double high) {}

    /** The cases that are there. */
    private void present(FactTable table) {
        double[][] shared = new double[measures][forecast.kinds()];
        double[] probabilities = new double[forecast.kinds()];
        int[] open = new int[forecast.kinds()];
        int[] agencyOf = new int[forecast.kinds()];
        new CaseScan(table, now).each(row -> {
            double late = lateAtEnd(row);
            if (late > 0 && late < 1) {
                int kind = forecast.kind(row.agency(), row.procedure());
                probabilities[kind] += late;
                open[kind]++;
                agencyOf[kind] = row.agency();
                share(row, kind, shared);
            }
            add(row, late, 1, late * (1 - late), late * (1 - late), false);
        });
        for (int kind = 0; kind < open.length; kind++) {
            // The probabilities of one kind are wrong together: what they rest on is a sample too.
            double mean = open[kind] == 0 ? 0 : probabilities[kind] / open[kind];
            double wrong = mean * (1 - mean) / Math.max(1, forecast.weight(kind));
            for (int m = 0; m < measures && open[kind] > 0; m++) {
                sums[VARIANCE_N][at(agencyOf[kind], m)] += shared[m][kind] * shared[m][kind] * wrong;
            }
        }
    }

    private void share(CaseRow row, int kind, double[][] shared) {
        int won = bits.won(row.mask() & ~Fact.LATE.bit(), row.isReceived());
        int wonLate = bits.won(row.mask() | Fact.LATE.bit(), row.isReceived());
        for (int left = (won ^ wonLate) & asking; left != 0; left &= left - 1) {
            int m = Integer.numberOfTrailingZeros(left);
            shared[m][kind] += ((wonLate >>> m) & 1) - ((won >>> m) & 1);
        }
    }

    /** The probability that a case of the period is late when it ends; NaN when nothing can be said. */
    private double lateAtEnd(CaseRow row) {
        if ((row.mask() & Fact.LATE.bit()) != 0) {
            return 1;
        }
        int due = row.at(Moment.DUE);
        boolean cannot = row.at(Moment.ENDED) <= now.asOf()
                || due == Seconds.NEVER
                || due >= now.span().end();
        return cannot ? 0 : forecast.of(row, now.asOf());
    }

    /** The cases still to come: those of the last weeks once more, for as many days as are left. */
    private void toCome(FactTable table) {
        int from = Math.max(now.asOf() - WEEKS, forecast.firstReceived());
        double left = now.span().end() - (double) now.asOf();
        if (left <= 0 || from >= now.asOf()) {
            return;
        }
        double weight = left / (now.asOf() - from);
        new CaseScan(table, new Question(new Span(from, now.asOf()), now.asOf())).eachReceived(row -> {
            int term = row.at(Moment.DUE) - row.at(Moment.RECEIVED);
            boolean known = row.at(Moment.DUE) != Seconds.NEVER;
            double late = 0;
            double slope = 0;
            if (known && term <= 0) {
                late = 1;
            } else if (known && term < left) {
                // It comes on any of the days left, and is due before the period ends if it comes early enough.
                double whenDue = forecast.late(row.agency(), row.procedure(), 0);
                late = whenDue * (left - term) / left;
                slope = late * (1 - whenDue);
            }
            add(row, late, weight, 0, slope, true);
        });
    }

    /** Adds what a case is expected to add. */
    private void add(CaseRow row, double late, double weight, double variance, double slope, boolean isToCome) {
        boolean received = isToCome || row.isReceived();
        int mask = row.mask() & ~Fact.LATE.bit();
        int won = bits.won(mask, received);
        int wonLate = bits.won(mask | Fact.LATE.bit(), received);
        int counted = bits.counted(mask, received);
        int countedLate = bits.counted(mask | Fact.LATE.bit(), received);
        for (int left = (counted | countedLate) & asking; left != 0; left &= left - 1) {
            int m = Integer.numberOfTrailingZeros(left);
            int at = at(row.agency(), m);
            int n = (won >>> m) & 1;
            int d = (counted >>> m) & 1;
            int moreN = ((wonLate >>> m) & 1) - n;
            int moreD = ((countedLate >>> m) & 1) - d;
            double expectedN = n + late * moreN;
            double expectedD = d + late * moreD;
            sums[NUMERATOR][at] += weight * expectedN;
            sums[DENOMINATOR][at] += weight * expectedD;
            // How many come is chance as well: as much as there are (Poisson), and who is won is counted.
            sums[VARIANCE_N][at] += isToCome ? weight * expectedN : variance * moreN * moreN;
            sums[VARIANCE_D][at] += isToCome ? weight * expectedD : variance * moreD * moreD;
            sums[SLOPE][at] += weight * slope * moreN;
            sums[COVARIANCE][at] += isToCome ? weight * expectedN : variance * moreN * moreD;
        }
    }

    private int at(int agency, int measure) {
        return (agency + 1) * measures + measure;
    }

    /**
     * What is expected of a measure for agencies as one unit.
     *
     * @return {@code null} where nothing is counted, or nothing was there to learn from
     */
    public @Nullable Expectation of(IntPredicate which, int measure) {
        return (asking & (1 << measure)) != 0 ? ofLateness(which, measure) : ofShare(which, measure);
    }

    private @Nullable Expectation ofLateness(IntPredicate which, int measure) {
        double[] sum = new double[SUMS];
        for (int agency = -1; agency < agencies; agency++) {
            if (which.test(agency)) {
                addTo(sum, agency, measure);
            }
        }
        double ratio = sum[NUMERATOR] / sum[DENOMINATOR];
        if (Double.isNaN(ratio)) {
            return null;
        }
        double half = NORMAL * Math.sqrt(variance(sum, ratio)) * wider[measure];
        return expectation(ratio, sum[DENOMINATOR], half);
    }

    private static Expectation expectation(double ratio, double denominator, double half) {
        double low = Math.max(0, ratio - half);
        return new Expectation(ratio * denominator, denominator, ratio, low, Math.min(1, ratio + half));
    }

    private @Nullable Expectation ofShare(IntPredicate which, int measure) {
        double denominator = denominator(counts, which, measure);
        if (denominator == 0) {
            return null;
        }
        double ratio = numerator(counts, which, measure) / denominator;
        List<Double> moves = new ArrayList<>();
        double growth = 0;
        for (int i = 0; i < atEnd.size(); i++) {
            double then = denominator(sameDay.get(i), which, measure);
            double end = denominator(atEnd.get(i), which, measure);
            if (then > 0 && end > 0) {
                double was = numerator(sameDay.get(i), which, measure) / then;
                moves.add(numerator(atEnd.get(i), which, measure) / end - was);
                growth += end / then;
            }
        }
        if (moves.isEmpty()) {
            // Nothing is known but the chance of those still to come, as many a day as until now.
            double gone = Math.max(DAY, (double) now.asOf() - now.span().start());
            double whole = denominator * (1 + Math.max(0, (double) now.span().end() - now.asOf()) / gone);
            return expectation(ratio, whole, chance(ratio, whole - denominator, whole));
        }
        double mean = moves.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double expected = Math.clamp(ratio + mean, 0, 1);
        double last = Math.max(1, growth / moves.size()) * denominator;
        return expectation(expected, last, Math.hypot(spread(moves, mean), chance(expected, last - denominator, last)));
    }

    /** Half of the interval by how differently earlier periods moved; one alone may be as wrong as it is large. */
    private static double spread(List<Double> moves, double mean) {
        int many = moves.size();
        if (many == 1) {
            return Math.abs(mean);
        }
        double squares = 0;
        for (double move : moves) {
            squares += (move - mean) * (move - mean);
        }
        double deviation = Math.sqrt(squares / (many - 1) * (1 + 1.0 / many));
        return deviation * STUDENT[Math.min(many, STUDENT.length - 1)];
    }

    /** Half of the interval by the chance of those still to come. */
    private static double chance(double ratio, double toCome, double all) {
        return NORMAL * Math.sqrt(Math.max(0, ratio * (1 - ratio) * toCome)) / all;
    }

    private double numerator(CaseCounts of, IntPredicate which, int measure) {
        double sum = 0;
        for (int agency = -1; agency < of.agencies(); agency++) {
            sum += which.test(agency) ? of.numerator(agency, measure) : 0;
        }
        return sum;
    }

    private double denominator(CaseCounts of, IntPredicate which, int measure) {
        double sum = 0;
        for (int agency = -1; agency < of.agencies(); agency++) {
            sum += which.test(agency) ? of.denominator(agency, measure) : 0;
        }
        return sum;
    }
}

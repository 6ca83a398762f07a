package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseRow;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/**
 * How likely an open case is to be late, from how long cases of its procedure and agency took before it: survival curves over the share of the
 * term that is used up, by Kaplan and Meier. Open cases count for as long as they have been open. Nothing that happened after the instant is
 * looked at; what was corrected since counts as corrected.
 *
 * <p>A procedure in an agency leans on the procedure everywhere, and that on all cases, the more the fewer cases it has.
 */
public final class Forecast implements LateChance {
    /** Parts into which a term is cut; behind its end there is only "late". */
    public static final int CELLS = 32;

    /**
     * As many cases of the next wider kind are mixed in with those of a kind, in each part of the term. Of 1, 5, 20, 50, 200 and 1000 this one
     * had the lowest Brier score in the backtest of {@code ./nhip bench forecast}, by little: the curve is flat from 5 to 50.
     */
    public static final double LEANING = 20;

    /** Of a kind: those that ended in each part of the term, those still open there, and those that went beyond. */
    private static final int WIDTH = 2 * CELLS + 1;

    private static final int ALL = 0;
    private static final int NO_AGENCY = 0xFFFE;

    private final int asOf;
    private final double leaning;
    private final Slots kinds = new Slots();
    private int[] tally = new int[WIDTH << 8];
    private int firstReceived = Seconds.NEVER;

    /** By kind and part, the logarithm of the share that goes on from the part's beginning to beyond the term. */
    private float[] tails = new float[0];

    /** By kind, how many cases it rests on, those it leans on included. */
    private float[] weights = new float[0];

    private Forecast(int asOf, double leaning) {
        this.asOf = asOf;
        this.leaning = leaning;
    }

    /**
     * Learns from the cases received between two instants, as they stood at the second.
     *
     * @param since seconds
     * @param asOf seconds
     */
    public static Forecast of(FactTable table, int since, int asOf) {
        return of(table, since, asOf, LEANING);
    }

    /** The same, with another {@link #LEANING}. */
    public static Forecast of(FactTable table, int since, int asOf, double leaning) {
        Forecast forecast = new Forecast(asOf, leaning);
        forecast.kinds.of(ALL);
        new CaseScan(table, new Question(new Span(since, asOf), asOf)).eachReceived(forecast::learn);
        forecast.finish();
        return forecast;
    }

    private void learn(CaseRow row) {
        int received = row.at(Moment.RECEIVED);
        int due = row.at(Moment.DUE);
        firstReceived = Math.min(firstReceived, received);
        if (due == Seconds.NEVER || due <= received) {
            return;
        }
        int ended = row.at(Moment.ENDED);
        int kind = kinds.of(key(row.agency(), row.procedure()));
        if ((kind + 1) * WIDTH > tally.length) {
            tally = Arrays.copyOf(tally, tally.length * 2);
        }
        int last = Math.min(ended, asOf);
        int at = last > due ? 2 * CELLS : cell(used(received, due, last)) + (ended <= asOf ? 0 : CELLS);
        tally[kind * WIDTH + at]++;
    }

    private static double used(int received, int due, int at) {
        return (double) (at - received) / (due - received);
    }

    private static int cell(double used) {
        return Math.clamp((int) (used * CELLS), 0, CELLS - 1);
    }

    /** Procedure and agency; 0 is left for all. */
    private static int key(int agency, int procedure) {
        return (procedure + 2) << Short.SIZE | ((agency + 1) & 0xFFFF);
    }

    private static int ofProcedure(int key) {
        return (key & 0xFFFF0000) | NO_AGENCY;
    }

    /** Adds up procedures and all, and turns counts into curves, the widest first. */
    private void finish() {
        int[] pairs = kinds.keys();
        for (int kind = 1; kind < pairs.length; kind++) {
            int procedure = kinds.of(ofProcedure(pairs[kind]));
            while ((procedure + 1) * WIDTH > tally.length) {
                tally = Arrays.copyOf(tally, tally.length * 2);
            }
            for (int i = 0; i < WIDTH; i++) {
                tally[procedure * WIDTH + i] += tally[kind * WIDTH + i];
                tally[ALL * WIDTH + i] += tally[kind * WIDTH + i];
            }
        }
        tails = new float[kinds.size() * (CELLS + 1)];
        weights = new float[kinds.size()];
        // Hardly anything is mixed into all cases: as if one case had ended evenly over its term.
        double[] everywhere = new double[CELLS];
        Arrays.fill(everywhere, 1.0 / CELLS);
        double[] all = curve(ALL, everywhere, 1, 0);
        for (int kind = pairs.length; kind < kinds.size(); kind++) {
            curve(kind, all, leaning, weights[ALL]);
        }
        for (int kind = 1; kind < pairs.length; kind++) {
            int procedure = kinds.find(ofProcedure(pairs[kind]));
            curve(kind, hazards(procedure), leaning, weights[procedure]);
        }
        tally = new int[0];
    }

    /** The shares of those open at the beginning of each part that end in it. */
    private double[] curve(int kind, double[] wider, double leans, double wide) {
        int from = kind * WIDTH;
        double[] hazards = new double[CELLS];
        double open = tally[from + 2 * CELLS];
        double tail = 0;
        for (int c = CELLS - 1; c >= 0; c--) {
            int ends = tally[from + c];
            int stillOpen = tally[from + CELLS + c];
            // Who was last seen somewhere in the part was at risk for half of it.
            double atRisk = open + ends + stillOpen / 2.0;
            hazards[c] = atRisk + leans == 0 ? wider[c] : (ends + leans * wider[c]) / (atRisk + leans);
            open += ends + stillOpen;
            tail += Math.log1p(-Math.min(hazards[c], 1 - 1e-9));
            tails[kind * (CELLS + 1) + c] = (float) tail;
        }
        weights[kind] = (float) (open + Math.min(leans, wide));
        return hazards;
    }

    private double[] hazards(int kind) {
        double[] hazards = new double[CELLS];
        for (int c = 0; c < CELLS; c++) {
            hazards[c] = -Math.expm1(tails[kind * (CELLS + 1) + c] - tails[kind * (CELLS + 1) + c + 1]);
        }
        return hazards;
    }

    /** The instant up to which it knows. */
    public int asOf() {
        return asOf;
    }

    /** The first receipt it knows of; {@link Seconds#NEVER} when it knows of none. */
    int firstReceived() {
        return firstReceived;
    }

    /** How many kinds of cases there are. */
    int kinds() {
        return kinds.size();
    }

    /** The narrowest kind that is known of a case. */
    int kind(int agency, int procedure) {
        int key = key(agency, procedure);
        int pair = kinds.find(key);
        int own = pair >= 0 ? pair : kinds.find(ofProcedure(key));
        return Math.max(own, ALL);
    }

    /** On how many cases what is said of a kind rests. */
    double weight(int kind) {
        return weights[kind];
    }

    /** Whether there was any case to learn from. */
    private boolean knowsNothing() {
        return weights[ALL] == 0;
    }

    /**
     * The probability that a case goes beyond its term.
     *
     * @param used share of the term that is used up while the case is open, 0 at the receipt
     * @return NaN when nothing was there to learn from
     */
    double late(int kind, double used) {
        if (knowsNothing()) {
            return Double.NaN;
        }
        if (used >= 1) {
            return 1;
        }
        double place = Math.max(0, used) * CELLS;
        int c = (int) place;
        double here = tails[kind * (CELLS + 1) + c];
        double next = tails[kind * (CELLS + 1) + c + 1];
        return Math.exp(next + (1 - (place - c)) * (here - next));
    }

    @Override
    public double of(CaseRow row, int at) {
        return late(row.agency(), row.procedure(), row.at(Moment.RECEIVED), row.at(Moment.DUE), at);
    }

    private double late(int agency, int procedure, int received, int due, int at) {
        if (due == Seconds.NEVER) {
            return Double.NaN;
        }
        return at > due || due <= received ? 1 : late(kind(agency, procedure), used(received, due, at));
    }

    /**
     * The probability that an open case will be late; 1 where it is already.
     *
     * @param at seconds
     * @return {@code null} where no term is known, or nothing was there to learn from
     */
    public @Nullable Double late(CaseFacts facts, int at) {
        double late = late(facts.agency(), facts.procedure(), facts.at(Moment.RECEIVED), facts.at(Moment.DUE), at);
        return Double.isNaN(late) ? null : Double.valueOf(late);
    }

    /**
     * The curve of a procedure in an agency: the share of its cases that is still open at the beginning of each part of the term, and at its
     * end. Empty when nothing was there to learn from.
     */
    public List<Double> curve(int agency, int procedure) {
        List<Double> open = new ArrayList<>();
        int kind = kind(agency, procedure);
        double whole = tails[kind * (CELLS + 1)];
        for (int c = 0; c <= CELLS && !knowsNothing(); c++) {
            open.add(Math.exp(whole - tails[kind * (CELLS + 1) + c]));
        }
        return open;
    }
}

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
 * <p>A procedure in an agency leans on the procedure everywhere, as much faster or slower as the agency is with all that it does, and the
 * procedure leans on all cases: the more the fewer cases there are. In the end it is brought in line with what came of its own words of some
 * weeks before.
 */
public final class Forecast implements LateChance {
    /** Parts into which a term is cut; behind its end there is only "late". */
    public static final int CELLS = 32;

    /**
     * As many cases of the next wider kind are mixed in with those of a kind, in each part of the term. Of 1, 5, 20, 50, 200 and 1000 this one
     * had the lowest Brier score in the backtest of {@code ./nhip bench forecast}; 50 is as good, 1 and 1000 lose 4 and 7 % of it.
     */
    public static final double LEANING = 20;

    /** Of a kind: those that ended in each part of the term, those still open there, and those that went beyond. */
    private static final int WIDTH = 2 * CELLS + 1;

    /** Three weeks and six weeks before it is tried, and brought in line with what came: seconds. */
    private static final int TRIED = 21 * 86_400;

    private static final int ALL = 0;
    private static final int NO_AGENCY = 0xFFFE;

    private final int since;
    private final int asOf;
    private final double leaning;
    private final Slots kinds = new Slots();
    private int[] tally = new int[WIDTH << 8];
    private int firstReceived = Seconds.NEVER;

    /** Behind the procedures in agencies the procedures are numbered. */
    private int firstProcedure;

    /** By kind and part, the logarithm of the share that goes on from the part's beginning to beyond the term. */
    private float[] tails = new float[0];

    /** By kind, how many cases it rests on, those it leans on included. */
    private float[] weights = new float[0];

    /** By agency, how much oftener its cases end than they would elsewhere in the same part of the term; 1 when it is not known. */
    private double[] paces = new double[0];

    private Calibration calibration = Calibration.NONE;

    private Forecast(int since, int asOf, double leaning) {
        this.since = since;
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
        Forecast forecast = curves(table, since, asOf, leaning);
        forecast.calibration = Calibration.of(
                tried(table, since, asOf, 2 * TRIED, leaning), tried(table, since, asOf, TRIED, leaning));
        return forecast;
    }

    /** What a forecast would have said some time before, and what came until the instant. */
    private static Calibration.Outcomes tried(FactTable table, int since, int asOf, int before, double leaning) {
        Calibration.Outcomes outcomes = new Calibration.Outcomes(curves(table, since, asOf - before, leaning));
        Backtest.each(table, since, asOf - before, asOf, outcomes);
        return outcomes;
    }

    private static Forecast curves(FactTable table, int since, int asOf, double leaning) {
        Forecast forecast = new Forecast(since, asOf, leaning);
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
        firstProcedure = pairs.length;
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
        double[][] ofProcedures = new double[kinds.size()][];
        for (int kind = pairs.length; kind < kinds.size(); kind++) {
            ofProcedures[kind] = hazards(kind);
        }
        paces = paces(pairs, ofProcedures);
        for (int kind = 1; kind < pairs.length; kind++) {
            int procedure = kinds.find(ofProcedure(pairs[kind]));
            double pace = pace(agency(pairs[kind]));
            double[] hazards = ofProcedures[procedure];
            double own = (ends(kind) + leaning) / (expected(kind, hazards) * pace + leaning);
            curve(kind, faster(hazards, pace * own), leaning, weights[procedure]);
        }
        tally = new int[0];
    }

    private double[] paces(int[] pairs, double[][] ofProcedures) {
        int most = 0;
        for (int kind = 1; kind < pairs.length; kind++) {
            most = Math.max(most, agency(pairs[kind]) + 2);
        }
        double[] ended = new double[most];
        double[] expected = new double[most];
        for (int kind = 1; kind < pairs.length; kind++) {
            int at = agency(pairs[kind]) + 1;
            ended[at] += ends(kind);
            expected[at] += expected(kind, ofProcedures[kinds.find(ofProcedure(pairs[kind]))]);
        }
        for (int at = 0; at < most; at++) {
            ended[at] = (ended[at] + leaning) / (expected[at] + leaning);
        }
        // Without any case and any leaning nothing is known.
        Arrays.setAll(ended, at -> Double.isNaN(ended[at]) ? 1 : ended[at]);
        return ended;
    }

    private static double[] faster(double[] hazards, double pace) {
        double[] faster = new double[CELLS];
        for (int c = 0; c < CELLS; c++) {
            faster[c] = -Math.expm1(pace * Math.log1p(-Math.min(hazards[c], 1 - 1e-9)));
        }
        return faster;
    }

    private int ends(int kind) {
        int ends = 0;
        for (int c = 0; c < CELLS; c++) {
            ends += tally[kind * WIDTH + c];
        }
        return ends;
    }

    /** How many cases of a kind would have ended in time at the pace of others. */
    private double expected(int kind, double[] hazards) {
        double open = tally[kind * WIDTH + 2 * CELLS];
        double expected = 0;
        for (int c = CELLS - 1; c >= 0; c--) {
            int ends = tally[kind * WIDTH + c];
            int stillOpen = tally[kind * WIDTH + CELLS + c];
            expected += (open + ends + stillOpen / 2.0) * hazards[c];
            open += ends + stillOpen;
        }
        return expected;
    }

    private static int agency(int key) {
        return (key & 0xFFFF) - 1;
    }

    /** How an agency's pace is to that of others. */
    private double pace(int agency) {
        return agency + 1 < paces.length ? paces[agency + 1] : 1;
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

    /** The same as it would have been at an earlier instant. */
    Forecast at(FactTable table, int then) {
        return of(table, since - (asOf - then), then, leaning);
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

    /** By how much all that is said of an agency may be off together: variance on the scale of log odds. */
    double wobble() {
        return calibration.wobble();
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
    double late(int agency, int procedure, double used) {
        if (knowsNothing()) {
            return Double.NaN;
        }
        if (used >= 1) {
            return 1;
        }
        int kind = kind(agency, procedure);
        double place = Math.max(0, used) * CELLS;
        int c = (int) place;
        double here = tails[kind * (CELLS + 1) + c];
        double next = tails[kind * (CELLS + 1) + c + 1];
        double curve = Math.exp((next + (1 - (place - c)) * (here - next)) * paceIn(agency, kind));
        return calibration.of(agency, curve);
    }

    /** The agency's pace where the kind does not know of the agency. */
    private double paceIn(int agency, int kind) {
        return kind == ALL || kind >= firstProcedure ? pace(agency) : 1;
    }

    @Override
    public double of(CaseRow row, int at) {
        return late(row.agency(), row.procedure(), row.at(Moment.RECEIVED), row.at(Moment.DUE), at);
    }

    private double late(int agency, int procedure, int received, int due, int at) {
        if (due == Seconds.NEVER) {
            return Double.NaN;
        }
        return at > due || due <= received ? 1 : late(agency, procedure, used(received, due, at));
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
     * The curve of a procedure in an agency as the cases give it, not yet brought in line: the share of its cases that is still open at the
     * beginning of each part of the term, and at its end. Empty when nothing was there to learn from.
     */
    public List<Double> curve(int agency, int procedure) {
        List<Double> open = new ArrayList<>();
        int kind = kind(agency, procedure);
        double whole = tails[kind * (CELLS + 1)];
        for (int c = 0; c <= CELLS && !knowsNothing(); c++) {
            open.add(Math.exp((whole - tails[kind * (CELLS + 1) + c]) * paceIn(agency, kind)));
        }
        return open;
    }
}

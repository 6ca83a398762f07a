package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.facts.CaseMeasure.Window;

/**
 * The measures of an index, compiled: what all of them say of a mask of facts is found by one look-up. Counts that several measures share,
 * "all cases" for one, are made once.
 */
public final class Measures {
    private final List<CaseMeasure> measures;

    /** What is counted. */
    private final List<Count> counts = new ArrayList<>();

    /** Of every mask the counts to which it adds, as bits. */
    private final int[] bits = new int[Fact.MASKS];

    private final int[] denominators;
    private final int[] numerators;

    /** Of every measure the count that is subtracted from its numerator; -1 where none is. */
    private final int[] subtracted;

    /** Cases of a window of which a condition holds. */
    private record Count(Window window, Condition condition) {}

    /**
     * Compiles.
     *
     * @throws IllegalArgumentException when they need more than 32 different counts
     */
    public Measures(List<CaseMeasure> measures) {
        this.measures = List.copyOf(measures);
        denominators = new int[measures.size()];
        numerators = new int[measures.size()];
        subtracted = new int[measures.size()];
        for (int m = 0; m < measures.size(); m++) {
            CaseMeasure measure = measures.get(m);
            denominators[m] = position(new Count(measure.window(), measure.of()));
            numerators[m] = position(new Count(measure.window(), both(measure, measure.where())));
            Condition less = measure.less();
            subtracted[m] = less == null ? -1 : position(new Count(measure.window(), both(measure, less)));
        }
        if (counts.size() > Integer.SIZE) {
            throw new IllegalArgumentException(counts.size() + " different counts, expected at most " + Integer.SIZE);
        }
        for (int c = 0; c < counts.size(); c++) {
            MaskTable.add(counts.get(c).condition(), 1 << c, bits);
        }
    }

    private static Condition both(CaseMeasure measure, Condition condition) {
        return measure.of().equals(Condition.ALL) ? condition : new Condition.And(List.of(measure.of(), condition));
    }

    private int position(Count count) {
        int known = counts.indexOf(count);
        if (known >= 0) {
            return known;
        }
        counts.add(count);
        return counts.size() - 1;
    }

    public List<CaseMeasure> measures() {
        return measures;
    }

    /** How many counts are made. */
    int counts() {
        return counts.size();
    }

    /** The counts of a window, as bits. */
    int of(Window window) {
        int of = 0;
        for (int c = 0; c < counts.size(); c++) {
            of |= counts.get(c).window() == window ? 1 << c : 0;
        }
        return of;
    }

    /** The facts that the measures of a window ask for, as a mask. */
    int asks(Window window) {
        int asks = 0;
        for (Count count : counts) {
            asks |= count.window() == window ? count.condition().asks() : 0;
        }
        return asks;
    }

    int[] bits() {
        return bits;
    }

    /** Which count is a measure's denominator. */
    int denominator(int measure) {
        return denominators[measure];
    }

    /** Which count is subtracted from a measure's numerator; -1 for none. */
    int subtracted(int measure) {
        return subtracted[measure];
    }

    /** Which count is a measure's numerator. */
    int numerator(int measure) {
        return numerators[measure];
    }
}

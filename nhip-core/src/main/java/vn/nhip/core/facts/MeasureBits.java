package vn.nhip.core.facts;

import vn.nhip.core.facts.CaseMeasure.Window;

/** What every measure says of one case, as bits by position of the measure: which count it, and which it wins. */
public final class MeasureBits {
    private final int measures;
    private final int handled;
    private final int[] counted = new int[Fact.MASKS];
    private final int[] won = new int[Fact.MASKS];

    /**
     * Compiles.
     *
     * @throws IllegalArgumentException when there are more than 32 measures
     */
    public MeasureBits(Measures compiled) {
        measures = compiled.measures().size();
        if (measures > Integer.SIZE) {
            throw new IllegalArgumentException(measures + " measures, expected at most " + Integer.SIZE);
        }
        int both = 0;
        int[] bits = compiled.bits();
        for (int m = 0; m < measures; m++) {
            both |= compiled.measures().get(m).window() == Window.HANDLED ? 1 << m : 0;
            int denominator = compiled.denominator(m);
            int numerator = compiled.numerator(m);
            for (int mask = 0; mask < Fact.MASKS; mask++) {
                counted[mask] |= ((bits[mask] >>> denominator) & 1) << m;
                won[mask] |= ((bits[mask] >>> numerator) & 1) << m;
            }
        }
        handled = both;
    }

    /** How many measures there are. */
    public int measures() {
        return measures;
    }

    /** The measures that look at a case of a period. */
    public int concerned(boolean received) {
        return received ? -1 : handled;
    }

    /** The measures that have a case in their denominator. */
    public int counted(int mask, boolean received) {
        return counted[mask] & concerned(received);
    }

    /** The measures that have it in their numerator. */
    public int won(int mask, boolean received) {
        return won[mask] & concerned(received);
    }
}

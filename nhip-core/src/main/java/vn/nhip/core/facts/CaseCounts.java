package vn.nhip.core.facts;

/** Numerators and denominators by agency and measure, for one period as of one instant. */
public final class CaseCounts {
    private final int measures;
    private final long[] numerators;
    private final long[] denominators;

    CaseCounts(int agencies, int measures) {
        this.measures = measures;
        numerators = new long[(agencies + 1) * measures];
        denominators = new long[(agencies + 1) * measures];
    }

    /**
     * How many qualified. Where cases weigh twice it may be below 0: sums of several agencies are right, what is shown ends at 0.
     *
     * @param agency its position; -1 for cases of which no agency is known
     * @param measure its position
     */
    public long numerator(int agency, int measure) {
        return numerators[(agency + 1) * measures + measure];
    }

    /** How many could have. */
    public long denominator(int agency, int measure) {
        return denominators[(agency + 1) * measures + measure];
    }

    /** How many agencies there are, the unknown one not counted. */
    public int agencies() {
        return numerators.length / measures - 1;
    }

    public int measures() {
        return measures;
    }

    /** Adds to the counts of one agency and measure. */
    void add(int agency, int measure, long denominator, long numerator) {
        denominators[(agency + 1) * measures + measure] += denominator;
        numerators[(agency + 1) * measures + measure] += numerator;
    }
}

package vn.nhip.core.explain;

/**
 * What counts are worth. Gains and losses of single cases only show where nothing is rounded: {@link Curve#sum} gives such a function.
 */
@FunctionalInterface
public interface PointsOf {
    /** The unit of which all others are part: the province. */
    int WHOLE = -2;

    /**
     * The sum of a unit's points over the measures.
     *
     * @param unit position of an agency, -1 for cases of which none is known, or {@link #WHOLE}
     * @param numerators by position of the measure; not to be kept or changed
     * @param denominators by position of the measure; not to be kept or changed
     */
    double of(int unit, long[] numerators, long[] denominators);
}

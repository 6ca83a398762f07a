package vn.nhip.core.explain;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import vn.nhip.core.facts.CaseCounts;

/** What a change of counts would be worth to a unit and to the whole of which it is part. */
final class Stakes {
    private final CaseCounts counts;
    private final PointsOf points;
    private final int measures;
    private final long[] wholeNumerators;
    private final long[] wholeDenominators;
    private final double wholePoints;
    private final double[] unitPoints;

    Stakes(CaseCounts counts, IntPredicate whole, PointsOf points) {
        this.counts = counts;
        this.points = points;
        measures = counts.measures();
        wholeNumerators = new long[measures];
        wholeDenominators = new long[measures];
        for (int agency = -1; agency < counts.agencies(); agency++) {
            for (int m = 0; m < measures && whole.test(agency); m++) {
                wholeNumerators[m] += counts.numerator(agency, m);
                wholeDenominators[m] += counts.denominator(agency, m);
            }
        }
        wholePoints = points.of(PointsOf.WHOLE, wholeNumerators, wholeDenominators);
        unitPoints = new double[counts.agencies() + 1];
        Arrays.fill(unitPoints, Double.NaN);
    }

    /** Points that the whole would win. */
    double ofWhole(IntUnaryOperator numerators, IntUnaryOperator denominators) {
        return points.of(PointsOf.WHOLE, plus(wholeNumerators, numerators), plus(wholeDenominators, denominators))
                - wholePoints;
    }

    /** Points that a unit would win. */
    double ofUnit(int agency, IntUnaryOperator numerators, IntUnaryOperator denominators) {
        long[] own = new long[measures];
        long[] possible = new long[measures];
        for (int m = 0; m < measures; m++) {
            own[m] = counts.numerator(agency, m);
            possible[m] = counts.denominator(agency, m);
        }
        if (Double.isNaN(unitPoints[agency + 1])) {
            unitPoints[agency + 1] = points.of(agency, own, possible);
        }
        return points.of(agency, plus(own, numerators), plus(possible, denominators)) - unitPoints[agency + 1];
    }

    private static long[] plus(long[] counts, IntUnaryOperator more) {
        long[] sum = counts.clone();
        for (int m = 0; m < sum.length; m++) {
            sum[m] += more.applyAsInt(m);
        }
        return sum;
    }
}

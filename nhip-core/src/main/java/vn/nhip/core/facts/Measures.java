package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.List;

/** The measures of an index, compiled: what each says of every mask of facts is found by one look-up. */
public final class Measures {
    /** Two bits a measure. */
    private static final int MOST = 31;

    private final List<CaseMeasure> measures;

    /** Of every mask, the measures of which it is in the denominator, as bits. */
    private final int[] of = new int[Fact.MASKS];

    /** Of every mask, the measures of which it is in the numerator, as bits. */
    private final int[] where = new int[Fact.MASKS];

    /**
     * Compiles.
     *
     * @param measures at most {@value #MOST}
     */
    public Measures(List<CaseMeasure> measures) {
        if (measures.size() > MOST) {
            throw new IllegalArgumentException(measures.size() + " measures, expected at most " + MOST);
        }
        this.measures = new ArrayList<>(measures);
        for (int mask = 0; mask < Fact.MASKS; mask++) {
            for (int m = 0; m < measures.size(); m++) {
                CaseMeasure measure = measures.get(m);
                if (measure.of().holds(mask)) {
                    of[mask] |= 1 << m;
                    where[mask] |= measure.where().holds(mask) ? 1 << m : 0;
                }
            }
        }
    }

    public List<CaseMeasure> measures() {
        return List.copyOf(measures);
    }

    int of(int mask) {
        return of[mask];
    }

    int where(int mask) {
        return where[mask];
    }
}

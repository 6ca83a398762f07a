package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Moment;

/** What the tests of this package share. */
final class Invented {
    static final int MEASURES = InventedTable.MEASURES.measures().size();

    private Invented() {}

    /** Every measure gives twenty points, some of them in full at half. */
    static PointsOf points() {
        List<Curve> curves = new ArrayList<>();
        for (int m = 0; m < MEASURES; m++) {
            curves.add(new Curve(20, m % 3 == 0 ? 0.5 : 1, 1, 0));
        }
        return Curve.sum(curves);
    }

    /** The table of a seed in which some cases were otherwise. */
    static FactTable tableWith(long seed, int cases, UnaryOperator<CaseFacts> change) {
        FactTable table = new FactTable();
        for (int id = 0; id < cases; id++) {
            List<CaseFacts> versions = InventedTable.versions(seed, id);
            if (!versions.isEmpty()) {
                table.put(versions.stream().map(change).toList());
            }
        }
        return table;
    }

    /** The same facts with another moment. */
    static CaseFacts with(CaseFacts facts, Moment moment, int at) {
        int[] moments = facts.moments().clone();
        int column = 0;
        for (Moment m : Moment.values()) {
            moments[column] = m == moment ? at : moments[column];
            column++;
        }
        return new CaseFacts(
                facts.id(),
                facts.agency(),
                facts.procedure(),
                facts.channel(),
                facts.needsResult(),
                moments,
                facts.from(),
                facts.until());
    }
}

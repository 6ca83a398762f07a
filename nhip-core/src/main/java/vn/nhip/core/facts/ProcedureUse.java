package vn.nhip.core.facts;

import java.util.BitSet;
import java.util.List;

/**
 * Finds procedures with at least one such case: of every condition the pairs of agency and procedure that have a case received in the period
 * of which it holds. However many cases there are, a pair is told once.
 */
public final class ProcedureUse {
    private ProcedureUse() {}

    /** Is told of a pair. */
    public interface Visitor {
        /**
         * There is such a case.
         *
         * @param condition position of the condition
         * @param agency position; -1 when not known
         * @param procedure position; -1 when not known
         */
        void found(int condition, int agency, int procedure);
    }

    /** Looks at every case received in the period as of the instant. */
    public static void find(FactTable table, Question question, List<Condition> conditions, Visitor visitor) {
        if (conditions.isEmpty()) {
            return;
        }
        int[] holding = holding(conditions);
        int width = table.procedures() + 1;
        int each = (table.agencies() + 1) * width;
        BitSet seen = new BitSet(conditions.size() * each);
        new CaseScan(table, question).eachReceived(row -> {
            int pair = (row.agency() + 1) * width + row.procedure() + 1;
            for (int left = holding[row.mask()]; left != 0; left &= left - 1) {
                int condition = Integer.numberOfTrailingZeros(left);
                if (!seen.get(condition * each + pair)) {
                    seen.set(condition * each + pair);
                    visitor.found(condition, row.agency(), row.procedure());
                }
            }
        });
    }

    /** Of every mask the conditions that hold, as bits. */
    private static int[] holding(List<Condition> conditions) {
        if (conditions.size() > Integer.SIZE) {
            throw new IllegalArgumentException(conditions.size() + " conditions, expected at most " + Integer.SIZE);
        }
        int[] holding = new int[Fact.MASKS];
        for (int c = 0; c < conditions.size(); c++) {
            MaskTable.add(conditions.get(c), 1 << c, holding);
        }
        return holding;
    }
}

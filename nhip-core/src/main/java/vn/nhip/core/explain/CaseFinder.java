package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;

/** Finds the cases behind a number: as many as were counted, each with the dates that decided. */
public final class CaseFinder {
    private final FactTable table;

    public CaseFinder(FactTable table) {
        this.table = table;
    }

    /**
     * The cases of a part of a cell; the lost by the instant they were due, the others by that of their receipt, then by their numbers.
     *
     * @param offset how many to leave out at the beginning
     * @param limit how many to give at most
     */
    public Page<CaseFacts> find(Cell cell, Part part, int offset, int limit) {
        Judge judge = new Judge(cell.measure());
        Moment order = part == Part.LOST ? Moment.DUE : Moment.RECEIVED;
        SmallestKeys keys = new SmallestKeys(offset, limit);
        new CaseScan(table, cell.question()).each(row -> {
            Part is = judge.of(row.mask(), row.isReceived());
            boolean wanted = is == part || (part == Part.COUNTED && is != null);
            if (wanted && cell.agencies().test(row.agency())) {
                keys.add(row.at(order), row.id());
            }
        });
        return page(keys, offset, cell.question());
    }

    /** The cases of a page as they stood at the instant of the question. */
    Page<CaseFacts> page(SmallestKeys keys, int offset, Question question) {
        List<CaseFacts> cases = new ArrayList<>();
        for (int id : keys.ids(offset)) {
            CaseFacts facts = table.at(id, question.asOf());
            if (facts != null) {
                cases.add(facts);
            }
        }
        return new Page<>(keys.total(), cases);
    }

    /** Says of a mask what a measure makes of it; few masks come up, so each is judged when it first does. */
    private static final class Judge {
        private static final byte UNCOUNTED = 1;
        private static final byte WON = 2;
        private static final byte LOST = 3;

        private final CaseMeasure measure;
        private final byte[] said = new byte[1 << Fact.values().length];

        Judge(CaseMeasure measure) {
            this.measure = measure;
        }

        /** Won or lost; {@code null} when it is not counted. */
        @Nullable
        Part of(int mask, boolean received) {
            if (!received && measure.window() == Window.RECEIVED) {
                return null;
            }
            if (said[mask] == 0) {
                said[mask] = !measure.of().holds(mask) ? UNCOUNTED : measure.isWon(mask) ? WON : LOST;
            }
            return switch (said[mask]) {
                case WON -> Part.WON;
                case LOST -> Part.LOST;
                default -> null;
            };
        }
    }
}

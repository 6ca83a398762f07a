package vn.nhip.core.facts;

import java.util.List;

/**
 * Visits the cases that a question concerns, one by one: the same rows, versions and facts that {@link CaseCounter} counts. Received in the
 * period, or received before and not ended before it.
 */
public final class CaseScan {
    private static final int ALL_FACTS = Fact.MASKS - 1;

    private final FactTable table;
    private final Question question;
    private final int start;
    private final int end;
    private final int asOf;

    public CaseScan(FactTable table, Question question) {
        this.table = table;
        this.question = question;
        start = question.span().start();
        end = question.end();
        asOf = question.asOf();
    }

    /** Is shown one case after the other. */
    public interface Visitor {
        /** Looks at a case; the row is another one after this returns. */
        void visit(CaseRow row);
    }

    public Question question() {
        return question;
    }

    /** Every case once: those received in the period in the order of the table, then those carried into it. */
    public void each(Visitor visitor) {
        eachReceived(visitor);
        if (!question.hasBegun()) {
            return;
        }
        CaseRow row = new CaseRow();
        FactTable.Rows carried = table.carriedInto(start);
        for (int r = 0; r < carried.size; r++) {
            Chunk chunk = table.chunks.get(carried.rows[r] / Chunk.ROWS);
            if (isCarried(chunk, carried.rows[r] % Chunk.ROWS, row)) {
                visitor.visit(row);
            }
        }
    }

    /** Only those received in the period: keeps nothing for a later question, so that any instant may begin it. */
    public void eachReceived(Visitor visitor) {
        if (!question.hasBegun()) {
            return;
        }
        CaseRow row = new CaseRow();
        int[] masks = new int[Chunk.ROWS];
        for (Chunk chunk : table.chunks) {
            if (!isConcerned(chunk)) {
                continue;
            }
            chunk.masksAt(asOf, end, masks);
            boolean former = chunk.lastFormer > end;
            int[] received = chunk.moments[Moment.RECEIVED.column()];
            for (int i = 0; i < chunk.size; i++) {
                if (former && chunk.hasFormer(i)) {
                    if (isReceivedThen(chunk, i, row)) {
                        visitor.visit(row);
                    }
                } else if (received[i] >= start && received[i] <= end) {
                    row.move(chunk, i, masks[i], true);
                    visitor.visit(row);
                }
            }
        }
    }

    /**
     * Looks one case up.
     *
     * @param into is moved to it when it is found
     * @return false when the question does not concern it
     */
    public boolean find(int id, CaseRow into) {
        int at = table.rowOf(id);
        if (at < 0 || !question.hasBegun()) {
            return false;
        }
        Chunk chunk = table.chunks.get(at / Chunk.ROWS);
        int i = at % Chunk.ROWS;
        if (isConcerned(chunk)) {
            if (chunk.lastFormer > end && chunk.hasFormer(i)) {
                if (isReceivedThen(chunk, i, into)) {
                    return true;
                }
            } else {
                int received = chunk.moments[Moment.RECEIVED.column()][i];
                if (received >= start && received <= end) {
                    into.move(chunk, i, chunk.maskAt(i, asOf, end, ALL_FACTS), true);
                    return true;
                }
            }
        }
        return chunk.moments[Moment.RECEIVED.column()][i] < start && isCarried(chunk, i, into);
    }

    /**
     * Judges a case by other facts than those of the table: those that were known of it some time ago.
     *
     * @param versions none when nothing was known
     * @return false when the question does not concern it
     */
    public boolean judge(List<CaseFacts> versions, CaseRow into) {
        if (versions.isEmpty() || !question.hasBegun()) {
            return false;
        }
        CaseFacts then = FactTable.version(versions, asOf);
        CaseFacts atEnd = FactTable.version(versions, end);
        int received = then.at(Moment.RECEIVED);
        boolean in = received >= start && received <= end;
        if (!in && !(received < start && atEnd.at(Moment.ENDED) >= start)) {
            return false;
        }
        into.move(then, FactTable.mask(then, atEnd, asOf, end), in);
        return true;
    }

    private boolean isConcerned(Chunk chunk) {
        return chunk.lastReceived >= start && chunk.firstReceived <= end;
    }

    private boolean isReceivedThen(Chunk chunk, int i, CaseRow into) {
        CaseFacts then = table.version(chunk, i, asOf);
        int received = then.at(Moment.RECEIVED);
        if (received < start || received > end) {
            return false;
        }
        into.move(then, FactTable.mask(then, table.version(chunk, i, end), asOf, end), true);
        return true;
    }

    private boolean isCarried(Chunk chunk, int i, CaseRow into) {
        if (chunk.lastFormer > end && chunk.hasFormer(i)) {
            CaseFacts then = table.version(chunk, i, asOf);
            CaseFacts atEnd = table.version(chunk, i, end);
            if (then.at(Moment.RECEIVED) >= start || atEnd.at(Moment.ENDED) < start) {
                return false;
            }
            into.move(then, FactTable.mask(then, atEnd, asOf, end), false);
            return true;
        }
        if (chunk.moments[Moment.ENDED.column()][i] < start || chunk.moments[Moment.RECEIVED.column()][i] >= start) {
            return false;
        }
        into.move(chunk, i, chunk.maskAt(i, asOf, end, ALL_FACTS), false);
        return true;
    }
}

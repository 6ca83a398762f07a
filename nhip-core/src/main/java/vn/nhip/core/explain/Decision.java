package vn.nhip.core.explain;

import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseRow;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.MeasureBits;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;

/** Which of several facts that changed in a case decided that a measure counts it otherwise. */
final class Decision {
    /** Both kinds of lateness, as bits of a mask. */
    static final int LATENESS = Fact.LATE.bit() | Fact.LEGALLY_LATE.bit();

    /** In the order of their causes. */
    private static final Fact[] ORDER = {
        Fact.LATE,
        Fact.LEGALLY_LATE,
        Fact.TERM_KNOWN,
        Fact.RESULT_ATTACHED,
        Fact.DIGITISED,
        Fact.REUSED,
        Fact.PERSONAL_STORE,
        Fact.POPULATION_DATA,
        Fact.FEE_OWED,
        Fact.PAID_ONLINE,
        Fact.SYNCHRONISED,
        Fact.DISLIKED,
        Fact.ONLINE,
        Fact.POSTAL,
        Fact.CHANNEL_KNOWN,
        Fact.NEEDS_RESULT,
        Fact.NEEDS_NO_RESULT
    };

    private final FactTable table;
    private final Question before;
    private final Question after;

    Decision(FactTable table, Question before, Question after) {
        this.table = table;
        this.before = before;
        this.after = after;
    }

    /** Whether a case was received before the later period: where that period does not concern it, it had ended. */
    boolean isOfAnEarlierReceipt(CaseRow row) {
        return row.at(Moment.RECEIVED) < after.span().start();
    }

    /**
     * The cause of a change: the facts change one after the other, in their order, and the last at which the measure changes its mind decides.
     *
     * @param measure its bit
     */
    Cause of(int id, int maskBefore, int maskAfter, MeasureBits bits, int measure) {
        int mask = maskBefore;
        Fact last = Fact.LATE;
        for (Fact fact : ORDER) {
            if (((maskBefore ^ maskAfter) & fact.bit()) == 0) {
                continue;
            }
            int next = mask ^ fact.bit();
            int change = (bits.counted(mask, true) ^ bits.counted(next, true))
                    | (bits.won(mask, true) ^ bits.won(next, true));
            last = (change & measure) == 0 ? last : fact;
            mask = next;
        }
        Cause cause = Cause.of(last);
        return cause == null ? lateness(id, last, (maskAfter & last.bit()) != 0) : cause;
    }

    private Cause lateness(int id, Fact fact, boolean late) {
        Moment due = fact == Fact.LATE ? Moment.DUE : Moment.LEGAL_DUE;
        Moment ended = fact == Fact.LATE ? Moment.ENDED : Moment.LEGAL_ENDED;
        CaseFacts then = table.at(id, before.end());
        CaseFacts now = table.at(id, after.end());
        if (then == null || now == null) {
            return Cause.BECAME_LATE;
        }
        int endThen = Math.min(then.at(ended), before.end());
        int endNow = Math.min(now.at(ended), after.end());
        if (late) {
            // Would it be late by its former date too?
            return endNow > then.at(due) ? Cause.BECAME_LATE : Cause.TERM;
        }
        if (endThen <= now.at(due)) {
            return Cause.TERM;
        }
        // Another end is told of it; else the later question looks at an earlier instant.
        return now.at(ended) < then.at(ended) && endThen > now.at(ended) ? Cause.LATE_FINISHED : Cause.BECAME_LATE;
    }
}

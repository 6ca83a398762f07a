package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.cases.CaseFact.Channel;

/** Some thousand rows of the table, column by column, with what tells whether a question can concern them at all. */
final class Chunk {
    static final int ROWS = 1 << 13;

    /** In {@link #keys} the bit of lateness, which is judged anew for every instant, marks rows with former versions. */
    static final int FORMER = Fact.LATE.bit();

    private static final int CONSTANTS = Fact.TERM_KNOWN.bit()
            | Fact.ONLINE.bit()
            | Fact.POSTAL.bit()
            | Fact.NEEDS_RESULT.bit()
            | Fact.NEEDS_NO_RESULT.bit();
    /** In {@link #keys} both at once stand for no channel that anyone told: nothing is submitted in two ways. */
    private static final int NO_CHANNEL = Fact.ONLINE.bit() | Fact.POSTAL.bit();

    private static final Moment[] SINCE = since();
    private static final int FLAGS = (1 << SINCE.length) - 1;
    private static final int SETTLED = CONSTANTS | FLAGS;

    final int[][] moments = new int[Moment.COUNT][ROWS];
    final short[] procedures = new short[ROWS];
    final int[] ids = new int[ROWS];

    /** The agency in the upper half; in the lower the facts that hold once all that is known has happened, without lateness. */
    final int[] keys = new int[ROWS];

    int size;
    int firstReceived = Seconds.NEVER;
    int lastReceived = Seconds.ALWAYS;

    /** Whether any row stands for a case that was withdrawn, and so never received. */
    boolean withdrawn;

    /** Nothing of any row changes after this instant. */
    int lastChange = Seconds.ALWAYS;

    /** No former version of any row holds from this instant on. */
    int lastFormer = Seconds.ALWAYS;

    /** The moments of the facts that hold since one; those facts come first, so that their places are their bits. */
    private static Moment[] since() {
        List<Moment> since = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            Moment moment = fact.since();
            if (moment != null && fact.shift() != since.size()) {
                throw new IllegalStateException("Programmer error: " + fact + " stands behind facts without a moment");
            }
            if (moment != null) {
                since.add(moment);
            }
        }
        return since.toArray(Moment[]::new);
    }

    /** How many numbers {@link #summary()} gives. */
    static final int SUMMARY = 6;

    /** All that is known of the rows together. */
    int[] summary() {
        return new int[] {size, firstReceived, lastReceived, lastChange, lastFormer, withdrawn ? 1 : 0};
    }

    /** Takes over what {@link #summary()} gave, with the columns to which it belongs. */
    void summary(int[] summary) {
        size = summary[0];
        firstReceived = summary[1];
        lastReceived = summary[2];
        lastChange = summary[3];
        lastFormer = summary[4];
        withdrawn = summary[5] != 0;
    }

    /** Writes a row; the last version of a case. */
    void write(int row, CaseFacts facts) {
        for (int m = 0; m < Moment.COUNT; m++) {
            moments[m][row] = facts.moments()[m];
        }
        procedures[row] = (short) facts.procedure();
        ids[row] = (int) facts.id();
        boolean former = facts.from() != Seconds.ALWAYS;
        int mask = (facts.mask(Seconds.NEVER - 1, 0) & SETTLED)
                | (facts.channel() == null ? NO_CHANNEL : 0)
                | (former ? FORMER : 0);
        keys[row] = facts.agency() << Short.SIZE | mask;
        int received = facts.at(Moment.RECEIVED);
        firstReceived = Math.min(firstReceived, received);
        if (received == Seconds.NEVER) {
            withdrawn = true;
        } else {
            lastReceived = Math.max(lastReceived, received);
        }
        for (int m = Moment.FIRST_FLAG; m < Moment.COUNT; m++) {
            int at = facts.moments()[m];
            lastChange = at == Seconds.NEVER ? lastChange : Math.max(lastChange, at);
        }
        lastFormer = former ? Math.max(lastFormer, facts.from()) : lastFormer;
        size = Math.max(size, row + 1);
    }

    /** The row as it was written. */
    CaseFacts read(int row, int from) {
        int[] at = new int[Moment.COUNT];
        for (int m = 0; m < Moment.COUNT; m++) {
            at[m] = moments[m][row];
        }
        int mask = keys[row];
        int channels = mask & NO_CHANNEL;
        Channel channel = channels == NO_CHANNEL
                ? null
                : channels == Fact.ONLINE.bit()
                        ? Channel.ONLINE
                        : channels == Fact.POSTAL.bit() ? Channel.POSTAL : Channel.DIRECT;
        Boolean needs = (mask & Fact.NEEDS_RESULT.bit()) != 0
                ? Boolean.TRUE
                : (mask & Fact.NEEDS_NO_RESULT.bit()) != 0 ? Boolean.FALSE : null;
        return new CaseFacts(ids[row], agency(row), procedures[row], channel, needs, at, from, Seconds.NEVER);
    }

    /** The agency's position; -1 when not known. */
    int agency(int row) {
        return keys[row] >> Short.SIZE;
    }

    boolean hasFormer(int row) {
        return (keys[row] & FORMER) != 0;
    }

    /**
     * The facts that hold of every row at an instant, by the last version of each.
     *
     * @param end where lateness is judged
     */
    void masksAt(int asOf, int end, int[] into) {
        int rows = size;
        if (lastChange <= asOf) {
            for (int i = 0; i < rows; i++) {
                into[i] = facts(keys[i] & SETTLED);
            }
        } else {
            for (int i = 0; i < rows; i++) {
                into[i] = facts(keys[i] & CONSTANTS);
            }
            for (int f = 0; f < SINCE.length; f++) {
                since(moments[SINCE[f].column()], asOf, f, into, rows);
            }
        }
        late(moments[Moment.DUE.column()], moments[Moment.ENDED.column()], end, Fact.LATE.shift(), into, rows);
        late(
                moments[Moment.LEGAL_DUE.column()],
                moments[Moment.LEGAL_ENDED.column()],
                end,
                Fact.LEGALLY_LATE.shift(),
                into,
                rows);
    }

    /** The same of one row, of the facts that are asked for; more may be among them. */
    int maskAt(int row, int asOf, int end, int asked) {
        int mask = facts(keys[row] & (lastChange <= asOf ? SETTLED : CONSTANTS));
        if (lastChange > asOf) {
            for (int left = asked & FLAGS; left != 0; left &= left - 1) {
                int f = Integer.numberOfTrailingZeros(left);
                mask |= (moments[SINCE[f].column()][row] <= asOf ? 1 : 0) << f;
            }
        }
        if ((asked & Fact.LATE.bit()) != 0 && isLate(Moment.DUE, Moment.ENDED, row, end)) {
            mask |= Fact.LATE.bit();
        }
        if ((asked & Fact.LEGALLY_LATE.bit()) != 0 && isLate(Moment.LEGAL_DUE, Moment.LEGAL_ENDED, row, end)) {
            mask |= Fact.LEGALLY_LATE.bit();
        }
        return mask;
    }

    /** What is kept, as facts. Without branches, as it is done for every row. */
    private static int facts(int kept) {
        int none = -(kept >>> Fact.ONLINE.shift() & kept >>> Fact.POSTAL.shift() & 1);
        return (kept | Fact.CHANNEL_KNOWN.bit()) & ~(none & (NO_CHANNEL | Fact.CHANNEL_KNOWN.bit()));
    }

    private boolean isLate(Moment due, Moment ended, int row, int end) {
        return Math.min(moments[ended.column()][row], end) > moments[due.column()][row];
    }

    /** Without branches, so that the compiler does many rows at a time. */
    private static void since(int[] moment, int asOf, int shift, int[] into, int rows) {
        int after = asOf + 1;
        for (int i = 0; i < rows; i++) {
            into[i] |= ((moment[i] - after) >>> 31) << shift;
        }
    }

    private static void late(int[] due, int[] ended, int end, int shift, int[] into, int rows) {
        for (int i = 0; i < rows; i++) {
            into[i] |= ((due[i] - Math.min(ended[i], end)) >>> 31) << shift;
        }
    }
}

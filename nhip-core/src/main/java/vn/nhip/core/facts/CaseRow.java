package vn.nhip.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * One case as a question sees it. A scan has one of these and moves it from case to case: what is to be kept must be taken out of it. Makes no
 * objects, so that a month of a nation can be looked through.
 */
public final class CaseRow {
    @SuppressWarnings("NullAway.Init")
    private Chunk chunk;

    private int row;

    /** The version that held, where it is not the one in the columns. */
    private @Nullable CaseFacts then;

    private int mask;
    private boolean received;

    /** A row that stands nowhere until it is moved to a case. */
    public CaseRow() {}

    void move(Chunk to, int at, int mask, boolean received) {
        chunk = to;
        row = at;
        then = null;
        this.mask = mask;
        this.received = received;
    }

    void move(CaseFacts to, int mask, boolean received) {
        then = to;
        this.mask = mask;
        this.received = received;
    }

    /** Number of the case. */
    public int id() {
        return then == null ? chunk.ids[row] : (int) then.id();
    }

    /** Position of the agency that had it; -1 when not known. */
    public int agency() {
        return then == null ? chunk.agency(row) : then.agency();
    }

    /** Position of the procedure; -1 when not known. */
    public int procedure() {
        return then == null ? chunk.procedures[row] : then.procedure();
    }

    /** The facts that held, as a mask. */
    public int mask() {
        return mask;
    }

    /** Whether it was received in the period; otherwise it was carried into it. */
    public boolean isReceived() {
        return received;
    }

    /** A moment in seconds, of the version that held at the instant; it may lie after the instant. */
    public int at(Moment moment) {
        return then == null ? chunk.moments[moment.column()][row] : then.at(moment);
    }
}

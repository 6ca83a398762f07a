package vn.nhip.core.facts;

/**
 * The instants that are kept of a case, each as seconds since {@link Seconds#EPOCH}; {@link Seconds#NEVER} while it has not happened. Except
 * for the due dates, a moment stands for "has happened since": a case without it at one instant may have it at a later one.
 */
public enum Moment {
    /** Accepted: NgayTiepNhan. */
    RECEIVED,
    /** Until when the portal's clock takes it as in time; never, where no term is known; before all times, where it is late whatever happens. */
    DUE,
    /** When the portal's clock takes it as ended; a supplement request that is not answered is an end. */
    ENDED,
    /** As {@link #DUE}, by the legal clock. */
    LEGAL_DUE,
    /** As {@link #ENDED}, by the legal clock. */
    LEGAL_ENDED,
    SYNCHRONISED,
    RESULT_ATTACHED,
    DIGITISED,
    REUSED,
    PERSONAL_STORE,
    POPULATION_DATA,
    /** A fee is owed and not waived: the case has a financial obligation. */
    FEE_OWED,
    PAID_ONLINE,
    /** Rated as not satisfying, or somebody sent a petition about it: indicator 5.4 takes both alike. */
    DISLIKED,
    /** Asked for a supplement a second time. */
    SECOND_SUPPLEMENT;

    static final int COUNT = values().length;

    /** Its position among the columns. */
    @SuppressWarnings(
            "EnumOrdinal") // The order is that of the columns, and of what is kept: new ones go behind the others.
    int column() {
        return ordinal();
    }

    /** The first of those that only say since when something is so. */
    static final int FIRST_FLAG = SYNCHRONISED.column();
}

package vn.nhip.server.audit.verify;

/**
 * Something that is not as it was recorded.
 *
 * @param seq number of the first entry it concerns
 * @param words what was found, for people
 */
public record Finding(Kind kind, long seq, String words) {

    /** What kind. */
    public enum Kind {
        /** An entry says something else than what was hashed. */
        CHANGED,
        /** Entries are missing between others. */
        DELETED,
        /** There are entries that the log never took in. */
        INSERTED,
        /** Entries are missing at the end. */
        CUT_OFF,
        /** The tree over the entries is not the one that was signed. */
        REWRITTEN,
        /** A checkpoint that no key of the log signed. */
        FORGED
    }
}

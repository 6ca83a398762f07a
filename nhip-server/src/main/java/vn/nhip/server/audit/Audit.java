package vn.nhip.server.audit;

/** The way in to the audit log. */
public interface Audit {

    /**
     * Records an act of {@link vn.nhip.server.identity.Viewers#now whoever is asking}, in the transaction that is under way, if any: what is
     * undone leaves no entry, what is done has one.
     */
    void record(Act act);
}

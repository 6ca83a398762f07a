package vn.nhip.server.cases.intake;

/** What to do with an event whose procedure or agency the catalogue does not know. */
public enum Unknowns {
    /** Keep it apart until somebody decides. */
    QUARANTINE,
    /** Take it as it is, with a warning: the catalogue may be of another country, or come later. */
    ACCEPT
}

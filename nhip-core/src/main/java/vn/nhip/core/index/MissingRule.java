package vn.nhip.core.index;

/** What happens when the counts themselves are missing. Missing is not zero. */
public enum MissingRule {
    /** No points and the status "no data". */
    NULL,
    /** The portal gives everybody all points without any count (4.6); shown as an artefact. */
    FULL
}

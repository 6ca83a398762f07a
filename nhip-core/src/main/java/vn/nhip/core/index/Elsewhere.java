package vn.nhip.core.index;

/** What an indicator is worth at a level it does not apply to. */
public enum Elsewhere {
    /** Nothing: not applicable, no points. */
    NULL,
    /** All points (766-rules section 1.4: full points for non-applicable indicators of a commune). */
    FULL
}

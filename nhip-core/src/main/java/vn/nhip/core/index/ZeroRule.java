package vn.nhip.core.index;

/** What a denominator of zero is worth (766-rules sections 1.2 and 10, row 1). */
public enum ZeroRule {
    /** Not applicable: no points, and counted as nothing in the group. */
    NULL,
    /** Zero points. */
    ZERO,
    /** All points, as the portal gives to units without any petition. */
    FULL,
    /** Last year's total, prorated, replaces the denominator (1.4); without it the ratio is 0. */
    FALLBACK
}

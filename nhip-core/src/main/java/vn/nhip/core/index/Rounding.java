package vn.nhip.core.index;

/** How points are rounded (766-rules section 11). */
public enum Rounding {
    /** Not at all; two decimals are only shown. */
    EXACT,
    /** The portal's metric groups: max × num / den in binary arithmetic, then two decimals. */
    PORTAL_SCORE,
    /** The portal's payment group: the percentage is rounded to two decimals first, then weight × percentage / 100. */
    PORTAL_PERCENT
}

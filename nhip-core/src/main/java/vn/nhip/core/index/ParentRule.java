package vn.nhip.core.index;

/** How the counts of a parent relate to those of its children. */
public enum ParentRule {
    /** The parent's counts are the sum of its children's. */
    SUM,
    /** The parent counts for itself (a procedure counts once at the top); never sum the children. */
    OWN
}

package vn.nhip.core.facts;

/** Something that a condition of the index may ask for: one bit of a mask, with its name and its words. */
public sealed interface NamedFact permits Fact, ProcedureFact {
    /** Its bit in a mask of its kind. */
    int bit();

    /** Its name in definitions: {@code result_attached}. */
    String label();

    /** What it says, in Vietnamese. */
    String words();

    /** What it says when it does not hold. */
    String negation();
}

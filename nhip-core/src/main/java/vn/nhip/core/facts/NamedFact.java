package vn.nhip.core.facts;

import java.util.Locale;

/**
 * Something that a condition of the index may ask for: one bit of a mask, with its name and its words. Each kind is an enum, whose order is
 * that of its bits.
 */
public sealed interface NamedFact permits Fact, ProcedureFact, PetitionFact {
    /** Of the constant. */
    String name();

    /** Of the constant. */
    int ordinal();

    /** Its bit in a mask of its kind. */
    default int bit() {
        return 1 << ordinal();
    }

    /** Its name in definitions: {@code result_attached}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it says, in Vietnamese. */
    String words();

    /** What it says when it does not hold. */
    String negation();
}

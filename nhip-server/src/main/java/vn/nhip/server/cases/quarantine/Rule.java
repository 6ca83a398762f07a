package vn.nhip.server.cases.quarantine;

/** What to do with many records at once. */
public sealed interface Rule {

    /** Read and judge them again as they are: the catalogue may know more now. */
    record ReadAgain() implements Rule {}

    /** Take them although the catalogue does not know their procedure or agency. */
    record AcceptUnknown() implements Rule {}

    /**
     * Put one value for another where a field has it, then take them.
     *
     * @param field as the problem names it, {@code "data.agency"}
     */
    record Replace(String field, String from, String to) implements Rule {}

    /** Put them aside for good. */
    record Discard(String reason) implements Rule {}
}

package vn.nhip.core.cases;

/** What a kind of fact does to a case in a state: an entry of {@link CaseTransitions}. */
public sealed interface Transition {

    /**
     * The fact is taken.
     *
     * @param to the state after it; the same state where the fact is only noted
     */
    record Moved(CaseState to) implements Transition {}

    /**
     * The fact does not fit: it is kept, and changes nothing.
     *
     * @param reason for a developer, both ends and what would be allowed; put the case's name before it
     * @param reasonVietnamese for a person, with the way out; put the case's name before it
     */
    record Refused(String reason, String reasonVietnamese) implements Transition {}
}

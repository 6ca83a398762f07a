package vn.nhip.server.cases.quarantine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.intake.Outcome;

/** The way in to the quarantine. Nothing is ever deleted; every action is kept with who did it. */
public interface Quarantine {

    /**
     * How many there are.
     *
     * @param label what they have in common: a kind of problem, a source
     */
    record Count(String label, long records) {}

    /**
     * What became of many at once.
     *
     * @param taken their events are in the log now, or were already
     * @param waiting they still have a problem
     * @param discarded they were put aside
     * @param unopened what they say does not open, as a key is missing or the row was changed; they wait on
     */
    record Settled(long taken, long waiting, long discarded, long unopened) {
        static final Settled NOTHING = new Settled(0, 0, 0, 0);

        Settled plus(Settled other) {
            return new Settled(
                    taken + other.taken,
                    waiting + other.waiting,
                    discarded + other.discarded,
                    unopened + other.unopened);
        }
    }

    /** A page, the newest first; {@code before} is the id after which it goes on, {@link Long#MAX_VALUE} for the first. */
    List<Held> list(HeldQuestion question, long before, int limit);

    /** How many a question finds. */
    long count(HeldQuestion question);

    /** How many by kind of problem; the question's own kind is left out of account. */
    List<Count> byKind(HeldQuestion question);

    /** How many by source; the question's own source is left out of account. */
    List<Count> bySource(HeldQuestion question);

    /** One record with what it says. */
    Optional<HeldDetail> find(long id);

    /**
     * Takes a corrected record: a CloudEvent in the structured form.
     *
     * @return what became of it; while it still has a problem it waits on, with the new one
     * @throws IllegalArgumentException when no record of that number waits
     */
    Outcome correct(long id, String event, String actor);

    /**
     * What a rule would make of a record; nothing was done.
     *
     * @param concerned whether the rule says anything about it
     * @param problem why it would wait on; empty when it would be taken or put aside
     */
    record Tried(Held held, boolean concerned, Optional<Problem> problem) {}

    /** What a rule would do to the newest that wait and that a question finds. */
    List<Tried> tryOut(Rule rule, HeldQuestion question, int most);

    /** Why a corrected record, a CloudEvent in the structured form, would not be taken; empty when it would. Nothing is done. */
    Optional<Problem> tryOut(String event);

    /** Applies a rule to everything that waits and that a question finds. */
    Settled apply(Rule rule, HeldQuestion question, String actor);

    /** Applies a rule to one record; false when it does not wait. */
    boolean apply(Rule rule, long id, String actor);

    /** How many wait, by source. */
    Map<String, Long> waiting();
}

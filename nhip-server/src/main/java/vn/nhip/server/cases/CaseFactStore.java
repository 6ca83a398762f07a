package vn.nhip.server.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import vn.nhip.core.facts.CaseFacts;

/**
 * The facts of every case as the projection keeps them. A case is known by its number here, an agency and a procedure by its position; all
 * of them stay what they are for as long as there is the database.
 */
public interface CaseFactStore {

    /**
     * The facts of every case, about in the order of the first word of it. One picture, whatever is written meanwhile; memory does not grow
     * with the number of cases.
     *
     * @param each told all versions of one case, one at least; of a case that counts nowhere {@link CaseFacts#none}
     * @return number of the last event in the log that is in these facts
     */
    long each(Consumer<List<CaseFacts>> each);

    /**
     * The facts of every case of which events came after one in the log, as {@link #each} gives them.
     *
     * @param position number of that event
     * @return number of the last event in the log that is in these facts
     */
    long changedSince(long position, Consumer<List<CaseFacts>> each);

    /** Case codes by number; numbers without a case are left out. */
    Map<Integer, String> codes(Collection<Integer> numbers);

    /** Numbers of cases by code; codes that are not in the states are left out. */
    Map<String, Integer> numbers(Collection<String> codes);

    /** The number of a case; empty while there is none in the states. */
    OptionalInt number(String code);

    /** Codes of agencies by position: all that were in any facts handed out so far. */
    List<String> agencies();

    /** Codes of procedures by position, as {@link #agencies}. */
    List<String> procedures();

    /**
     * A name for everything that is in the facts up to a position. Another database, another history of this one, or facts that were
     * repaired since have another.
     *
     * @return empty when the facts do not reach that far
     */
    Optional<String> mark(long position);
}

package vn.nhip.server.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseEvent;

/**
 * The way in to cases. A single case is folded from the log at the moment of asking; lists and counts read the kept states, which follow the log
 * within a second (see {@link #lag}).
 */
public interface Cases {

    /** One case as it stands. */
    Optional<CaseView> find(String code);

    /** One case as it stood by what was recorded until an instant, with the clocks as of then. */
    Optional<CaseView> findAsOf(String code, Instant recordedBy);

    /** Its events in the order in which they count; empty when nothing is known of it. */
    List<CaseEvent> events(String code);

    /** Its holder, where a source told one. Every look is the caller's to record. */
    Optional<Person> person(String code);

    /**
     * A page of a list, in the order of the list: overdue and due soon by due instant, the others by code.
     *
     * @param after the last line of the page before; {@code null} for the first page
     */
    List<CaseLine> list(CaseQuestion question, @Nullable CaseLine after, int limit);

    /** How many a question finds. */
    long count(CaseQuestion question);

    /** How many of the question's cases each list holds. */
    Map<CaseList, Long> counts(CaseQuestion question);

    /** Every line a question finds, one after another, however many. */
    void export(CaseQuestion question, Consumer<CaseLine> consumer);

    /** Codes of agencies that have cases, with how many. */
    Map<String, Long> agencies();

    /** Cases of a procedure, by the beginning of its code. */
    long countOfProcedure(String code);

    /** How many events of the log are not in the lists yet. */
    long lag();
}

package vn.nhip.server.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;

/**
 * One case, straight from the log: what happened, how it stands, and what both clocks say now.
 *
 * @param events every event, corrected and refused ones too, in the order in which they count
 * @param term the term of the catalogue; {@code null} when it does not say
 * @param legal {@code null} when a year without a calendar is needed; then {@code clockProblem} names it
 */
public record CaseView(
        CaseFile file,
        List<CaseEvent> events,
        @Nullable Term term,
        @Nullable Reckoning legal,
        @Nullable Reckoning portal,
        @Nullable String clockProblem) {

    public CaseView {
        events = List.copyOf(events);
    }
}

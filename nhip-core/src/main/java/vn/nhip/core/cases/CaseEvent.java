package vn.nhip.core.cases;

import java.time.Instant;
import java.util.Comparator;

/**
 * One fact in the life of one case, as a source told it. Two events with the same {@link #source} and {@link #id} are the same event.
 *
 * @param source the system that tells it (CloudEvents {@code source})
 * @param id unique within the source
 * @param caseCode mã số hồ sơ, as the source writes it (766-rules section 4)
 * @param occurred when it happened in the world
 * @param recorded when we learned of it; never before which it can have counted for us
 * @param fact what happened
 */
public record CaseEvent(String source, String id, String caseCode, Instant occurred, Instant recorded, CaseFact fact) {

    /**
     * The one order in which events are folded: by occurrence, then by recording. Events of the same instants follow the natural course
     * of a case (submitted before accepted), then the source and its id: the order never depends on arrival.
     */
    public static final Comparator<CaseEvent> ORDER = CaseEvent::inOrder;

    private static int inOrder(CaseEvent a, CaseEvent b) {
        int order = a.occurred.compareTo(b.occurred);
        if (order == 0) {
            order = a.recorded.compareTo(b.recorded);
        }
        if (order == 0) {
            order = a.fact.kind().compareTo(b.fact.kind());
        }
        if (order == 0) {
            order = a.source.compareTo(b.source);
        }
        return order != 0 ? order : a.id.compareTo(b.id);
    }
}

package vn.nhip.benchmark.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.cases.CaseTransitions;
import vn.nhip.core.cases.Transition;

/**
 * The usual way, for comparison: a stream without duplicates, sorted by a chain of comparators, one new immutable value per event. It
 * keeps only the state and three dates, a small part of what a file holds, and knows no corrections but withdrawals.
 */
final class EventByEvent {

    private record Key(String source, String id) {}

    /** What it knows of a case after each event. */
    record Known(
            CaseState state,
            boolean begun,
            @Nullable Instant submitted,
            @Nullable Instant accepted,
            @Nullable Instant due) {

        static final Known NOTHING = new Known(CaseState.UNKNOWN, false, null, null, null);

        Known after(CaseEvent event) {
            if (!(CaseTransitions.on(state, event.fact().kind(), begun) instanceof Transition.Moved(CaseState to))) {
                return this;
            }
            boolean isBegun = begun || to == CaseState.ACCEPTED || to == CaseState.IN_PROGRESS;
            return switch (event.fact()) {
                case CaseFact.Submitted ignored ->
                    new Known(to, isBegun, submitted == null ? event.occurred() : submitted, accepted, due);
                case CaseFact.Accepted acceptance ->
                    new Known(
                            to,
                            true,
                            submitted,
                            accepted == null ? event.occurred() : accepted,
                            later(to, acceptance.due()));
                case CaseFact.SupplementReceived received ->
                    new Known(to, isBegun, submitted, accepted, later(to, received.due()));
                default -> new Known(to, isBegun, submitted, accepted, due);
            };
        }

        private @Nullable Instant later(CaseState to, @Nullable Instant told) {
            return told == null || (due != null && state.isEnd() && to.isEnd()) ? due : told;
        }
    }

    private static final Comparator<CaseEvent> ORDER = Comparator.comparing(CaseEvent::occurred)
            .thenComparing(CaseEvent::recorded)
            .thenComparing(event -> event.fact().kind())
            .thenComparing(CaseEvent::source)
            .thenComparing(CaseEvent::id);

    private EventByEvent() {}

    static Known fold(List<CaseEvent> events) {
        Map<Key, CaseEvent> distinct = new HashMap<>();
        Set<Key> withdrawn = new HashSet<>();
        for (CaseEvent event : events) {
            distinct.putIfAbsent(new Key(event.source(), event.id()), event);
            if (event.fact() instanceof CaseFact.Corrected correction) {
                withdrawn.add(new Key(correction.source(), correction.id()));
            }
        }
        List<CaseEvent> standing = new ArrayList<>(distinct.values().stream()
                .filter(event -> !(event.fact() instanceof CaseFact.Corrected))
                .filter(event -> !withdrawn.contains(new Key(event.source(), event.id())))
                .sorted(ORDER)
                .toList());
        Known known = Known.NOTHING;
        for (CaseEvent event : standing) {
            known = known.after(event);
        }
        return known;
    }
}

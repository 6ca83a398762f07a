package vn.nhip.server.cases;

import java.time.Instant;
import java.util.List;
import vn.nhip.core.facts.CaseFacts;

/**
 * Facts of cases changed, and the change is committed. Told by one thread, in the order of the log. Where {@code from} is not where a
 * listener is, another process brought events in: {@link CaseFactStore#changedSince} tells what it missed.
 *
 * @param from number of the last event in the log that was in the facts before
 * @param to number of the last event that is in them now; may equal {@code from}
 * @param cases of every case that changed all versions of its facts
 * @param committed when the oldest of the events in between was committed
 */
public record FactsChanged(long from, long to, List<List<CaseFacts>> cases, Instant committed) {
    public FactsChanged {
        cases = List.copyOf(cases);
    }
}

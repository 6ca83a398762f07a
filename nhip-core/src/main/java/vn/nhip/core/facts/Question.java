package vn.nhip.core.facts;

import vn.nhip.core.facts.CaseCounter.Span;

/**
 * What is asked of the cases: a period, as of an instant.
 *
 * @param span the period, in seconds
 * @param asOf seconds; what came later is not known
 */
public record Question(Span span, int asOf) {

    /** Where lateness is judged: the end of the period, or the instant where that is earlier. */
    public int end() {
        return Math.min(asOf, span.end());
    }

    /** Whether the period had begun. */
    public boolean hasBegun() {
        return end() >= span.start();
    }
}

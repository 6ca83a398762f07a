package vn.nhip.core.explain;

import vn.nhip.core.facts.CaseRow;

/** How likely a case is to end after the instant it is due. */
@FunctionalInterface
public interface LateChance {
    /**
     * The probability, from 0 to 1.
     *
     * @param row an open case
     * @param asOf seconds
     * @return NaN where nothing can be said: no term is known
     */
    double of(CaseRow row, int asOf);
}

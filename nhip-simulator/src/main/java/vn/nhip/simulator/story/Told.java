package vn.nhip.simulator.story;

import vn.nhip.core.cases.CaseFact;

/**
 * One thing that happens to a case, and when its source tells it.
 *
 * @param occurred when it happens, in seconds since 1970
 * @param told when the source tells it, in seconds since 1970
 */
public record Told(long occurred, long told, CaseFact fact) {
    /** Told as it happens. */
    public static Told at(long second, CaseFact fact) {
        return new Told(second, second, fact);
    }
}

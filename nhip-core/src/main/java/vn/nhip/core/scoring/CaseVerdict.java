package vn.nhip.core.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What one case does to one indicator of its agency.
 *
 * @param indicator code of the indicator, {@code 2.1}
 * @param outcome whether it counts, and how
 * @param english why, with the values that decided
 * @param vietnamese the same for a person
 * @param source the rule: 766-rules section 1.3 names it by the indicator
 * @param remedy what would still win it, in Vietnamese; {@code null} when it is won, or lost for good
 */
public record CaseVerdict(
        String indicator,
        Outcome outcome,
        String english,
        String vietnamese,
        String source,
        @Nullable String remedy) {

    /** How a case counts. */
    public enum Outcome {
        /** In numerator and denominator. */
        WON,
        /** Counts as won while it runs, and can still be lost. */
        HOLDING,
        /** In the denominator, not yet in the numerator; can still be won in the ordinary course. */
        OPEN,
        /** In the denominator only. */
        LOST,
        /** Outside the denominator. */
        NOT_COUNTED,
        /** A fact that decides is not known. Never taken for lost. */
        UNKNOWN;

        /** Whether it is in the denominator. */
        public boolean counts() {
            return this == WON || this == HOLDING || this == OPEN || this == LOST;
        }

        /** Whether it is in the numerator now. */
        public boolean qualifies() {
            return this == WON || this == HOLDING;
        }
    }
}

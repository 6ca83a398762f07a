package vn.nhip.core.scoring;

import org.jspecify.annotations.Nullable;

/**
 * The counts of one indicator of one unit. {@code null} is "not published, not known" and never 0.
 *
 * @param numerator what qualified
 * @param denominator what could have
 * @param fallbackDenominator last year's total prorated to the period, for 1.4 when the denominator is 0
 * @param standIn the source itself says that a count is a stand-in for the real one
 */
public record Counts(
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Long fallbackDenominator,
        boolean standIn) {

    /** Counts that nobody published. */
    public static final Counts MISSING = new Counts(null, null, null, false);

    /** Counts that are known and must not be shown: nothing can be made of them. */
    public static final Counts WITHHELD = new Counts(null, null, null, true);

    public Counts {
        requireNotNegative(numerator, "numerator");
        requireNotNegative(denominator, "denominator");
        requireNotNegative(fallbackDenominator, "fallback denominator");
    }

    public static Counts of(long numerator, long denominator) {
        return new Counts(numerator, denominator, null, false);
    }

    public boolean isMissing() {
        return numerator == null || denominator == null;
    }

    /** Whether they are known and must not be shown. */
    public boolean isWithheld() {
        return equals(WITHHELD);
    }

    /** Whether more qualified than could have: a contradiction in the source. */
    public boolean contradicts() {
        return numerator != null && denominator != null && denominator > 0 && numerator > denominator;
    }

    /** These counts with one more in the numerator. */
    Counts plusOne() {
        Long n = numerator;
        return n == null ? this : new Counts(n + 1, denominator, fallbackDenominator, standIn);
    }

    private static void requireNotNegative(@Nullable Long count, String name) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException(name + " " + count + " is negative");
        }
    }
}

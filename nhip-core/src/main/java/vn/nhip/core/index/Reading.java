package vn.nhip.core.index;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;

/**
 * A named alternative reading of an ambiguous rule (766-rules section 10). Fields that are null leave the rule as it stands.
 *
 * @param name its name, unique within the indicator
 * @param title what it says, in Vietnamese
 * @param source who reads it so
 * @param change what it changes; null when it needs other counts than the indicator's and so cannot be computed from totals
 * @param counting from what those counts are made
 */
public record Reading(
        String name, String title, String source, @Nullable Change change, Counting counting) {

    /** One that is computed from the indicator's own counts, or not at all. */
    public Reading(String name, String title, String source, @Nullable Change change) {
        this(name, title, source, change, Counting.NONE);
    }

    /** Under which its counts are handed to a scorer beside those of the indicators: {@code 2.1/second-supplement}. */
    public static String key(Indicator indicator, Reading reading) {
        return indicator.code() + "/" + reading.name();
    }

    /** Whether it is counted otherwise than the indicator. */
    public boolean isCountedItself() {
        return counting.isThere();
    }

    /** How its counts are made from cases; {@code null} where they are not. */
    public @Nullable CaseMeasure cases() {
        return counting.cases();
    }

    /**
     * What a reading changes in a rule.
     *
     * @param target another target
     * @param zero another rule for a zero denominator
     * @param denominatorOf code of the indicator whose denominator replaces this one's
     * @param timesRatioOf code of the indicator whose ratio multiplies this one's
     */
    public record Change(
            @Nullable Double target,
            @Nullable ZeroRule zero,
            @Nullable String denominatorOf,
            @Nullable String timesRatioOf) {}
}

package vn.nhip.core.index;

import org.jspecify.annotations.Nullable;

/**
 * A named alternative reading of an ambiguous rule (766-rules section 10). Fields that are null leave the rule as it stands.
 *
 * @param name its name, unique within the indicator
 * @param title what it says, in Vietnamese
 * @param source who reads it so
 * @param change what it changes; null when it needs other counts than the indicator's and so cannot be computed from totals
 */
public record Reading(
        String name, String title, String source, @Nullable Change change) {

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

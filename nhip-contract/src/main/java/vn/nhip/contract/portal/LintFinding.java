package vn.nhip.contract.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing about a payload that is missing or wrong.
 *
 * @param caseCode the dossier it is in; {@code null} when it has no code, or when it is the request
 * @param field the portal's name of the field
 * @param severity what it does to the points
 * @param indicators codes of the indicators of Decision 766 that it touches, {@code 2.1}; empty when it is cosmetic
 * @param english what is wrong and why it costs
 * @param vietnamese the same for a person, with the way out
 * @param source where the rule is from
 */
public record LintFinding(
        @Nullable String caseCode,
        String field,
        Severity severity,
        List<String> indicators,
        String english,
        String vietnamese,
        String source) {

    public LintFinding {
        indicators = List.copyOf(indicators);
    }

    /** What a finding does to the points. */
    public enum Severity {
        /** By the counting conditions the case is lost for the indicator. */
        COSTS,
        /** It is lost where something holds that the payload does not say, or that is read differently. */
        MAY_COST,
        /** No point hangs on it. */
        COSMETIC
    }
}

package vn.nhip.server.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did. It never holds personal data: a case is named by its code, a person by the case.
 *
 * @param event which kind of act
 * @param subject what it was done to, such as {@code case/H26-…} or {@code account/…}
 * @param agency whose agency it concerns; {@code null} where it concerns none
 * @param before what it was; {@code null} where there is no before
 * @param after what it is now; {@code null} where there is no after
 * @param reason why, as the one who did it says; {@code null} where nobody asks
 * @param details anything else, by name
 */
public record Act(
        AuditEvent event,
        String subject,
        @Nullable String agency,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        Map<String, String> details) {

    public Act {
        details = Map.copyOf(details);
    }

    /** An act on something. */
    public static Act of(AuditEvent event, String subject) {
        return new Act(event, subject, null, null, null, null, Map.of());
    }

    public Act inAgency(@Nullable String code) {
        return new Act(event, subject, code, before, after, reason, details);
    }

    public Act changing(@Nullable String was, @Nullable String is) {
        return new Act(event, subject, agency, was, is, reason, details);
    }

    public Act because(@Nullable String why) {
        return new Act(event, subject, agency, before, after, why, details);
    }

    public Act with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(name, String.valueOf(value));
        return new Act(event, subject, agency, before, after, reason, more);
    }
}

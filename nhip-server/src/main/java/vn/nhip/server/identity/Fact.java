package vn.nhip.server.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account, a role or a key: the audit log listens, in the same transaction. It never holds a secret.
 *
 * @param what what happened
 * @param subject to what, such as {@code account/…}
 * @param by who did it; {@code null} for {@link Viewers#now whoever is asking}
 * @param agency whose agency it concerns; {@code null} where it concerns none
 * @param before what it was; {@code null} where there is no before
 * @param after what it is; {@code null} where there is no after
 * @param details anything else, by name
 */
public record Fact(
        What what,
        String subject,
        @Nullable Viewer by,
        @Nullable String agency,
        @Nullable String before,
        @Nullable String after,
        Map<String, String> details) {

    /** What can happen. */
    public enum What {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        ACCOUNT_LOCKED,
        ACCOUNT_CREATED,
        ACCOUNT_CHANGED,
        ACCOUNT_DISABLED,
        CREDENTIAL_CHANGED,
        ROLE_GRANTED,
        ROLE_ENDED,
        ROLE_DELEGATED,
        ACCOUNTS_EXPORTED,
        KEY_CREATED,
        KEY_REVOKED,
        ACCESS_REFUSED
    }

    public Fact {
        details = Map.copyOf(details);
    }

    public static Fact of(What what, String subject) {
        return new Fact(what, subject, null, null, null, null, Map.of());
    }

    public Fact inAgency(@Nullable String code) {
        return new Fact(what, subject, by, code, before, after, details);
    }

    /** Done by somebody who is not, or not yet, the one asking. */
    public Fact by(Viewer viewer) {
        return new Fact(what, subject, viewer, agency, before, after, details);
    }

    public Fact changing(@Nullable String was, @Nullable String is) {
        return new Fact(what, subject, by, agency, was, is, details);
    }

    /** Why, as who did it says; {@code null} when they say nothing. */
    public Fact because(@Nullable String why) {
        return why == null || why.isBlank() ? this : with("reason", why.strip());
    }

    public Fact with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(name, String.valueOf(value));
        return new Fact(what, subject, by, agency, before, after, more);
    }
}

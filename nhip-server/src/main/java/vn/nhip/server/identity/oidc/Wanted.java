package vn.nhip.server.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What somebody who goes to a provider wants when they are back.
 *
 * @param to the page they want to see
 * @param linkTo the account to link with who they turn out to be; {@code null} to sign in
 * @param invitation the link that lets them into their account; {@code null} for none
 * @param at since when
 */
record Wanted(String to, @Nullable String linkTo, @Nullable String invitation, Instant at) implements Serializable {
    private static final String SAID = "nhip.wanted";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    static Wanted page(String to, Instant now) {
        return new Wanted(to, null, null, now);
    }

    /** Keeps it until the browser goes to the provider. */
    void keep(HttpServletRequest request) {
        request.getSession(true).setAttribute(SAID, this);
    }

    /** Takes what was kept, which is gone then; {@code null} when nothing was, or too long ago. */
    static @Nullable Wanted kept(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SAID) instanceof Wanted wanted)) {
            return null;
        }
        session.removeAttribute(SAID);
        return now.isBefore(wanted.at.plus(GOOD_FOR)) ? wanted : null;
    }

    void with(Map<String, Object> attributes) {
        attributes.put(SAID, this);
    }

    static @Nullable Wanted of(OAuth2AuthorizationRequest asked) {
        return asked.getAttribute(SAID);
    }

    /** Notes it for what answers this request. */
    static void note(HttpServletRequest request, @Nullable Wanted wanted) {
        request.setAttribute(SAID, wanted);
    }

    /** What was noted. */
    static @Nullable Wanted noted(HttpServletRequest request) {
        return request.getAttribute(SAID) instanceof Wanted wanted ? wanted : null;
    }
}

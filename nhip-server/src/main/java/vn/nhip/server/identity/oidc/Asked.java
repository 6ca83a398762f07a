package vn.nhip.server.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import vn.nhip.server.identity.signin.SignInPaths;

/**
 * What was asked of a provider, until an answer comes: in the session, good once. An answer that comes to the place of another provider, or
 * names another issuer (RFC 9207), is no answer to it.
 */
final class Asked implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private final HttpSessionOAuth2AuthorizationRequestRepository session =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final Providers providers;

    Asked(Providers providers) {
        this.providers = providers;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return session.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        session.saveAuthorizationRequest(asked, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = session.removeAuthorizationRequest(request, response);
        if (asked == null) {
            return null;
        }
        Wanted.note(request, Wanted.of(asked));
        String id = Objects.requireNonNull(asked.<String>getAttribute("registration_id"));
        String issuer = request.getParameter("iss");
        boolean answersIt = request.getRequestURI().equals(SignInPaths.PROVIDER_BACK + id)
                && (issuer == null
                        || providers
                                .byIssuer(issuer)
                                .map(Provider::id)
                                .filter(id::equals)
                                .isPresent());
        return answersIt ? asked : null;
    }
}

package vn.nhip.server.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import vn.nhip.server.identity.signin.SignInPaths;

/** Builds what a provider is asked: with state, nonce and a proof of possession (PKCE), and what the person wants afterwards. */
final class Asking implements OAuth2AuthorizationRequestResolver {
    private static final String TO = "to";
    /** Says that what is wanted was {@link Wanted#keep kept}. */
    static final String KEPT = "kept";

    private final Providers providers;
    private final DefaultOAuth2AuthorizationRequestResolver framework;
    private final Clock clock;

    Asking(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
        String base = SignInPaths.PROVIDER_GO.substring(0, SignInPaths.PROVIDER_GO.length() - 1);
        this.framework = new DefaultOAuth2AuthorizationRequestResolver(providers.registrations(), base);
        framework.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean known = path.startsWith(SignInPaths.PROVIDER_GO)
                && providers
                        .byId(path.substring(SignInPaths.PROVIDER_GO.length()))
                        .isPresent();
        return known ? withWanted(request, framework.resolve(request)) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return withWanted(request, framework.resolve(request, provider));
    }

    private @Nullable OAuth2AuthorizationRequest withWanted(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null) {
            return null;
        }
        providers.goingTo(
                Objects.requireNonNull(asked.<String>getAttribute("registration_id"), "the framework names it"));
        Wanted kept = Wanted.kept(request, clock.instant());
        Wanted wanted = kept != null && request.getParameter(KEPT) != null
                ? kept
                : Wanted.page(
                        SignInPaths.ours(Objects.requireNonNullElse(request.getParameter(TO), "/")), clock.instant());
        return OAuth2AuthorizationRequest.from(asked).attributes(wanted::with).build();
    }
}

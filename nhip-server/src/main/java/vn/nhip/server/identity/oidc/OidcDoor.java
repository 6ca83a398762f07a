package vn.nhip.server.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.oidc.Arrivals.Outcome;
import vn.nhip.server.identity.signin.Door;
import vn.nhip.server.identity.signin.OtherSignIn;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.AddressLimit;

/** Sends people to providers and takes them back: the framework checks the answer, {@link Arrivals} decides what becomes of it. */
@Component
class OidcDoor implements Door {
    private static final int FAILURES = 20;

    static final String UNKNOWN = "/identity/oidc/unknown";

    private final Providers providers;
    private final Arrivals arrivals;
    private final OtherSignIn signIn;
    private final Clock clock;
    /** Who comes back with nothing again and again does not fill the audit log. */
    private final AddressLimit limit = new AddressLimit(FAILURES, Duration.ofMinutes(5));

    OidcDoor(Providers providers, Arrivals arrivals, OtherSignIn signIn, Clock clock) {
        this.providers = providers;
        this.arrivals = arrivals;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public void fit(HttpSecurity http) throws Exception {
        if (providers.list().isEmpty()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage(SignInPaths.SIGN_IN)
                .clientRegistrationRepository(providers.registrations())
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(go -> go.authorizationRequestResolver(new Asking(providers, clock))
                        .authorizationRequestRepository(new Asked(providers)))
                .redirectionEndpoint(back -> back.baseUri(SignInPaths.PROVIDER_BACK + "*"))
                .tokenEndpoint(token -> token.accessTokenResponseClient(Outgoing.tokens()))
                .userInfoEndpoint(info -> info.oidcUserService(Outgoing.persons()))
                .successHandler(this::came)
                .failureHandler(this::failed));
    }

    private void came(HttpServletRequest request, HttpServletResponse response, Authentication proven)
            throws IOException {
        if (!(proven instanceof OAuth2AuthenticationToken token) || !(token.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("a provider of identity answers with a person: " + proven.getClass());
        }
        Provider provider =
                providers.byId(token.getAuthorizedClientRegistrationId()).orElseThrow();
        Wanted noted = Wanted.noted(request);
        Wanted wanted = noted == null ? Wanted.page("/", clock.instant()) : noted;
        Arrivals.Person person = new Arrivals.Person(provider, Objects.requireNonNull(user.getSubject()));
        String to = switch (arrivals.arrive(request, person, wanted)) {
            case Outcome.GoOn(String page) -> page;
            case Outcome.Unknown() -> UNKNOWN;
            case Outcome.Failed(Problem problem) -> problemPage(problem, wanted);
        };
        go(response, to);
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Problem problem =
                failure instanceof OAuth2AuthenticationException known ? Problem.of(known) : Problem.NOT_PROVEN;
        if (limit.take(request.getRemoteAddr()) == 0) {
            signIn.refuse(request, "account/?", how(request), problem.code());
        }
        Wanted wanted = Wanted.noted(request);
        go(response, problemPage(problem, wanted == null ? Wanted.page("/", clock.instant()) : wanted));
    }

    private String how(HttpServletRequest request) {
        String path = request.getRequestURI();
        return providers
                .byId(path.substring(Math.min(path.length(), SignInPaths.PROVIDER_BACK.length())))
                .map(Provider::title)
                .orElse("định danh điện tử");
    }

    private static String problemPage(Problem problem, Wanted wanted) {
        return SignInPaths.SIGN_IN + "?problem=" + problem.code() + "&to="
                + URLEncoder.encode(wanted.to(), StandardCharsets.UTF_8);
    }

    private static void go(HttpServletResponse response, String to) {
        response.setHeader("Cache-Control", "no-store");
        // The address of the answer holds the code: the next page is not told it.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", to);
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}

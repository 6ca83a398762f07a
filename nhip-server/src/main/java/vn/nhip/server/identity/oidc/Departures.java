package vn.nhip.server.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.signin.SignInPaths;

/** Notes what somebody wants of a provider other than to sign in, before they go there. */
@Component
public class Departures {
    private final Clock clock;

    Departures(Clock clock) {
        this.clock = clock;
    }

    /** To be linked with an account; returns the address that leads to the provider. */
    public String toLink(HttpServletRequest request, Provider provider, String account) {
        new Wanted(SignInPaths.ACCOUNT, account, null, clock.instant()).keep(request);
        return address(provider);
    }

    /** To take up an invitation; returns the address that leads to the provider. */
    public String withInvitation(HttpServletRequest request, Provider provider, String token) {
        new Wanted("/", null, token, clock.instant()).keep(request);
        return address(provider);
    }

    private static String address(Provider provider) {
        return SignInPaths.PROVIDER_GO + provider.id() + "?" + Asking.KEPT;
    }
}

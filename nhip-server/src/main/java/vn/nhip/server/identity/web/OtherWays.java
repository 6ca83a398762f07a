package vn.nhip.server.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.oidc.Providers;
import vn.nhip.server.identity.signin.SignInPaths;

/** Ways to sign in beside a password. */
@Component
class OtherWays {
    private final Providers providers;

    OtherWays(Providers providers) {
        this.providers = providers;
    }

    /** The ways, to a page of ours. */
    List<Way> offered(String to) {
        String wanted = to.equals("/") ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        return providers.list().stream()
                .map(provider -> new Way(provider.title(), SignInPaths.PROVIDER_GO + provider.id() + wanted))
                .toList();
    }
}

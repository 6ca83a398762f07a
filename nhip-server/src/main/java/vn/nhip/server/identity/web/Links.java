package vn.nhip.server.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.oidc.ExternalIdentities;
import vn.nhip.server.identity.oidc.Providers;

/** What the page of an account shows of the providers it can be linked with. */
@Component
public class Links {
    private final Providers providers;
    private final ExternalIdentities identities;

    Links(Providers providers, ExternalIdentities identities) {
        this.providers = providers;
        this.identities = identities;
    }

    /**
     * A provider as the page shows it.
     *
     * @param since when the account was linked with it; {@code null} when it is not
     */
    public record Shown(
            String provider, String title, @Nullable Instant since) {}

    /** Every provider that is configured. */
    public List<Shown> of(String account) {
        Map<String, Instant> linked = identities.of(account).stream()
                .collect(Collectors.toMap(
                        ExternalIdentities.Link::issuer, ExternalIdentities.Link::linked, (first, later) -> first));
        return providers.list().stream()
                .map(provider -> new Shown(provider.id(), provider.title(), linked.get(provider.issuer())))
                .toList();
    }

    /** The ways to take up an invitation beside a password. */
    List<Way> forInvitations() {
        return providers.list().stream()
                .map(provider -> new Way(provider.title(), provider.id()))
                .toList();
    }
}

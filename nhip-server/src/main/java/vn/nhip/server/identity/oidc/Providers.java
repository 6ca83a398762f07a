package vn.nhip.server.identity.oidc;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The providers that {@code nhip.identity.providers} lists, and that of the sandbox where it is wanted. */
@Component
public class Providers {
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, ClientRegistration> registrations = new LinkedHashMap<>();
    private final @Nullable Sandbox sandbox;

    Providers(Environment environment) {
        String address = ourAddress(environment.getRequiredProperty("nhip.address"));
        List<Provider> listed = new ArrayList<>(listed(environment));
        this.sandbox = sandbox(environment, address);
        if (sandbox != null) {
            listed.add(sandbox.provider());
        }
        Set<String> issuers = new HashSet<>();
        for (Provider provider : listed) {
            if (providers.put(provider.id(), provider) != null || !issuers.add(provider.issuer())) {
                throw new Provider.Misconfigured(
                        "“%s”: id và issuer của mỗi nơi cấp định danh chỉ dùng một lần".formatted(provider.id()));
            }
            registrations.put(provider.id(), provider.registration(address));
        }
    }

    private static List<Provider> listed(Environment environment) {
        return Binder.get(environment)
                .bind("nhip.identity.providers", Bindable.listOf(Provider.class))
                .orElse(List.of());
    }

    private static @Nullable Sandbox sandbox(Environment environment, String address) {
        return switch (environment.getProperty("nhip.identity.oidc", "")) {
            case "" -> null;
            case "sandbox" ->
                new Sandbox(URI.create(environment.getRequiredProperty("nhip.identity.sandbox-address")), address);
            default ->
                throw new Provider.Misconfigured(
                        "NHIP_OIDC chỉ nhận giá trị sandbox; nơi cấp khác ghi ở " + "nhip.identity.providers");
        };
    }

    /** Where people reach us, without a slash at its end. */
    private static String ourAddress(String configured) {
        return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
    }

    /** In the order of configuration. */
    public List<Provider> list() {
        return List.copyOf(providers.values());
    }

    public Optional<Provider> byId(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    /** By what its tokens say. */
    public Optional<Provider> byIssuer(String issuer) {
        return providers.values().stream()
                .filter(provider -> provider.issuer().equals(issuer))
                .findFirst();
    }

    /** Before somebody is sent to a provider. */
    void goingTo(String id) {
        if (sandbox != null && sandbox.provider().id().equals(id)) {
            sandbox.introduce();
        }
    }

    /** In the framework's terms. */
    ClientRegistrationRepository registrations() {
        return new Registrations(registrations);
    }

    /** A repository may be walked too. */
    private record Registrations(Map<String, ClientRegistration> all)
            implements ClientRegistrationRepository, Iterable<ClientRegistration> {
        @Override
        public @Nullable ClientRegistration findByRegistrationId(String id) {
            return all.get(id);
        }

        @Override
        public Iterator<ClientRegistration> iterator() {
            return all.values().iterator();
        }
    }
}

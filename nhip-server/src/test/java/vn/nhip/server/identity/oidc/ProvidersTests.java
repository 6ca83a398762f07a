package vn.nhip.server.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.identity.Client;
import vn.nhip.simulator.sandbox.identity.IdentityProvider;

/** What an operator may write to name providers, and what is refused with words. */
class ProvidersTests {
    private final Map<String, Object> variables = new LinkedHashMap<>(Map.of(
            "NHIP_ADDRESS", "https://nhip.example/",
            "NHIP_IDENTITY_PROVIDERS_0_ID", "vneid",
            "NHIP_IDENTITY_PROVIDERS_0_TITLE", "Đăng nhập bằng VNeID",
            "NHIP_IDENTITY_PROVIDERS_0_AUTHORIZATION_URI", "https://vneid.example/authorize",
            "NHIP_IDENTITY_PROVIDERS_0_TOKEN_URI", "https://vneid.example/token",
            "NHIP_IDENTITY_PROVIDERS_0_JWK_SET_URI", "https://vneid.example/jwks",
            "NHIP_IDENTITY_PROVIDERS_0_ISSUER", "https://vneid.example",
            "NHIP_IDENTITY_PROVIDERS_0_CLIENT_ID", "nhip",
            "NHIP_IDENTITY_PROVIDERS_0_CLIENT_SECRET", "mot-bi-mat"));

    private Providers providers() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return new Providers(environment);
    }

    private static ClientRegistration registration(Providers providers) {
        ClientRegistration found = providers.registrations().findByRegistrationId("vneid");
        assertThat(found).isNotNull();
        return found;
    }

    @Test
    void theEnvironmentAloneNamesAProvider() {
        Providers providers = providers();

        assertThat(providers.list()).extracting(Provider::title).containsExactly("Đăng nhập bằng VNeID");
        assertThat(providers.list().getFirst().scopes()).containsExactly("openid", "profile");
        assertThat(registration(providers).getClientSecret()).isEqualTo("mot-bi-mat");
        assertThat(registration(providers).getRedirectUri()).isEqualTo("https://nhip.example/identity/oidc/back/vneid");
    }

    @Test
    void aSecretMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "trong-tep\n");
        variables.remove("NHIP_IDENTITY_PROVIDERS_0_CLIENT_SECRET");
        variables.put("NHIP_IDENTITY_PROVIDERS_0_CLIENT_SECRET_FILE", file.toString());

        Providers providers = providers();

        assertThat(registration(providers).getClientSecret()).isEqualTo("trong-tep");
        assertThat(providers.list().toString()).doesNotContain("trong-tep");
    }

    @ParameterizedTest
    @CsvSource({
        "TITLE,, thiếu title",
        "ISSUER,, thiếu issuer",
        "TOKEN_URI,, thiếu token-uri",
        "TOKEN_URI, http://vneid.example/token, phải bắt đầu bằng https://",
        "AUTHORIZATION_URI, ://, không phải địa chỉ",
        "CLIENT_SECRET,, client-secret hoặc client-secret-file",
        "CLIENT_SECRET_FILE, /khong/co, client-secret hoặc client-secret-file",
        "SCOPES, profile, scopes phải có openid",
        "CLIENT_AUTHENTICATION, khac, basic hoặc post",
        "ID, VN eID, chữ thường không dấu"
    })
    void whatIsWrongIsNamed(String variable, String value, String words) {
        if (value == null) {
            variables.remove("NHIP_IDENTITY_PROVIDERS_0_" + variable);
        } else {
            variables.put("NHIP_IDENTITY_PROVIDERS_0_" + variable, value);
        }

        assertThatThrownBy(this::providers).hasStackTraceContaining(words);
    }

    @Test
    void noTwoProvidersHaveOneIssuer() {
        Map.copyOf(variables).forEach((name, value) -> variables.put(name.replace("_0_", "_1_"), value));
        variables.put("NHIP_IDENTITY_PROVIDERS_1_ID", "khac");

        assertThatThrownBy(this::providers).hasMessageContaining("chỉ dùng một lần");
    }

    @Test
    void theSandboxIsToldWhoWeAreBeforeSomebodyGoesThere() throws IOException {
        try (IdentityProvider sandbox = new IdentityProvider(Setting.calm(), List.<Client>of())) {
            sandbox.start();
            variables.clear();
            variables.put("NHIP_ADDRESS", "http://localhost:9999");
            variables.put("NHIP_IDENTITY_OIDC", "sandbox");
            variables.put("NHIP_IDENTITY_SANDBOX_ADDRESS", sandbox.address().toString());
            Providers providers = providers();
            assertThat(sandbox.client("nhip-sign-in")).as("a start asks nobody").isNull();

            providers.goingTo("vneid");

            Client known = sandbox.client("nhip-sign-in");
            assertThat(known).isNotNull();
            assertThat(known.redirectUris()).isEqualTo(Set.of("http://localhost:9999/identity/oidc/back/vneid"));
            assertThat(known.secret()).isEqualTo(registration(providers).getClientSecret());
        }
    }

    @Test
    void aSandboxThatDoesNotRunKeepsNobodyFromStarting() {
        variables.clear();
        variables.put("NHIP_ADDRESS", "http://localhost:9999");
        variables.put("NHIP_IDENTITY_OIDC", "sandbox");
        variables.put("NHIP_IDENTITY_SANDBOX_ADDRESS", "http://localhost:1");

        providers().goingTo("vneid");

        variables.put("NHIP_IDENTITY_OIDC", "khac");
        assertThatThrownBy(this::providers).hasMessageContaining("NHIP_OIDC");
    }
}

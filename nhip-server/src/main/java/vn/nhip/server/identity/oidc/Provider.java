package vn.nhip.server.identity.oidc;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import vn.nhip.server.identity.signin.SignInPaths;

/**
 * A provider of identity, as it is configured. Its addresses are all said, so that a start asks nobody.
 *
 * @param id names it in our addresses: {@code vneid}
 * @param title what the button says: “Đăng nhập bằng VNeID”
 * @param userInfoUri where more of a person is asked for; {@code null} when the token says enough
 * @param clientSecret {@code null} when it stands in a file
 * @param clientSecretFile holds the secret alone; {@code null} when it is said
 * @param newPersons what becomes of somebody who has no account here
 * @param clientAuthentication how we say who we are: {@code basic} or {@code post}
 */
public record Provider(
        String id,
        String title,
        String authorizationUri,
        String tokenUri,
        String jwkSetUri,
        @Nullable String userInfoUri,
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientSecretFile,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("refuse") NewPersons newPersons,
        @DefaultValue("basic") String clientAuthentication) {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Map<String, ClientAuthenticationMethod> AUTHENTICATIONS = Map.of(
            "basic",
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            "post",
            ClientAuthenticationMethod.CLIENT_SECRET_POST);

    /** What becomes of somebody who has no account here. */
    public enum NewPersons {
        /** They are told how to get one. */
        REFUSE,
        /** They get one as a citizen: what is public, and what is their own. */
        CITIZEN
    }

    /** What configuration says is not enough, or cannot be; why, in Vietnamese, with the name of the setting. */
    public static final class Misconfigured extends RuntimeException {
        Misconfigured(String vietnamese) {
            super(vietnamese);
        }
    }

    public Provider {
        needed(id, "id", "");
        if (!id.matches("[a-z0-9-]{1,40}")) {
            throw new Misconfigured("id “%s” chỉ gồm 1 đến 40 chữ thường không dấu, chữ số, gạch nối".formatted(id));
        }
        needed(title, "title", id);
        needed(issuer, "issuer", id);
        needed(clientId, "client-id", id);
        address(authorizationUri, "authorization-uri", id);
        address(tokenUri, "token-uri", id);
        address(jwkSetUri, "jwk-set-uri", id);
        if (userInfoUri != null) {
            address(userInfoUri, "user-info-uri", id);
        }
        if ((clientSecret == null) == (clientSecretFile == null)) {
            throw new Misconfigured("“%s” cần một trong hai: client-secret hoặc client-secret-file".formatted(id));
        }
        scopes = List.copyOf(scopes);
        if (!scopes.contains("openid")) {
            throw new Misconfigured("“%s”: scopes phải có openid".formatted(id));
        }
        if (!AUTHENTICATIONS.containsKey(clientAuthentication)) {
            throw new Misconfigured("“%s”: client-authentication là basic hoặc post".formatted(id));
        }
    }

    private static void needed(@Nullable String value, String name, String id) {
        if (value == null || value.isBlank()) {
            throw new Misconfigured("“%s” thiếu %s".formatted(id, name));
        }
    }

    /** Tokens and secrets cross a network only under TLS. */
    private static void address(@Nullable String value, String name, String id) {
        needed(value, name, id);
        try {
            URI uri = URI.create(String.valueOf(value));
            if ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOCAL.contains(uri.getHost()))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("“%s”: %s “%s” không phải địa chỉ".formatted(id, name, value));
        }
        throw new Misconfigured("“%s”: %s “%s” phải bắt đầu bằng https://".formatted(id, name, value));
    }

    /** The same in the framework's terms. */
    ClientRegistration registration(String ourAddress) {
        return ClientRegistration.withRegistrationId(id)
                .clientName(title)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientAuthenticationMethod(
                        Objects.requireNonNull(AUTHENTICATIONS.get(clientAuthentication), "checked when it was read"))
                .clientId(clientId)
                .clientSecret(secret())
                .authorizationUri(authorizationUri)
                .tokenUri(tokenUri)
                .jwkSetUri(jwkSetUri)
                .issuerUri(issuer)
                .userInfoUri(userInfoUri)
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .redirectUri(ourAddress + SignInPaths.PROVIDER_BACK + id)
                .scope(scopes)
                .build();
    }

    private String secret() {
        Path file = clientSecretFile;
        if (file == null) {
            return String.valueOf(clientSecret);
        }
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new Misconfigured("“%s”: tệp %s rỗng".formatted(id, file));
            }
            return secret;
        } catch (IOException e) {
            throw new Misconfigured("“%s”: không đọc được client-secret-file %s".formatted(id, file));
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}

package vn.nhip.simulator.sandbox.identity;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.identity.Tokens.Access;
import vn.nhip.simulator.sandbox.identity.Tokens.Asked;
import vn.nhip.simulator.sandbox.identity.Tokens.Code;
import vn.nhip.simulator.sandbox.identity.Tokens.Family;
import vn.nhip.simulator.sandbox.identity.Tokens.Refresh;
import vn.nhip.simulator.sandbox.identity.Tokens.Session;

/** Gives tokens to clients (RFC 6749, 7636; OpenID Connect Core, 3.1.3). */
final class TokenEndpoint {
    static final int TOKEN_SECONDS = 600;

    private static final String BASIC = "Basic ";

    private final Keys keys;
    private final Tokens tokens;
    private final Function<String, @Nullable Client> clients;
    private final Supplier<String> issuer;
    private final Supplier<Instant> now;
    private final Supplier<Integer> skewSeconds;

    TokenEndpoint(
            Keys keys,
            Tokens tokens,
            Function<String, @Nullable Client> clients,
            Supplier<String> issuer,
            Supplier<Instant> now,
            Supplier<Integer> skewSeconds) {
        this.keys = keys;
        this.tokens = tokens;
        this.clients = clients;
        this.issuer = issuer;
        this.now = now;
        this.skewSeconds = skewSeconds;
    }

    Answer answer(Request request) {
        try {
            noneTwice(new String(request.body(), StandardCharsets.UTF_8));
            Map<String, String> form = request.form();
            Client client = client(request.header("Authorization"), form);
            return Answer.json(
                            switch (needed(form, "grant_type")) {
                                case "authorization_code" -> ofCode(client, form);
                                case "refresh_token" -> ofRefresh(client, form);
                                case "client_credentials" -> ofItself(client, form);
                                default ->
                                    throw new OAuthError(
                                            "unsupported_grant_type",
                                            "expected authorization_code, refresh_token or client_credentials");
                            })
                    .with("Pragma", "no-cache");
        } catch (OAuthError error) {
            return error.answer();
        }
    }

    private static void noneTwice(String body) {
        Set<String> names = new HashSet<>();
        for (String pair : body.split("&", -1)) {
            if (!names.add(pair.split("=", 2)[0])) {
                throw new OAuthError("invalid_request", "a parameter is given twice");
            }
        }
    }

    static String needed(Map<String, String> form, String name) {
        String value = form.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new OAuthError("invalid_request", name + " is missing");
        }
        return value;
    }

    private Client client(@Nullable String header, Map<String, String> form) {
        boolean basic = header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length());
        if (basic && form.containsKey("client_secret")) {
            throw new OAuthError("invalid_request", "the client says who it is in two ways");
        }
        String[] said = basic && header != null
                ? basic(header.substring(BASIC.length()).strip())
                : new String[] {form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")};
        Client client = clients.apply(said[0]);
        if (client == null || !client.knows(said[1])) {
            throw OAuthError.invalidClient("the client is not known, or its secret is another");
        }
        if (form.containsKey("client_id") && !client.id().equals(form.get("client_id"))) {
            throw new OAuthError("invalid_request", "client_id is another than that of the Authorization header");
        }
        return client;
    }

    /** Both parts are form-encoded before they are joined (RFC 6749, 2.3.1). */
    private static String[] basic(String encoded) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                return new String[] {
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8)
                };
            }
        } catch (IllegalArgumentException malformed) {
            throw OAuthError.invalidClient("the Authorization header is malformed");
        }
        throw OAuthError.invalidClient("the Authorization header holds no name and secret");
    }

    private ObjectNode ofCode(Client client, Map<String, String> form) {
        String value = needed(form, "code");
        String verifier = needed(form, "code_verifier");
        Code code = tokens.useCode(value, now.get());
        if (code == null || !code.asked().client().equals(client.id())) {
            throw new OAuthError(
                    "invalid_grant",
                    "the code is not known, was used before, is older than " + Tokens.CODE_LIFE + ", or not yours");
        }
        if (!code.asked().redirectUri().equals(needed(form, "redirect_uri"))) {
            throw new OAuthError("invalid_grant", "redirect_uri is another than the code was asked for with");
        }
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")
                || !Keys.sha256(verifier).equals(code.asked().challenge())) {
            throw new OAuthError("invalid_grant", "code_verifier does not belong to the challenge");
        }
        return ofPerson(code.asked(), code.session(), code.asked().scopes(), code.family());
    }

    private ObjectNode ofRefresh(Client client, Map<String, String> form) {
        String value = needed(form, "refresh_token");
        Refresh refresh = tokens.refresh(value, now.get());
        if (refresh == null || !refresh.asked().client().equals(client.id())) {
            throw new OAuthError("invalid_grant", "the refresh token is not known, has expired, or is not yours");
        }
        Set<String> scopes = form.containsKey("scope") ? scopes(form.getOrDefault("scope", "")) : refresh.scopes();
        if (!refresh.scopes().containsAll(scopes)) {
            throw new OAuthError("invalid_scope", "more than was granted: " + String.join(" ", refresh.scopes()));
        }
        if (!tokens.useRefresh(value, now.get())) {
            throw new OAuthError("invalid_grant", "the refresh token was used before: sign in again");
        }
        return ofPerson(refresh.asked(), refresh.session(), scopes, refresh.family());
    }

    private ObjectNode ofItself(Client client, Map<String, String> form) {
        if (!client.service()) {
            throw new OAuthError("unauthorized_client", client.id() + " has no service account");
        }
        Set<String> scopes = scopes(form.getOrDefault("scope", ""));
        if (scopes.contains("openid")) {
            throw new OAuthError("invalid_scope", "openid is for people");
        }
        return access(client.id(), client.id(), audience(client, form), scopes, null, new Family());
    }

    /** Whom the token is for (RFC 8707); the client itself when it does not say. */
    private static String audience(Client client, Map<String, String> form) {
        String resource = form.getOrDefault("resource", client.id());
        try {
            if (form.containsKey("resource") && !URI.create(resource).isAbsolute()) {
                throw new OAuthError("invalid_target", "resource is no absolute address");
            }
        } catch (IllegalArgumentException malformed) {
            throw new OAuthError("invalid_target", "resource is no address");
        }
        return resource;
    }

    static Set<String> scopes(String text) {
        Set<String> scopes = new TreeSet<>(Arrays.asList(text.strip().split(" +")));
        scopes.remove("");
        return scopes;
    }

    private ObjectNode ofPerson(Asked asked, Session session, Set<String> scopes, Family family) {
        String subject = session.person().subject();
        ObjectNode answer = access(asked.client(), subject, asked.client(), scopes, session, family);
        answer.put("refresh_token", tokens.refresh(new Refresh(asked, session, scopes, family), now.get()));
        if (scopes.contains("openid")) {
            answer.put(
                    "id_token",
                    keys.sign(
                            "JWT",
                            identity(
                                    asked,
                                    session,
                                    scopes,
                                    answer.path("access_token").stringValue(""))));
        }
        return answer;
    }

    private ObjectNode access(
            String client,
            String subject,
            String audience,
            Set<String> scopes,
            @Nullable Session session,
            Family family) {
        String id = Tokens.random();
        ObjectNode claims = dated(subject, audience)
                .put("client_id", client)
                .put("scope", String.join(" ", scopes))
                .put("jti", id);
        tokens.access(id, new Access(client, scopes, session, family), now.get().plusSeconds(TOKEN_SECONDS), now.get());
        return SandboxJson.object()
                .put("access_token", keys.sign("at+jwt", claims))
                .put("token_type", "Bearer")
                .put("expires_in", TOKEN_SECONDS)
                .put("scope", String.join(" ", scopes));
    }

    private ObjectNode identity(Asked asked, Session session, Set<String> scopes, String access) {
        ObjectNode claims = dated(session.person().subject(), asked.client())
                .put("azp", asked.client())
                .put("auth_time", skewed(session.signedIn()))
                .put("acr", session.person().acr())
                .put("at_hash", Keys.halfHash(access));
        if (asked.nonce() != null) {
            claims.put("nonce", asked.nonce());
        }
        about(session.person(), scopes).properties().forEach(claim -> claims.set(claim.getKey(), claim.getValue()));
        return claims;
    }

    /** What may be said of a person. */
    static ObjectNode about(SamplePerson person, Set<String> scopes) {
        ObjectNode claims = SandboxJson.object().put("identity_level", person.level());
        if (scopes.contains("profile")) {
            claims.put("name", person.name()).put("locale", "vi");
        }
        if (scopes.contains("identity_number")) {
            claims.put("identity_number", person.identityNumber());
        }
        return claims;
    }

    private ObjectNode dated(String subject, String audience) {
        return SandboxJson.object()
                .put("iss", issuer.get())
                .put("sub", subject)
                .put("aud", audience)
                .put("iat", skewed(now.get()))
                .put("exp", skewed(now.get()) + TOKEN_SECONDS);
    }

    /** Our clock as it is wrong today. */
    private long skewed(Instant instant) {
        return instant.getEpochSecond() + skewSeconds.get();
    }
}

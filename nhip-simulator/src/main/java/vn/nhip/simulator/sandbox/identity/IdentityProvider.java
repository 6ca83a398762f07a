package vn.nhip.simulator.sandbox.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.HttpSandbox;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.identity.Tokens.Access;
import vn.nhip.simulator.sandbox.identity.Tokens.Session;

/**
 * An OpenID Connect provider (Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0) as VNeID is one. Who signs in picks a sample person from a
 * list each time; there are no passwords. Its address is the issuer.
 */
public final class IdentityProvider extends HttpSandbox {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int GREATEST_SKEW = 86_400;

    private final Keys keys;
    private final Tokens tokens = new Tokens();
    private final Map<String, Client> clients = new TreeMap<>();
    private volatile int skewSeconds;

    /** A provider that knows Nhịp on its usual port, and a service of it. */
    public IdentityProvider(Setting setting) {
        this(
                setting,
                List.of(
                        Client.generated(
                                "nhip",
                                Set.of("http://localhost:8766/login/oauth2/code/vneid"),
                                Set.of("http://localhost:8766/", "http://localhost:8766"),
                                false),
                        Client.generated("nhip-service", Set.of(), Set.of(), true)));
    }

    /** A provider that knows these clients. */
    public IdentityProvider(Setting setting, List<Client> known) {
        this(setting, known, new Keys());
    }

    IdentityProvider(Setting setting, List<Client> known, Keys keys) {
        super("identity", "Định danh điện tử (như VNeID), OpenID Connect", setting);
        this.keys = keys;
        known.forEach(client -> clients.put(client.id(), client));
        FrontChannel front = new FrontChannel(keys, tokens, this::client, this::issuer, this::now);
        TokenEndpoint endpoint =
                new TokenEndpoint(keys, tokens, this::client, this::issuer, this::now, () -> skewSeconds);
        route("GET", "/.well-known/openid-configuration", request -> Answer.json(Discovery.of(issuer())));
        route("GET", "/jwks", request -> Answer.json(keys.published()));
        route("GET", "/authorize", request -> front.authorize(request, request.query()));
        route("POST", "/authorize", FORM, request -> front.authorize(request, request.form()));
        route("POST", "/login", FORM, front::login);
        route("POST", "/token", FORM, endpoint::answer);
        route("GET", "/userinfo", this::userinfo);
        route("POST", "/userinfo", this::userinfo);
        route("GET", "/end_session", request -> front.endSession(request, request.query()));
        route("POST", "/end_session", FORM, request -> front.endSession(request, request.form()));
        steering("client", value -> {
            Client client = Client.of(value);
            return () -> register(client);
        });
        steering("skewSeconds", this::skewing);
        steering("rotateKeys", value -> whenTrue("rotateKeys", value, keys::rotate));
        steering("dropOldKeys", value -> whenTrue("dropOldKeys", value, keys::dropOld));
    }

    private static Runnable whenTrue(String name, JsonNode value, Runnable change) {
        if (!value.isBoolean() || !value.booleanValue()) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected true");
        }
        return change;
    }

    private Runnable skewing(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || Math.abs(value.intValue()) > GREATEST_SKEW) {
            throw Refusal.badRequest(
                    "\"skewSeconds\" is " + value + "; expected -" + GREATEST_SKEW + " to " + GREATEST_SKEW);
        }
        int seconds = value.intValue();
        return () -> skewSeconds = seconds;
    }

    /** Knows a client from now on, or knows it otherwise. */
    public void register(Client client) {
        synchronized (clients) {
            clients.put(client.id(), client);
        }
    }

    /** A client by its id, null if there is none. */
    public @Nullable Client client(String id) {
        synchronized (clients) {
            return clients.get(id);
        }
    }

    /** Signs with a new key from now on; the earlier ones stay published. */
    public void rotateKeys() {
        keys.rotate();
    }

    /** How far the times in tokens are ahead of the setting's clock. */
    public void skew(Duration ahead) {
        skewSeconds = Math.toIntExact(ahead.toSeconds());
    }

    private String issuer() {
        return address().toString();
    }

    private Instant now() {
        return setting().clock().instant();
    }

    private Answer userinfo(Request request) {
        String header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Answer.text(UNAUTHORIZED, "text/plain", "").with("WWW-Authenticate", "Bearer realm=\"sandbox\"");
        }
        ObjectNode claims = keys.verified(header.substring(BEARER.length()).strip());
        Access access = claims == null ? null : tokens.access(claims.path("jti").asString(""), now());
        if (access == null) {
            return refused(UNAUTHORIZED, "invalid_token", "the token is not ours, has expired or was withdrawn");
        }
        Session session = access.session();
        if (session == null || !access.scopes().contains("openid")) {
            return refused(FORBIDDEN, "insufficient_scope", "the token stands for no person");
        }
        ObjectNode about = SandboxJson.object().put("sub", session.person().subject());
        TokenEndpoint.about(session.person(), access.scopes())
                .properties()
                .forEach(claim -> about.set(claim.getKey(), claim.getValue()));
        return Answer.json(about);
    }

    private static Answer refused(int status, String error, String description) {
        return Answer.json(status, SandboxJson.object().put("error", error).put("error_description", description))
                .with("WWW-Authenticate", "Bearer error=\"" + error + "\", error_description=\"" + description + '"');
    }

    @Override
    protected JsonNode state() {
        ObjectNode state = SandboxJson.object().put("issuer", issuer()).put("skewSeconds", skewSeconds);
        keys.ids().forEach(state.putArray("keys")::add);
        ArrayNode known = state.putArray("clients");
        synchronized (clients) {
            for (Client client : clients.values()) {
                ObjectNode json = known.addObject().put("id", client.id()).put("secret", client.secret());
                client.redirectUris().forEach(json.putArray("redirectUris")::add);
                client.logoutUris().forEach(json.putArray("logoutUris")::add);
                json.put("service", client.service());
            }
        }
        return state;
    }

    /** Clients and keys stay. */
    @Override
    protected void clear() {
        tokens.clear();
        skewSeconds = 0;
    }
}

package vn.nhip.simulator.sandbox.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import vn.nhip.simulator.sandbox.identity.Tokens.Asked;
import vn.nhip.simulator.sandbox.identity.Tokens.Session;
import vn.nhip.simulator.sandbox.page.Page;

/**
 * An OpenID Connect provider (Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0) as VNeID is one. Who signs in picks a sample person from a
 * list each time; there are no passwords. Its address is the issuer.
 */
public final class IdentityProvider extends HttpSandbox {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BEARER = "Bearer ";
    private static final String COOKIE = "vneid-mau";
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int GREATEST_SKEW = 86_400;
    private static final int LONGEST_VALUE = 2_000;
    private static final Set<String> SCOPES = Set.of("openid", "profile", "identity_number", "offline_access");

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
        TokenEndpoint endpoint = new TokenEndpoint(
                keys,
                tokens,
                this::client,
                this::issuer,
                () -> setting().clock().instant(),
                () -> skewSeconds);
        route("GET", "/.well-known/openid-configuration", request -> Answer.json(discovery()));
        route("GET", "/jwks", request -> Answer.json(keys.published()));
        route("GET", "/authorize", request -> authorize(request, request.query()));
        route("POST", "/authorize", FORM, request -> authorize(request, request.form()));
        route("POST", "/login", FORM, this::login);
        route("POST", "/token", FORM, endpoint::answer);
        route("GET", "/userinfo", this::userinfo);
        route("POST", "/userinfo", this::userinfo);
        route("GET", "/end_session", request -> endSession(request, request.query()));
        route("POST", "/end_session", FORM, request -> endSession(request, request.form()));
        steering("client", value -> {
            Client client = client(value);
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

    private static Client client(JsonNode value) {
        SandboxJson.onlyMembers(value, Set.of("id", "secret", "redirectUris", "logoutUris", "service"), "client");
        try {
            String secret = value.has("secret") ? SandboxJson.needed(value, "secret") : Tokens.random();
            return new Client(
                    SandboxJson.needed(value, "id"),
                    secret,
                    texts(value, "redirectUris"),
                    texts(value, "logoutUris"),
                    value.path("service").booleanValue(false));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.badRequest(String.valueOf(wrong.getMessage()));
        }
    }

    private static Set<String> texts(JsonNode value, String name) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode text : value.path(name)) {
            if (!text.isString()) {
                throw Refusal.badRequest("\"" + name + "\" holds " + text + "; expected texts");
            }
            texts.add(text.stringValue());
        }
        return texts;
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

    private ObjectNode discovery() {
        ObjectNode told = SandboxJson.object()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("userinfo_endpoint", issuer() + "/userinfo")
                .put("jwks_uri", issuer() + "/jwks")
                .put("end_session_endpoint", issuer() + "/end_session")
                .put("authorization_response_iss_parameter_supported", true)
                .put("claims_parameter_supported", false)
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("response_types_supported", List.of("code"));
        lists.put("response_modes_supported", List.of("query"));
        lists.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        lists.put("subject_types_supported", List.of("public"));
        lists.put("id_token_signing_alg_values_supported", List.of("RS256"));
        lists.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        lists.put("code_challenge_methods_supported", List.of("S256"));
        lists.put("scopes_supported", SCOPES.stream().sorted().toList());
        lists.put("acr_values_supported", List.of("muc-1", "muc-2"));
        lists.put("prompt_values_supported", List.of("none", "login", "select_account"));
        lists.put("ui_locales_supported", List.of("vi"));
        lists.put(
                "claims_supported",
                List.of(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "nonce",
                        "acr",
                        "azp",
                        "name",
                        "identity_level",
                        "identity_number"));
        lists.forEach((name, values) -> values.forEach(told.withArray(name)::add));
        return told;
    }

    /** An error goes back to the client only once it is certain that the address is the client's. */
    private Answer authorize(Request request, Map<String, String> asked) {
        Client client = client(asked.getOrDefault("client_id", ""));
        String redirectUri = asked.getOrDefault("redirect_uri", "");
        if (client == null || !client.redirectUris().contains(redirectUri)) {
            return Page.of(
                    BAD_REQUEST,
                    "Không thể đăng nhập",
                    "<p>Hệ thống yêu cầu đăng nhập chưa đăng ký ở đây, hoặc đưa địa chỉ quay lại khác với địa chỉ đã đăng ký."
                            + " Hãy báo quản trị của hệ thống đó.</p>");
        }
        String state = asked.get("state");
        try {
            Asked checked = checked(client, redirectUri, asked);
            Set<String> prompts = TokenEndpoint.scopes(asked.getOrDefault("prompt", ""));
            if (prompts.contains("none")) {
                return back(
                        redirectUri,
                        state,
                        Map.of("code", tokens.code(checked, silently(request, asked, prompts), now())));
            }
            return loginPage(tokens.ask(checked, now()), client);
        } catch (OAuthError error) {
            return back(redirectUri, state, error);
        }
    }

    private static Asked checked(Client client, String redirectUri, Map<String, String> asked) {
        if (asked.containsKey("request")) {
            throw new OAuthError("request_not_supported", "request objects are not read");
        }
        if (asked.containsKey("request_uri")) {
            throw new OAuthError("request_uri_not_supported", "request objects are not read");
        }
        if (!"code".equals(TokenEndpoint.needed(asked, "response_type"))) {
            throw new OAuthError("unsupported_response_type", "expected code");
        }
        if (!"query".equals(asked.getOrDefault("response_mode", "query"))) {
            throw new OAuthError("invalid_request", "response_mode is not query");
        }
        Set<String> scopes = TokenEndpoint.scopes(asked.getOrDefault("scope", ""));
        if (!scopes.contains("openid") || !SCOPES.containsAll(scopes)) {
            throw new OAuthError("invalid_scope", "expected openid, and of " + String.join(" ", new TreeSet<>(SCOPES)));
        }
        if (!"S256".equals(asked.getOrDefault("code_challenge_method", "plain"))) {
            throw new OAuthError("invalid_request", "code_challenge_method S256 is required");
        }
        String challenge = TokenEndpoint.needed(asked, "code_challenge");
        if (!challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw new OAuthError("invalid_request", "code_challenge is no SHA-256 in base64url");
        }
        String nonce = asked.get("nonce");
        if ((nonce != null && nonce.length() > LONGEST_VALUE)
                || asked.getOrDefault("state", "").length() > LONGEST_VALUE) {
            throw new OAuthError("invalid_request", "state or nonce is longer than " + LONGEST_VALUE + " characters");
        }
        return new Asked(client.id(), redirectUri, scopes, asked.get("state"), nonce, challenge);
    }

    private Session silently(Request request, Map<String, String> asked, Set<String> prompts) {
        if (prompts.size() > 1) {
            throw new OAuthError("invalid_request", "prompt none stands alone");
        }
        Session session = tokens.session(cookie(request), now());
        if (session == null) {
            throw new OAuthError("login_required", "nobody has signed in");
        }
        String age = asked.getOrDefault("max_age", "");
        if (!age.isEmpty()) {
            if (!age.matches("[0-9]{1,9}")) {
                throw new OAuthError("invalid_request", "max_age is no number of seconds");
            }
            if (session.signedIn().plusSeconds(Long.parseLong(age)).isBefore(now())) {
                throw new OAuthError("login_required", "signing in was longer ago than max_age");
            }
        }
        return session;
    }

    private static String cookie(Request request) {
        String header = request.header("Cookie");
        for (String pair : header == null ? new String[0] : header.split(";")) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(COOKIE)) {
                return parts[1];
            }
        }
        return "";
    }

    private static Answer loginPage(String asked, Client client) {
        String persons = SamplePerson.ALL.stream()
                .map(person -> """
                        <tr><th scope="row">%s<td>%s<td>Mức %d<td>
                        <button name="person" value="%s" aria-label="Đăng nhập là %s">Đăng nhập</button>""".formatted(
                                Page.escaped(person.name()),
                                Page.escaped(person.role()),
                                person.level(),
                                Page.escaped(person.subject()),
                                Page.escaped(person.name())))
                .collect(Collectors.joining("\n"));
        return Page.of(200, "Đăng nhập bằng định danh điện tử", """
                <p>Hệ thống <strong>%s</strong> đề nghị bạn đăng nhập. Mọi người dưới đây là <strong>NGƯỜI MẪU</strong>, không có thật.</p>
                <form method="post" action="/login"><input type="hidden" name="asked" value="%s">
                <table><tr><th scope="col">NGƯỜI MẪU<th scope="col">Vai trò<th scope="col">Định danh<th scope="col">Chọn
                %s
                </table>
                <p><button class="second" name="person" value="">Hủy</button></p>
                </form>""".formatted(
                        Page.escaped(client.id()), Page.escaped(asked), persons));
    }

    private Answer login(Request request) {
        Map<String, String> form = request.form();
        String id = form.getOrDefault("asked", "");
        Asked asked = tokens.asked(id, now());
        if (asked == null) {
            return Page.of(
                    BAD_REQUEST, "Yêu cầu đăng nhập đã hết hạn", "<p>Hãy quay lại hệ thống và đăng nhập lại.</p>");
        }
        String choice = form.getOrDefault("person", "");
        if (choice.isEmpty()) {
            tokens.answered(id);
            return back(asked.redirectUri(), asked.state(), new OAuthError("access_denied", "the person cancelled"));
        }
        SamplePerson person = SamplePerson.of(choice).orElse(null);
        if (person == null) {
            return Page.of(
                    BAD_REQUEST, "Không có người mẫu này", "<p>Hãy quay lại trang trước và chọn trong danh sách.</p>");
        }
        tokens.answered(id);
        Session session = new Session(person, now());
        return back(asked.redirectUri(), asked.state(), Map.of("code", tokens.code(asked, session, now())))
                .with("Set-Cookie", COOKIE + "=" + tokens.session(session, now()) + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private Answer back(String redirectUri, @Nullable String state, OAuthError error) {
        return back(
                redirectUri,
                state,
                new TreeMap<>(Map.of("error", error.code(), "error_description", error.description())));
    }

    private Answer back(String redirectUri, @Nullable String state, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (state != null) {
            all.put("state", state);
        }
        all.put("iss", issuer());
        return redirect(redirectUri, all);
    }

    private static Answer redirect(String to, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + '=' + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String separator = query.isEmpty() ? "" : to.contains("?") ? "&" : "?";
        return Answer.text(SEE_OTHER, "text/plain", "")
                .with("Location", to + separator + query)
                .with("Referrer-Policy", "no-referrer");
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

    private Answer endSession(Request request, Map<String, String> asked) {
        ObjectNode hint =
                asked.containsKey("id_token_hint") ? keys.verified(asked.getOrDefault("id_token_hint", "")) : null;
        String said = asked.getOrDefault("client_id", "");
        String audience = hint == null ? said : hint.path("aud").asString("");
        Client client = client(audience);
        String to = asked.getOrDefault("post_logout_redirect_uri", "");
        boolean contradicting = !said.isEmpty() && !said.equals(audience);
        if (!to.isEmpty()
                && (client == null || contradicting || !client.logoutUris().contains(to))) {
            return Page.of(
                    BAD_REQUEST, "Không thể đăng xuất", "<p>Địa chỉ quay lại không phải địa chỉ đã đăng ký.</p>");
        }
        tokens.endSession(cookie(request));
        Answer answer = to.isEmpty()
                ? Page.of(200, "Đã đăng xuất", "<p>Bạn có thể đóng trang này.</p>")
                : redirect(
                        to, asked.containsKey("state") ? Map.of("state", asked.getOrDefault("state", "")) : Map.of());
        return answer.with("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
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

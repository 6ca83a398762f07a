package vn.nhip.simulator.sandbox.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.identity.Tokens.Asked;
import vn.nhip.simulator.sandbox.identity.Tokens.Session;
import vn.nhip.simulator.sandbox.page.Page;

/**
 * The front channel: where a client sends a person's browser, to sign in (OpenID Connect Core, 3.1.2) and to sign out (RP-Initiated Logout).
 * Each answer is a page, or sends the browser back.
 */
final class FrontChannel {
    static final Set<String> SCOPES = Set.of("openid", "profile", "identity_number", "offline_access");

    private static final String COOKIE = "vneid-mau";
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_VALUE = 2_000;

    private final Keys keys;
    private final Tokens tokens;
    private final Function<String, @Nullable Client> clients;
    private final Supplier<String> issuer;
    private final Supplier<Instant> clock;

    FrontChannel(
            Keys keys,
            Tokens tokens,
            Function<String, @Nullable Client> clients,
            Supplier<String> issuer,
            Supplier<Instant> clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.clients = clients;
        this.issuer = issuer;
        this.clock = clock;
    }

    private @Nullable Client client(String id) {
        return clients.apply(id);
    }

    private Instant now() {
        return clock.get();
    }

    /** An error goes back to the client only once it is certain that the address is the client's. */
    Answer authorize(Request request, Map<String, String> asked) {
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

    /** The choice of a person on the page of {@link #authorize}. */
    Answer login(Request request) {
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
        all.put("iss", issuer.get());
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

    /** Signs out; sends the browser back only to an address of the client. */
    Answer endSession(Request request, Map<String, String> asked) {
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
}

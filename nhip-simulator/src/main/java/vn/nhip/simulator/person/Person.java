package vn.nhip.simulator.person;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/** Somebody with an account, a password and a second factor, made as people make them: by the link of the first start, or one of an operator. */
public final class Person {
    private static final Pattern LINK = Pattern.compile("(/identity/set-up/[A-Za-z0-9_-]+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z0-9-]+)</code></li>");
    private static final Pattern PLACE = Pattern.compile("action=\"(/identity/people/[0-9a-f]+)/role\"");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BASE32_BITS = 5;
    private static final int STEP_SECONDS = 30;
    private static final String PASSWORD = "một câu đủ dài để thử";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String server;
    private final String login;
    private final String secret;
    private final Deque<String> recovery = new ArrayDeque<>();
    private long step;

    private Person(String server, String login, String link, Map<String, String> first) {
        this.server = server;
        this.login = login;
        Map<String, String> said = new HashMap<>(first);
        said.putAll(Map.of("password", PASSWORD, "again", PASSWORD));
        String setUp = post(link, get(link), said);
        this.secret = find(SECRET, setUp).replace(" ", "");
        String codes = post("/identity/second-factor", setUp, Map.of("code", code()));
        RECOVERY.matcher(codes).results().map(found -> found.group(1)).forEach(recovery::add);
        if (recovery.isEmpty()) {
            throw new IllegalStateException("the account " + login + " was not made: " + codes);
        }
    }

    /**
     * Makes the first account of a server, operator and analyst, and stays signed in.
     *
     * @param server its address, without a slash at the end
     * @param log what the server said at its start
     * @throws IllegalStateException when the log has no link, or the server does not take it
     */
    public static Person first(String server, String log) {
        String login = "quan-tri.thu";
        return new Person(server, login, find(LINK, log), Map.of("login", login, "name", "Người Thử", "analyst", "1"));
    }

    /**
     * Makes an account for somebody else, who stays signed in; only an operator can.
     *
     * @param role as it is named in addresses
     * @param agency where it is held; empty for everywhere
     * @throws IllegalStateException when the server refuses
     */
    public Person invite(String newLogin, String name, String role, String agency) {
        String made = post("/identity/people", get("/identity/people"), Map.of("login", newLogin, "name", name));
        String place = find(PLACE, made);
        String link = find(LINK, made);
        String given = post(place + "/role", made, Map.of("role", role, "agency", agency));
        if (!given.contains("end-role")) {
            throw new IllegalStateException("the role " + role + " was not given: " + given);
        }
        return new Person(server, newLogin, link, Map.of());
    }

    /**
     * Signs in anew, as after a restart of the server; with a recovery code, of which there are ten.
     *
     * @param at where the server is now
     */
    public void signInAgain(URI at) {
        server = at.toString();
        String asked =
                post("/identity/sign-in", get("/identity/sign-in"), Map.of("login", login, "password", PASSWORD));
        post("/identity/second-factor", asked, Map.of("code", recovery.remove()));
    }

    /** What asks with the cookies of this person. */
    public HttpClient client() {
        return http;
    }

    public String login() {
        return login;
    }

    public String password() {
        return PASSWORD;
    }

    /** The cookie of the session. */
    public HttpCookie session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("NHIP"))
                .findFirst()
                .orElseThrow();
    }

    /** A code of the authenticator app: of now, or the next where that was used, as each is good once; the server takes one that is a step ahead. */
    public String code() {
        step = Math.max(step + 1, Instant.now().getEpochSecond() / STEP_SECONDS);
        byte[] bytes = new byte[secret.length() * BASE32_BITS / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int at = 0; at < secret.length(); at++) {
            buffer = (buffer << BASE32_BITS) | BASE32.indexOf(secret.charAt(at));
            bits += BASE32_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        try {
            TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(bytes, generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP_SECONDS),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("no key of a second factor, " + secret.length() + " letters", e);
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("nothing like " + pattern + " in: " + text);
        }
        return found.group(1);
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path)).build());
    }

    private String post(String path, String page, Map<String, String> said) {
        String body = "_csrf=" + encoded(find(TOKEN, page))
                + said.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining());
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + login + " waits for a page", e);
        }
    }
}

package vn.nhip.server.identity.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that goes one step at a time and keeps cookies. */
public final class Walker {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final String home;

    public Walker(String home) {
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
        this.home = home;
    }

    /** From a certain address of this machine. */
    public Walker(String home, InetAddress from) {
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(from)
                .build();
        this.home = home;
    }

    public HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(uri(address)).build());
    }

    /** Asks as an open page does that follows what changes. */
    public HttpResponse<String> follow(String address) {
        return send(
                HttpRequest.newBuilder(uri(address)).header("Nhip-Follow", "1").build());
    }

    /** Sends a form of a page of ours, with the token that the page holds. */
    public HttpResponse<String> post(String page, String action, Map<String, String> fields) {
        return post(action, encoded(fields) + "&" + token(get(page)));
    }

    /** The token that a page holds, as its forms send it. */
    public static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError(page.uri() + " has no form");
        }
        return "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    /** Sends a form as it is. */
    public HttpResponse<String> post(String action, String body) {
        return send(HttpRequest.newBuilder(uri(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Where an answer leads. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("leads nowhere: " + answer.statusCode() + " " + answer.body()));
    }

    /** The cookie of the session; empty when there is none. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("NHIP"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Uses a session that somebody else's browser has. */
    public void take(String session) {
        get("/identity/sign-in");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("NHIP"))
                .forEach(cookie -> cookie.setValue(session));
    }

    private URI uri(String address) {
        return URI.create(address.startsWith("/") ? home + address : address);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

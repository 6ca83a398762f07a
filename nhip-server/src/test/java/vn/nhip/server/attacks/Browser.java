package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.nhip.server.attacks.Wire.Answer;

/** Keeps cookies and sends forms, as a person's browser does. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Wire wire;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(Wire wire) {
        this.wire = wire;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Answer get(String target, String... headers) {
        return send("GET", target, new byte[0], headers);
    }

    Answer send(String method, String target, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        if (!cookies.isEmpty()) {
            all.add("Cookie: "
                    + cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Answer answer = wire.send(method, target, body, all.toArray(String[]::new));
        answer.all("Set-Cookie")
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .forEach(cookie -> {
                    int sign = cookie.indexOf('=');
                    cookies.put(cookie.substring(0, sign), cookie.substring(sign + 1));
                });
        return answer;
    }

    /** Sends a form with the token of this browser's session. */
    Answer form(String target, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token());
        return formAsItIs(target, all);
    }

    Answer formAsItIs(String target, Map<String, String> fields) {
        return send("POST", target, encoded(fields), "Content-Type: application/x-www-form-urlencoded");
    }

    /** The token in the forms of this browser's pages. */
    String token() {
        Matcher found = TOKEN.matcher(get("/identity/sign-in").body());
        assertThat(found.find()).as("a form with a token").isTrue();
        return Objects.requireNonNull(found.group(1));
    }

    static byte[] encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

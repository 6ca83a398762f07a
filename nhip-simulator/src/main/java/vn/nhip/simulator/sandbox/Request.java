package vn.nhip.simulator.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server is asked.
 *
 * @param path what the braces of the route stand for, by their names
 * @param query the parameters of the address; the last one of a name
 * @param headers by name in lower case; the first one of a name
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
        String method, Map<String, String> path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    /**
     * The body as a JSON object.
     *
     * @throws Refusal 400 when it is none
     */
    public ObjectNode json() {
        return SandboxJson.object(body);
    }

    /**
     * The fields of a form ({@code application/x-www-form-urlencoded}).
     *
     * @throws Refusal 400 when its percent signs make no sense
     */
    public Map<String, String> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    /** A header; {@code null} when there is none. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * A parameter of the address.
     *
     * @throws Refusal 400 when there is none
     */
    public String neededParameter(String name) {
        String value = query.get(name);
        if (value == null || value.isBlank()) {
            throw Refusal.badRequest("parameter \"" + name + "\" is missing");
        }
        return value.strip();
    }

    static Map<String, String> pairs(@Nullable String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return pairs;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            pairs.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.badRequest("\"" + text + "\" is not percent-encoded: " + wrong.getMessage());
        }
    }
}

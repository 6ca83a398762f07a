package vn.nhip.simulator.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a server answers.
 *
 * @param headers more headers, by name
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
    private static final int OK = 200;
    private static final int FOUND = 302;

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with JSON. */
    public static Answer json(JsonNode json) {
        return json(OK, json);
    }

    /** JSON. */
    public static Answer json(int status, JsonNode json) {
        return new Answer(
                status, "application/json; charset=utf-8", Map.of(), SandboxJson.MAPPER.writeValueAsBytes(json));
    }

    /** A text of a media type, in UTF-8. */
    public static Answer text(int status, String mediaType, String text) {
        return new Answer(status, mediaType + "; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** 302. */
    public static Answer redirect(URI to) {
        return text(FOUND, "text/plain", "").with("Location", to.toString());
    }

    /** {@code {"error":message}}. */
    public static Answer error(int status, String message) {
        return json(status, SandboxJson.object().put("error", message));
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, more, body);
    }
}

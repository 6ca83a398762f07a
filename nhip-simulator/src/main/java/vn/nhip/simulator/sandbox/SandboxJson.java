package vn.nhip.simulator.sandbox;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the outside world reads and writes it. */
public final class SandboxJson {
    /** Refuses members told twice and what follows the value. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(200)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SandboxJson() {}

    /** A new object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * The object in a text.
     *
     * @throws Refusal 400 when it is none
     */
    public static ObjectNode object(byte[] text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException unreadable) {
            throw Refusal.badRequest("the body is not JSON: " + unreadable.getOriginalMessage());
        }
        throw Refusal.badRequest("the body is no JSON object");
    }

    /**
     * A text member; a number as its digits.
     *
     * @throws Refusal 400 when it is absent, null, blank or no single value
     */
    public static String needed(JsonNode object, String name) {
        JsonNode value = object.path(name);
        String text = value.isString() ? value.stringValue() : value.isNumber() ? value.toString() : "";
        if (text.isBlank()) {
            throw Refusal.badRequest("\"" + name + "\" is missing or no text");
        }
        return text.strip();
    }

    /**
     * Holds an object to the members it may have.
     *
     * @throws Refusal 400 when it is no object, or has other members than these
     */
    public static void onlyMembers(JsonNode json, Set<String> known, String where) {
        if (!json.isObject()) {
            throw Refusal.badRequest("\"" + where + "\" is no JSON object");
        }
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw Refusal.badRequest("\"" + where + "\" knows no \"" + name + "\"; it knows "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}

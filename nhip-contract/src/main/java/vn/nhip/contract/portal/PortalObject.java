package vn.nhip.contract.portal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One object of a payload, to look into. Its text says nothing of what is in it: most of it may be personal. */
public final class PortalObject {
    private final ObjectNode node;

    private PortalObject(ObjectNode node) {
        this.node = node;
    }

    /**
     * The object in a JSON text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static PortalObject of(String json) {
        try {
            if (PortalJson.MAPPER.readTree(json) instanceof ObjectNode object) {
                return new PortalObject(object);
            }
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("a dossier of the portal is a JSON object; this is not JSON");
        }
        throw new IllegalArgumentException("a dossier of the portal is a JSON object; this is another value");
    }

    static PortalObject of(ObjectNode node) {
        return new PortalObject(node);
    }

    /** A value as text, a number as its digits; {@code null} when it is absent, null, blank or no single value. */
    public @Nullable String text(PortalField field) {
        JsonNode value = node.get(field.portalName());
        if (value == null || value.isNull() || value.isContainer()) {
            return null;
        }
        // No text of a database can hold NUL.
        String text = value.isString() ? value.stringValue().replace('\0', '\ufffd') : value.toString();
        return text.isBlank() ? null : text.strip();
    }

    /** Whether the field stands there with anything but null. */
    public boolean has(PortalField field) {
        return node.hasNonNull(field.portalName());
    }

    /** Whether a flag is 1 or true. */
    public boolean isSet(PortalField field) {
        String text = text(field);
        return "1".equals(text) || "true".equals(text);
    }

    /** The objects of a list; a single object is a list of one, anything else an empty one. */
    public List<PortalObject> entries(PortalField field) {
        JsonNode value = node.get(field.portalName());
        if (value instanceof ObjectNode single) {
            return List.of(new PortalObject(single));
        }
        if (value == null || !value.isArray()) {
            return List.of();
        }
        List<PortalObject> entries = new ArrayList<>(value.size());
        for (JsonNode entry : value) {
            if (entry instanceof ObjectNode object) {
                entries.add(new PortalObject(object));
            }
        }
        return entries;
    }

    /** The names of all fields, known or not, in their order. */
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** Says that there is an object, and nothing of it. */
    @Override
    public String toString() {
        return "PortalObject[withheld]";
    }
}

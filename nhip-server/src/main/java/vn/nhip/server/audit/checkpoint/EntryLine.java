package vn.nhip.server.audit.checkpoint;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.tree.Hash;

/** An entry as a line of JSON, in the export. */
public final class EntryLine {
    private static final JsonMapper JSON = new JsonMapper();

    private EntryLine() {}

    /** The line, with its end. */
    static byte[] write(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", entry.seq());
            json.writeStringProperty("at", entry.at().toString());
            json.writeStringProperty("event", entry.event());
            json.writeStringProperty("viewer_kind", entry.who().kind());
            json.writeStringProperty("viewer_id", entry.who().id());
            json.writeStringProperty("viewer_name", entry.who().name());
            json.writeStringProperty("viewer_from", entry.who().from());
            json.writeStringProperty("subject", entry.what().subject());
            json.writeStringProperty("agency", entry.what().agency());
            json.writeStringProperty("before", entry.what().before());
            json.writeStringProperty("after", entry.what().after());
            json.writeStringProperty("reason", entry.what().reason());
            json.writeStringProperty("details", entry.what().details());
            json.writeStringProperty("leaf", entry.leaf().hex());
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is no entry
     */
    public static Entry read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new Entry(
                    json.required("seq").asLong(),
                    Instant.parse(text(json, "at")),
                    text(json, "event"),
                    new Entry.Who(
                            text(json, "viewer_kind"),
                            text(json, "viewer_id"),
                            text(json, "viewer_name"),
                            orNull(json, "viewer_from")),
                    new Entry.What(
                            text(json, "subject"),
                            orNull(json, "agency"),
                            orNull(json, "before"),
                            orNull(json, "after"),
                            orNull(json, "reason"),
                            text(json, "details")),
                    Hash.ofHex(text(json, "leaf")));
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("no audit entry", e);
        }
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }

    private static @Nullable String orNull(JsonNode json, String name) {
        JsonNode value = json.required(name);
        return value.isNull() ? null : value.asString();
    }
}

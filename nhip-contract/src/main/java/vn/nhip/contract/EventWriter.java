package vn.nhip.contract;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import vn.nhip.core.cases.CaseFact;

/** Writes events as CloudEvents 1.0; {@link EventReader} reads them back without loss. */
public final class EventWriter {
    private static final ObjectWriteContext WRITE = ObjectWriteContext.empty();

    private EventWriter() {}

    /** One event in the structured form, on one line without its end. */
    public static byte[] write(CaseMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = Wire.JSON.createGenerator(WRITE, bytes)) {
            event(out, message);
        }
        return bytes.toByteArray();
    }

    /** A batch: one JSON array. Leaves the output open. */
    public static void writeBatch(Collection<CaseMessage> messages, OutputStream to) {
        JsonGenerator out = Wire.JSON.createGenerator(WRITE, to);
        out.writeStartArray();
        messages.forEach(message -> event(out, message));
        out.writeEndArray();
        out.flush();
    }

    /** The headers {@code ce-…} of an event in the binary form. */
    public static Map<String, String> headers(CaseMessage message) {
        return BinaryEvent.headers(message);
    }

    /** The body of an event in the binary form: its data. */
    public static byte[] body(CaseMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = Wire.JSON.createGenerator(WRITE, bytes)) {
            data(out, message.fact(), message.person());
        }
        return bytes.toByteArray();
    }

    static Map<String, String> attributes(CaseMessage message) {
        CaseFact.Kind kind = message.fact().kind();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", message.id());
        attributes.put("source", message.source());
        attributes.put("type", EventTypes.of(kind));
        attributes.put("subject", message.caseCode());
        attributes.put("time", message.occurred().toString());
        attributes.put("dataschema", EventTypes.schema(kind));
        return attributes;
    }

    private static void event(JsonGenerator out, CaseMessage message) {
        out.writeStartObject();
        attributes(message).forEach((name, value) -> {
            out.writeName(name);
            out.writeString(value);
        });
        out.writeName("datacontenttype");
        out.writeString("application/json");
        out.writeName("data");
        data(out, message.fact(), message.person());
        out.writeEndObject();
    }

    private static void data(JsonGenerator out, CaseFact fact, @Nullable Person person) {
        out.writeStartObject();
        new FactWriter(out).fields(fact);
        if (person != null) {
            out.writeName(DataField.PERSON.json());
            out.writeStartObject();
            text(out, "name", person.name());
            text(out, "identityNumber", person.identityNumber());
            text(out, "phone", person.phone());
            text(out, "email", person.email());
            text(out, "address", person.address());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeName(name);
            out.writeString(value);
        }
    }
}

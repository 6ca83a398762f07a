package vn.nhip.contract;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import vn.nhip.core.cases.CaseFact;

/**
 * A fact as compact JSON of its fields, and back without loss: what stands in the body column of the log, and, with a person added, in
 * {@code data} of an event. What is not known is left out. It holds nothing personal.
 */
public final class FactJson {
    private static final ObjectWriteContext WRITE = ObjectWriteContext.empty();
    private static final ObjectReadContext READ = ObjectReadContext.empty();

    private FactJson() {}

    /** The fact as JSON. */
    public static String write(CaseFact fact) {
        StringWriter text = new StringWriter(160);
        try (JsonGenerator out = Wire.JSON.createGenerator(WRITE, text)) {
            object(out, fact);
        }
        return text.toString();
    }

    /** The fact as JSON in UTF-8. */
    public static byte[] writeBytes(CaseFact fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator out = Wire.JSON.createGenerator(WRITE, bytes)) {
            object(out, fact);
        }
        return bytes.toByteArray();
    }

    private static void object(JsonGenerator out, CaseFact fact) {
        out.writeStartObject();
        new FactWriter(out).fields(fact);
        out.writeEndObject();
    }

    /**
     * The fact of a kind from what {@link #write} made of it. Fields it does not know are passed over: a later version may have more.
     *
     * @throws IllegalArgumentException when it is not the JSON of such a fact
     */
    public static CaseFact read(CaseFact.Kind kind, String json) {
        try (JsonParser parser = Wire.JSON.createParser(READ, json)) {
            return read(kind, parser);
        } catch (JacksonException | Rejected wrong) {
            throw unreadable(kind, wrong);
        }
    }

    /**
     * The same from UTF-8.
     *
     * @throws IllegalArgumentException when it is not the JSON of such a fact
     */
    public static CaseFact read(CaseFact.Kind kind, byte[] json) {
        try (JsonParser parser = Wire.JSON.createParser(READ, json, 0, json.length)) {
            return read(kind, parser);
        } catch (JacksonException | Rejected wrong) {
            throw unreadable(kind, wrong);
        }
    }

    private static CaseFact read(CaseFact.Kind kind, JsonParser parser) throws Rejected {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Rejected.form("data", "an object", "một đối tượng JSON");
        }
        DataFields fields = new DataFields(false, "data.");
        fields.read(parser);
        return FactBuilder.build(kind, fields);
    }

    private static IllegalArgumentException unreadable(CaseFact.Kind kind, Exception wrong) {
        String why = wrong instanceof Rejected ? wrong.getMessage() : "not JSON";
        return new IllegalArgumentException("The stored " + kind + " cannot be read: " + why, wrong);
    }
}

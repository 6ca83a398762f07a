package vn.nhip.server.cases.mapping;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An event that could not be read, as the CloudEvent it would be, with what stands in the file where a value could not be read. Whoever
 * corrects it in quarantine corrects that value, and the event is read like any other.
 */
final class Draft {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 4_000;

    private Draft() {}

    static String of(Mapping mapping, EventRule rule, Row row, String code) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("type", "vn.nhip.case." + FactField.nameOf(rule.kind()) + ".v1");
            json.writeStringProperty("source", mapping.source());
            json.writeStringProperty(
                    "id",
                    rule.id() == null ? row.place() + "/" + code : rule.id().of(row));
            json.writeStringProperty("subject", code);
            json.writeStringProperty("time", time(rule.time(), row));
            json.writeObjectPropertyStart("data");
            for (FactField field : FactField.of(rule.kind())) {
                Value value = rule.fields().get(field.name());
                if (value != null) {
                    write(json, field, value, row);
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String time(Value value, Row row) {
        try {
            ReadTime time = value.time(row);
            return time == null ? "" : time.instant().toString();
        } catch (Unmappable e) {
            return said(value, row);
        }
    }

    private static void write(JsonGenerator json, FactField field, Value value, Row row) {
        try {
            switch (GivenFields.read(field, value, row)) {
                case null -> {}
                case Boolean flag -> json.writeBooleanProperty(field.name(), flag);
                case Number number -> json.writeNumberProperty(field.name(), number.longValue());
                case Enum<?> constant -> json.writeStringProperty(field.name(), GivenFields.wire(constant));
                case Object text -> json.writeStringProperty(field.name(), text.toString());
            }
        } catch (Unmappable e) {
            json.writeStringProperty(field.name(), said(value, row));
        }
    }

    /** What stands in the file, before any table. */
    private static String said(Value value, Row row) {
        for (Template alternative : value.alternatives()) {
            String text = alternative.of(row);
            if (!text.isEmpty()) {
                return text.substring(0, Math.min(text.length(), LONGEST));
            }
        }
        return "";
    }
}

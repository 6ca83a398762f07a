package vn.nhip.server.cases.mapping;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nhip.contract.EventTypes;

/**
 * An event that could not be read, as the CloudEvent it would be, with what stands in the file where a value could not be read. Whoever
 * corrects it in quarantine corrects that value, and the event is read like any other.
 */
final class Draft {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 4_000;
    private static final int CELLS_MAX = 500;

    private Draft() {}

    static String of(Mapping mapping, EventRule rule, Row row, String code) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("type", EventTypes.of(rule.kind()));
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

    /** A row that is no event, its cells in their order. */
    static String cells(List<String> cells) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            cells.stream().limit(CELLS_MAX).forEach(cell -> json.writeString(shortened(cell)));
            json.writeEndArray();
        }
        return text.toString();
    }

    /** A record that is no event, as far as the mapping speaks of it. */
    static String record(Mapping mapping, Row row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            mapping.columns().stream()
                    .sorted()
                    .forEach(column -> json.writeStringProperty(column, shortened(row.cell(column))));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
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
                case Enum<?> constant -> json.writeStringProperty(field.name(), constant.name());
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
                return shortened(text);
            }
        }
        return "";
    }
}

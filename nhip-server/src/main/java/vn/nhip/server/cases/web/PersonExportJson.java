package vn.nhip.server.cases.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.server.cases.persons.PersonExport;

/** What is kept about a person, as JSON that another system can read; {@code docs/personal-data.md} describes it. */
final class PersonExportJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PersonExportJson() {}

    static byte[] write(PersonExport export) {
        ObjectNode root = JSON.createObjectNode();
        root.put("made", export.made().toString());
        ArrayNode cases = root.putArray("cases");
        for (PersonExport.OfCase each : export.cases()) {
            ObjectNode one = cases.addObject();
            one.put("code", each.code());
            one.put("agency", each.agency());
            one.put("about", each.about());
            ObjectNode person = one.putObject("person");
            each.values().forEach((field, value) -> person.put(field.code(), value));
            put(one, "corrected", each.corrected());
            put(one, "erased", each.erased());
            ArrayNode records = one.putArray("records");
            for (PersonExport.SentRecord record : each.records()) {
                ObjectNode sent = records.addObject();
                sent.put("id", record.id());
                sent.put("recorded", record.recorded().toString());
                sent.put("source", record.source());
                sent.put("text", record.text());
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    private static void put(ObjectNode object, String name, @Nullable Instant at) {
        if (at != null) {
            object.put(name, at.toString());
        }
    }
}

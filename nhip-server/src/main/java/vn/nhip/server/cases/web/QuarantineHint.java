package vn.nhip.server.cases.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.server.cases.quarantine.HeldDetail;

/**
 * Where in the event of a record the value stands that its problem complains about: what a rule would have to name. Nothing personal is
 * looked at.
 *
 * @param fields the fields that the event has
 * @param field the one complained about; empty when nobody can tell
 * @param value its value
 */
public record QuarantineHint(List<String> fields, String field, String value) {
    static final QuarantineHint NONE = new QuarantineHint(List.of(), "", "");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PERSON = "person";

    static QuarantineHint of(HeldDetail detail) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            gather(JSON.readTree(detail.editable()), "", values);
        } catch (JacksonException notJson) {
            return NONE;
        }
        String said = detail.held().problem().vietnamese();
        List<String> fields = List.copyOf(values.keySet());
        return values.entrySet().stream()
                .filter(entry ->
                        said.contains("\"" + entry.getValue() + "\"") || said.contains("“" + entry.getValue() + "”"))
                .filter(entry -> !entry.getValue().isEmpty())
                .findFirst()
                .map(entry -> new QuarantineHint(fields, entry.getKey(), entry.getValue()))
                .orElse(new QuarantineHint(fields, "", ""));
    }

    private static void gather(JsonNode node, String path, Map<String, String> values) {
        node.properties().forEach(property -> {
            JsonNode value = property.getValue();
            String name = path + property.getKey();
            if (value.isObject() && !property.getKey().equals(PERSON)) {
                gather(value, name + ".", values);
            } else if (value.isString()) {
                values.put(name, value.asString());
            }
        });
    }
}

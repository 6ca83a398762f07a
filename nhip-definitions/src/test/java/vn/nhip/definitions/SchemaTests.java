package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import vn.nhip.core.index.CountUnit;
import vn.nhip.core.index.Elsewhere;
import vn.nhip.core.index.MissingRule;
import vn.nhip.core.index.ParentRule;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.ZeroRule;

class SchemaTests {
    private static final Path SCHEMA = Path.of("src/main/resources/definitions/index.schema.json");

    /** JSON is YAML. */
    private final Map<String, Object> schema;

    SchemaTests() throws IOException {
        schema = new Yaml().load(Files.readString(SCHEMA));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> object, String key) {
        Object child = object.get(key);
        assertThat(child).as(key).isInstanceOf(Map.class);
        return (Map<String, Object>) child;
    }

    private Map<String, Object> of(IndexShape shape) {
        return shape == IndexShape.DEFINITION ? schema : child(child(schema, "$defs"), shape.label());
    }

    @Test
    void namesTheKeysThatTheLoaderKnows() {
        for (IndexShape shape : IndexShape.values()) {
            assertThat(child(of(shape), "properties")).as(shape.label()).containsOnlyKeys(shape.keys());
            assertThat(of(shape).get("required")).as(shape.label()).isEqualTo(shape.required());
            assertThat(of(shape).get("additionalProperties")).as(shape.label()).isEqualTo(false);
        }
        assertThat(child(schema, "$defs")).hasSize(IndexShape.values().length - 1);
    }

    @Test
    void namesTheConstantsThatTheLoaderKnows() {
        Map<String, List<String>> known = new HashMap<>();
        known.put("unit", YamlObject.namesOf(CountUnit.class));
        known.put("zero", YamlObject.namesOf(ZeroRule.class));
        known.put("missing", YamlObject.namesOf(MissingRule.class));
        known.put("elsewhere", YamlObject.namesOf(Elsewhere.class));
        known.put("rounding", YamlObject.namesOf(Rounding.class));
        known.put("parent", YamlObject.namesOf(ParentRule.class));
        Map<String, Object> indicator = child(of(IndexShape.INDICATOR), "properties");
        known.forEach((key, names) ->
                assertThat(constants(child(indicator, key))).as(key).isEqualTo(names));
        assertThat(constants(child(child(of(IndexShape.READING), "properties"), "zero")))
                .isEqualTo(known.get("zero"));
        assertThat(constants(child(child(of(IndexShape.READING), "properties"), "needs")))
                .isEqualTo(IndicatorReader.NEEDS);
        assertThat(constants(child(child(indicator, "levels"), "items"))).isEqualTo(IndicatorReader.LEVELS);
        assertThat(constants(child(child(of(IndexShape.BASIS), "properties"), "confidence")))
                .isEqualTo(IndicatorReader.CONFIDENCES);
    }

    private static List<String> constants(Map<String, Object> property) {
        List<String> constants = new ArrayList<>();
        Object values = property.get("enum");
        assertThat(values).isInstanceOf(List.class);
        ((List<?>) values).forEach(value -> constants.add(String.valueOf(value)));
        return constants;
    }
}

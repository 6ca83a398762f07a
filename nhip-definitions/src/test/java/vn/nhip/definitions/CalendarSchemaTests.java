package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import vn.nhip.core.calendar.CalendarDay;

class CalendarSchemaTests {
    private static final Path SCHEMA = Path.of("src/main/resources/definitions/calendar.schema.json");

    /** JSON is YAML. */
    private final Map<String, Object> schema;

    CalendarSchemaTests() throws IOException {
        schema = new Yaml().load(Files.readString(SCHEMA));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> object, String key) {
        Object child = object.get(key);
        assertThat(child).as(key).isInstanceOf(Map.class);
        return (Map<String, Object>) child;
    }

    private Map<String, Object> of(CalendarShape shape) {
        return shape == CalendarShape.CALENDAR ? schema : child(child(schema, "$defs"), shape.label());
    }

    @Test
    void namesTheKeysThatTheLoaderKnows() {
        for (CalendarShape shape : CalendarShape.values()) {
            assertThat(child(of(shape), "properties")).as(shape.label()).containsOnlyKeys(shape.keys());
            assertThat(of(shape).get("required")).as(shape.label()).isEqualTo(shape.required());
            assertThat(of(shape).get("additionalProperties")).as(shape.label()).isEqualTo(false);
        }
        assertThat(child(schema, "$defs")).hasSize(CalendarShape.values().length - 1);
    }

    @Test
    void namesTheKindsOfDayThatTheLoaderKnows() {
        Map<String, Object> kind = child(child(of(CalendarShape.DAY), "properties"), "kind");
        assertThat(kind.get("enum")).isEqualTo(YamlObject.namesOf(CalendarDay.Kind.class));
    }
}

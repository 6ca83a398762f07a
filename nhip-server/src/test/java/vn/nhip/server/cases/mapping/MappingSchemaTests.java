package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.intake.Unknowns;

/** What editors are told is what the reader takes. */
class MappingSchemaTests {
    private final JsonNode schema;

    MappingSchemaTests() throws IOException {
        schema =
                JsonMapper.shared().readTree(Files.readString(Path.of("src/main/resources/cases/mapping.schema.json")));
    }

    private JsonNode of(MappingShape shape) {
        return shape == MappingShape.MAPPING ? schema : schema.path("$defs").path(shape.label());
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue);
    }

    @Test
    void namesTheKeysThatTheReaderKnows() {
        for (MappingShape shape : MappingShape.values()) {
            assertThat(of(shape).path("properties").propertyNames())
                    .as(shape.label())
                    .containsExactlyInAnyOrderElementsOf(shape.keys());
            assertThat(texts(of(shape).path("required"))).as(shape.label()).containsExactlyElementsOf(shape.required());
            assertThat(of(shape).path("additionalProperties").booleanValue()).isFalse();
        }
        assertThat(schema.path("$defs").size()).isEqualTo(MappingShape.values().length - 1);
    }

    @Test
    void namesTheConstantsThatTheReaderKnows() {
        assertThat(constants(MappingShape.EVENT, "type")).containsExactlyElementsOf(RuleReader.TYPES);
        assertThat(constants(MappingShape.EVENT, "each")).containsExactlyElementsOf(names(Each.values()));
        assertThat(constants(MappingShape.FILE, "format")).containsExactlyElementsOf(names(FileForm.Format.values()));
        assertThat(constants(MappingShape.TABLE, "otherwise"))
                .containsExactlyElementsOf(names(ValueTable.Otherwise.values()));
        assertThat(constants(MappingShape.CONDITION, "is")).containsExactlyElementsOf(RuleReader.TESTS);
        assertThat(constants(MappingShape.MAPPING, "unknown")).containsExactlyElementsOf(names(Unknowns.values()));
    }

    @Test
    void namesTheFieldsOfAllFacts() {
        JsonNode fields =
                of(MappingShape.EVENT).path("properties").path("fields").path("properties");
        assertThat(fields.propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CaseFact.Kind.values())
                        .flatMap(kind -> FactField.of(kind).stream())
                        .map(FactField::name)
                        .distinct()
                        .toList());
    }

    private Stream<String> constants(MappingShape shape, String key) {
        return texts(of(shape).path("properties").path(key).path("enum"));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

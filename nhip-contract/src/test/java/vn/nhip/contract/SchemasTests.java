package vn.nhip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.cases.CaseFact;

class SchemasTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(SchemasTests::byId));
    private static final Schema EVENT = schema("urn:nhip:schema:event:v1");

    private static @Nullable String byId(String id) {
        String name = id.replace("urn:nhip:schema:", "").replace(':', '/') + ".json";
        return Schemas.names().contains(name) ? file(name) : null;
    }

    private static Schema schema(String id) {
        return REGISTRY.getSchema(SchemaLocation.of(id));
    }

    private static String file(String name) {
        return new String(Schemas.bytes(name).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String name) {
        return JSON.readTree(file(name));
    }

    private static JsonNode schemaOf(CaseFact.Kind kind) {
        return json("case/" + EventTypes.name(kind) + "/v1.json");
    }

    private static String exampleOf(CaseFact.Kind kind) {
        return file("case/" + EventTypes.name(kind) + "/example.json");
    }

    private static Class<?> recordOf(CaseFact.Kind kind) {
        String name = kind.name().replace("_", "");
        return RandomFacts.records().stream()
                .filter(type -> type.getSimpleName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void publishesEveryFileAndNoOther() throws IOException {
        Path root = Path.of("src/main/resources/schema");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> root.relativize(f).toString()))
                    .containsExactlyInAnyOrderElementsOf(Schemas.names());
        }
        assertThat(Schemas.bytes("../schema/index.json")).isEmpty();
    }

    @Test
    void listsEveryType() {
        assertThat(json("index.json")
                        .get("types")
                        .valueStream()
                        .map(t -> t.get("type").asString()))
                .containsExactlyInAnyOrder(Arrays.stream(CaseFact.Kind.values())
                        .map(EventTypes::of)
                        .toArray(String[]::new));
        json("index.json").get("types").forEach(type -> {
            assertThat(Schemas.names())
                    .contains(type.get("schema").asString(), type.get("example").asString());
            assertThat(json(type.get("schema").asString()).get("title")).isEqualTo(type.get("title"));
        });
        assertThat(json("event/v1.json").get("properties").get("type").get("enum"))
                .hasSize(CaseFact.Kind.values().length);
    }

    @ParameterizedTest
    @EnumSource(CaseFact.Kind.class)
    void describesEveryFieldAsTheFactHasIt(CaseFact.Kind kind) {
        JsonNode schema = schemaOf(kind);
        assertThat(schema.get("$id").asString()).isEqualTo(EventTypes.schema(kind));
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("title").asString()).containsPattern("^[A-Z][a-z ]+ \\(\\p{L}.*\\)$");
        assertThat(schema.get("description").asString()).endsWith(".");

        List<String> expected = new ArrayList<>();
        for (RecordComponent component : recordOf(kind).getRecordComponents()) {
            expected.add(component.getName());
            describes(schema.get("properties").get(component.getName()), component);
        }
        if (kind == CaseFact.Kind.SUBMITTED || kind == CaseFact.Kind.ACCEPTED || kind == CaseFact.Kind.CORRECTED) {
            expected.add("person");
        }
        assertThat(schema.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(required(schema)).containsExactlyInAnyOrderElementsOf(requiredOf(kind));
    }

    private static List<String> required(JsonNode schema) {
        return schema.has("required")
                ? schema.get("required").valueStream().map(JsonNode::asString).toList()
                : List.of();
    }

    /** What is neither nullable nor a flag that is false by default. */
    private static List<String> requiredOf(CaseFact.Kind kind) {
        return Arrays.stream(recordOf(kind).getRecordComponents())
                .filter(c -> !RandomFacts.isNullable(c))
                .filter(c -> c.getType() != boolean.class || kind == CaseFact.Kind.RATED)
                .map(RecordComponent::getName)
                .toList();
    }

    private static void describes(@Nullable JsonNode property, RecordComponent component) {
        String name = component.getName();
        assertThat(property).as(name).isNotNull();
        JsonNode schema = Objects.requireNonNull(property);
        assertThat(schema.get("description").asString()).as(name).isNotBlank();
        Class<?> type = component.getType();
        if (type.isEnum()) {
            assertThat(schema.get("enum").valueStream().filter(v -> !v.isNull()).map(JsonNode::asString))
                    .as(name)
                    .containsExactly(Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toArray(String[]::new));
            return;
        }
        assertThat(types(schema)).as(name).contains(typeOf(type));
        assertThat(types(schema).contains("null"))
                .as(name + " may be null")
                .isEqualTo(RandomFacts.isNullable(component) || schema.has("default"));
        assertThat(schema.has("format")).as(name).isEqualTo(type == Instant.class);
        if (type == String.class) {
            assertThat(schema.get("maxLength").asInt()).as(name).isEqualTo(longest(name));
        }
    }

    private static int longest(String name) {
        return DataField.all().stream()
                .filter(f -> f.json().equals(name))
                .findFirst()
                .orElseThrow()
                .longest();
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString());
    }

    private static String typeOf(Class<?> type) {
        if (type == String.class || type == Instant.class) {
            return "string";
        }
        return type == boolean.class ? "boolean" : type == CaseFact.class ? "object" : "integer";
    }

    @ParameterizedTest
    @EnumSource(CaseFact.Kind.class)
    void standsInTheHelpWithItsFields(CaseFact.Kind kind) throws IOException {
        JsonNode schema = schemaOf(kind);
        String row = Files.readAllLines(Path.of("../docs/help/send-events.md")).stream()
                .filter(line -> line.startsWith("| `" + EventTypes.of(kind) + "` |"))
                .findFirst()
                .orElseThrow();
        for (String field : schema.get("properties").propertyNames()) {
            assertThat(row).contains(required(schema).contains(field) ? "**`" + field + "`**" : " `" + field + "`");
        }
    }

    @ParameterizedTest
    @EnumSource(CaseFact.Kind.class)
    void givesAnExampleThatIsReadAndValid(CaseFact.Kind kind) {
        String example = exampleOf(kind);
        assertThat(faults(EVENT, example)).isEmpty();
        assertThat(faults(
                        schema(EventTypes.schema(kind)),
                        JSON.readTree(example).get("data").toString()))
                .isEmpty();
        assertThat(EventReader.event(example.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        EventRead.Read.class,
                        read -> assertThat(read.message().fact().kind()).isEqualTo(kind));
    }

    /** What the schema refuses the reader refuses, and the other way round. */
    @ParameterizedTest
    @EnumSource(CaseFact.Kind.class)
    void refusesWhatTheReaderRefuses(CaseFact.Kind kind) {
        Map<String, String> wrong = Map.of(
                "a number", "7.5", "a list", "[1]", "a text", "\"@\"", "nothing", "null", "an object", "{\"x\":1}");
        for (RecordComponent component : recordOf(kind).getRecordComponents()) {
            String name = component.getName();
            wrong.forEach((what, value) -> {
                ObjectNode event = (ObjectNode) JSON.readTree(exampleOf(kind));
                ((ObjectNode) event.get("data")).set(name, JSON.readTree(value));
                String changed = event.toString();
                boolean read = EventReader.event(changed.getBytes(StandardCharsets.UTF_8)) instanceof EventRead.Read;
                assertThat(faults(EVENT, changed).isEmpty())
                        .as("%s as %s", name, what)
                        .isEqualTo(read);
            });
        }
        for (String required : requiredOf(kind)) {
            ObjectNode event = (ObjectNode) JSON.readTree(exampleOf(kind));
            ((ObjectNode) event.get("data")).remove(required);
            assertThat(faults(EVENT, event.toString())).as(required).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<CaseFact> facts() {
        return RandomFacts.any();
    }

    @Property(tries = 200)
    void takesWhateverIsWritten(@ForAll("facts") CaseFact fact) {
        CaseMessage message = new CaseMessage("s", "i", "c", Instant.parse("2026-02-13T08:30:00Z"), fact, null);
        assertThat(faults(EVENT, new String(EventWriter.write(message), StandardCharsets.UTF_8)).stream()
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }
}

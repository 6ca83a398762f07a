package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.nhip.contract.EventTypes;
import vn.nhip.contract.FactJson;
import vn.nhip.core.cases.CaseFact.Kind;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.server.cases.intake.Unknowns;

class MappingTests {
    private static final Path SHIPPED = Path.of("../docs/help/mappings");

    private static List<String> mistakes(String text) {
        DefinitionException refused =
                catchThrowableOfType(DefinitionException.class, () -> Mapping.read(text, "m.yaml"));
        return refused.errors().stream().map(Object::toString).toList();
    }

    private static List<String> mistakesAfter(String what, String with) {
        assertThat(Reading.COUNTER).contains(what);
        return mistakes(Reading.COUNTER.replace(what, with));
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLine() {
        String text = """
                title: t
                source: urn:example:s
                unknown: maybe
                zone: Asia/Nowhere
                file: {format: ods, charset: latin-0, delimiter: "#"}
                dates: [dd/MM/yyyy, tomorrow]
                tables:
                  kenh: {valeus: {}}
                case: H26
                events:
                  - type: acepted
                    time: ${Ngày
                  - type: step-started
                    time: ${Ngày}
                    fields: {stp: x}
                """;
        assertThat(mistakes(text))
                .containsExactly(
                        "m.yaml:3: unknown: maybe, expected one of quarantine, accept",
                        "m.yaml:4: zone: Asia/Nowhere, expected a time zone, as Asia/Ho_Chi_Minh or +07:00",
                        "m.yaml:5: format: ods, expected one of csv, xlsx, xes",
                        "m.yaml:5: charset: latin-0, expected a character set, as UTF-8, UTF-16LE or windows-1258",
                        "m.yaml:5: delimiter: #, expected one of ,, ;, tab, |",
                        "m.yaml:6: dates: tomorrow, expected a pattern as dd/MM/yyyy HH:mm, or one of iso, excel",
                        "m.yaml:8: unknown key valeus in table, expected values",
                        "m.yaml:8: table without values, expected the key values",
                        "m.yaml:9: case: H26, expected a column, as ${Mã hồ sơ}: every case has its own code",
                        "m.yaml:11: type: acepted, expected accepted",
                        "m.yaml:12: time: ${Ngày, expected a column as ${name}, closed",
                        "m.yaml:15: unknown key stp in fields of step-started, expected step",
                        "m.yaml:15: fields of step-started without step, expected the key step");
    }

    @Test
    void personalColumnsAreOfThePersonOnly() {
        assertThat(mistakesAfter("due: ${Ngày hẹn trả}", "due: ${Chủ hồ sơ}"))
                .containsExactly("m.yaml:18: personal column Chủ hồ sơ in an event, expected it under person only");
        assertThat(mistakesAfter("${Mã hồ sơ}", "${Số CCCD}"))
                .singleElement()
                .asString()
                .contains("Số CCCD");
        assertThat(mistakesAfter("case: ${Mã hồ sơ}", "case: ${SoDienThoai}"))
                .singleElement()
                .asString()
                .contains("person only");
    }

    @Test
    void anIdIsOfOneEventOnly() {
        assertThat(mistakesAfter("time: ${Ngày tiếp nhận}", "time: ${Ngày tiếp nhận}\n    id: ${Mã hồ sơ}"))
                .singleElement()
                .asString()
                .contains("id: ${Mã hồ sơ}");
    }

    @Test
    void anUnknownTableIsToldWithTheNearest() {
        assertThat(mistakesAfter("table: kenh}", "table: kênh}"))
                .singleElement()
                .asString()
                .endsWith("expected kenh");
    }

    @Test
    void aConditionComparesOnce() {
        assertThat(mistakesAfter(", equals: returned", ""))
                .singleElement()
                .asString()
                .contains("compares nothing");
        assertThat(mistakesAfter("equals: returned", "equals: a, in: [b]"))
                .singleElement()
                .asString()
                .contains("equals and in");
    }

    @Test
    void correctionsAreNotMapped() {
        assertThat(mistakesAfter("type: returned", "type: corrected"))
                .singleElement()
                .asString()
                .contains("type: corrected");
    }

    @Test
    void rowsAreOfTablesAndTracesOfLogs() {
        assertThat(mistakesAfter("type: returned", "type: returned\n    each: trace"))
                .anySatisfy(mistake -> assertThat(mistake).contains("expected row"));
        String log = """
                title: t
                source: urn:example:s
                file: {format: xes}
                case: ${trace:concept:name}
                events:
                  - {type: completed, each: trace, time: "${time:timestamp}"}
                """;
        assertThat(mistakes(log)).singleElement().asString().endsWith("expected trace:time:timestamp");
    }

    @Test
    void unknownsGoToQuarantineUnlessSaidOtherwise() {
        assertThat(Mapping.read(Reading.COUNTER, "m").unknowns()).isEqualTo(Unknowns.QUARANTINE);
        assertThat(Mapping.read("unknown: accept\n" + Reading.COUNTER, "m").unknowns())
                .isEqualTo(Unknowns.ACCEPT);
    }

    @Test
    void aTextThatIsNoYamlIsToldSo() {
        assertThat(mistakes("a: [")).singleElement().asString().startsWith("m.yaml:");
        assertThat(mistakes("")).singleElement().asString().contains("empty file");
    }

    static Stream<Kind> mappable() {
        return Stream.of(Kind.values()).filter(FactField::isMappable);
    }

    /** Every field of every kind in a mapping, read from a row, and written as the contract has it: nothing is lost or renamed. */
    @ParameterizedTest
    @MethodSource("mappable")
    void everyFieldOfTheContractCanBeMapped(Kind kind) {
        StringBuilder fields = new StringBuilder();
        FactField.of(kind)
                .forEach(field -> fields.append("      ")
                        .append(field.name())
                        .append(": ")
                        .append(constant(field))
                        .append('\n'));
        String mapping = """
                title: t
                source: urn:example:s
                file: {format: csv}
                case: ${a}
                events:
                  - type: %s
                    time: ${b}
                    %s
                %s
                """.formatted(EventTypes.name(kind), fields.isEmpty() ? "" : "fields:", fields);
        Reading reading = Reading.of(mapping, "a,b\nA-1,02/03/2026\n");

        assertThat(reading.unread()).isEmpty();
        String json = FactJson.write(reading.messages().getFirst().fact());
        assertThat(FactJson.read(kind, json))
                .isEqualTo(reading.messages().getFirst().fact());
        FactField.of(kind).forEach(field -> assertThat(json).contains('"' + field.name() + '"'));
    }

    private static String constant(FactField field) {
        return switch (field.type()) {
            case TEXT -> "một chữ";
            case TIME -> "09/03/2026";
            case FLAG -> "có";
            case AMOUNT -> "1.500.000 đ";
            case STARS -> "5";
            case CHANNEL -> "online";
            case SUBJECT -> "household-business";
            case GATEWAY -> "NATIONAL";
        };
    }

    @Test
    void theShippedMappingsAreWithoutMistakes() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            List<Path> mappings =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(mappings).hasSizeGreaterThanOrEqualTo(3);
            for (Path mapping : mappings) {
                assertThat(Mapping.load(mapping).title()).isNotEmpty();
            }
        }
    }
}

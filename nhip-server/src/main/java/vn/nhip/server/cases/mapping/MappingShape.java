package vn.nhip.server.cases.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.nhip.contract.EventTypes;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.definitions.Shape;

/** The objects of a mapping with the keys they must and may have. The published JSON Schema says the same. */
enum MappingShape implements Shape {
    MAPPING(
            List.of("title", "source", "file", "case", "events"),
            List.of("unknown", "zone", "dates", "tables", "person")),
    FILE(List.of("format"), List.of("charset", "delimiter", "header", "sheet", "empty")),
    TABLE(List.of("values"), List.of("default", "otherwise")),
    PERSON(
            List.of(),
            Arrays.stream(Mapping.PersonField.values())
                    .map(Mapping.PersonField::key)
                    .toList()),
    EVENT(List.of("type", "time"), List.of("each", "when", "id", "fields")),
    CONDITION(List.of("column"), List.of("table", "is", "equals", "in", "not_in")),
    VALUE(List.of(), List.of("value", "first_of", "table", "dates", "midnight_is_day"));

    private final List<String> required;
    private final List<String> optional;

    MappingShape(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    @Override
    public List<String> required() {
        return required;
    }

    @Override
    public List<String> keys() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fields of one kind of fact. */
    record Fields(String label, List<String> required, List<String> keys) implements Shape {
        static Fields of(CaseFact.Kind kind) {
            List<FactField> fields = FactField.of(kind);
            return new Fields(
                    "fields of " + EventTypes.name(kind),
                    fields.stream()
                            .filter(FactField::required)
                            .map(FactField::name)
                            .toList(),
                    fields.stream().map(FactField::name).toList());
        }
    }
}

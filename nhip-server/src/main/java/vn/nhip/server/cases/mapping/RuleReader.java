package vn.nhip.server.cases.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.EventTypes;
import vn.nhip.core.cases.CaseFact.Kind;
import vn.nhip.definitions.Complaints;
import vn.nhip.definitions.Spelling;
import vn.nhip.definitions.YamlObject;

/** Reads the rules of a mapping's events. */
final class RuleReader {
    static final List<String> TYPES = Arrays.stream(Kind.values())
            .filter(FactField::isMappable)
            .map(EventTypes::name)
            .toList();
    static final List<String> TESTS = List.of("empty", "not_empty");
    private static final List<String> COMPARISONS = List.of("is", "equals", "in", "not_in");

    private final Complaints complaints;
    private final ValueReader values;
    private final boolean log;

    RuleReader(Complaints complaints, ValueReader values, FileForm.Format format) {
        this.complaints = complaints;
        this.values = values;
        this.log = format == FileForm.Format.XES;
    }

    EventRule read(YamlObject event) {
        Kind kind = kind(event);
        Each each = each(event);
        List<Condition> when = conditions(event);
        Value time = values.value(event, "time");
        Template id = event.has("id") ? values.template(event, "id") : null;
        EventRule rule = new EventRule(kind == null ? Kind.SUBMITTED : kind, each, when, time, id, fields(event, kind));
        if (each == Each.TRACE) {
            rule.columns()
                    .filter(column -> !column.startsWith(XesRow.TRACE) && !column.startsWith(XesRow.FILE))
                    .forEach(column -> complaints.add(
                            event.line("each"), "column " + column + " in an event of each trace", "trace:" + column));
        }
        return rule;
    }

    private @Nullable Kind kind(YamlObject event) {
        if (!event.names("type")) {
            return null;
        }
        String type = event.scalar("type");
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(FactField::isMappable)
                .filter(candidate -> EventTypes.name(candidate).equals(type))
                .findFirst();
        if (kind.isEmpty()) {
            event.complain("type", Spelling.nearest(type, TYPES).orElseGet(() -> "one of " + String.join(", ", TYPES)));
        }
        return kind.orElse(null);
    }

    private Each each(YamlObject event) {
        if (!log) {
            return event.constant("each", Each.class, Each.ROW) == Each.ROW ? Each.ROW : unfit(event, "row");
        }
        Each each = event.constant("each", Each.class, Each.EVENT);
        return each == Each.ROW ? unfit(event, "trace or event") : each;
    }

    private static Each unfit(YamlObject event, String expected) {
        event.complain("each", expected + ", for a file of this format");
        return Each.ROW;
    }

    private List<Condition> conditions(YamlObject event) {
        if (!event.has("when")) {
            return List.of();
        }
        Stream<YamlObject> objects = event.isList("when")
                ? event.objects("when", MappingShape.CONDITION).stream()
                : Stream.ofNullable(event.object("when", MappingShape.CONDITION));
        return objects.map(this::condition).toList();
    }

    private Condition condition(YamlObject object) {
        String column = object.names("column") ? object.scalar("column") : "";
        Template template = column.isEmpty() ? Template.of("") : Template.of("${" + column + "}");
        Value value = new Value(List.of(template), values.table(object), values.dates(), false);
        List<String> given = COMPARISONS.stream().filter(object::names).toList();
        if (given.size() != 1) {
            complaints.add(
                    object.line("column"),
                    given.isEmpty() ? "a condition that compares nothing" : String.join(" and ", given),
                    "one of " + String.join(", ", COMPARISONS));
            return new Condition(value, Condition.Test.NOT_EMPTY, Set.of());
        }
        return switch (given.getFirst()) {
            case "is" ->
                new Condition(
                        value,
                        object.choice("is", TESTS).equals("empty") ? Condition.Test.EMPTY : Condition.Test.NOT_EMPTY,
                        Set.of());
            case "not_in" -> new Condition(value, Condition.Test.NOT_IN, texts(object, "not_in"));
            default -> new Condition(value, Condition.Test.IN, texts(object, given.getFirst()));
        };
    }

    private static Set<String> texts(YamlObject object, String key) {
        return object.scalars(key).stream().map(ValueTable::key).collect(Collectors.toSet());
    }

    private Map<String, Value> fields(YamlObject event, @Nullable Kind kind) {
        if (kind == null) {
            return Map.of();
        }
        MappingShape.Fields shape = MappingShape.Fields.of(kind);
        if (!event.has("fields")) {
            if (!shape.required().isEmpty()) {
                complaints.add(
                        event.line("type"),
                        EventTypes.name(kind) + " without fields",
                        "fields with " + String.join(", ", shape.required()));
            }
            return Map.of();
        }
        YamlObject object = event.object("fields", shape);
        Map<String, Value> fields = new HashMap<>();
        if (object != null) {
            shape.keys().stream().filter(object::has).forEach(key -> fields.put(key, values.value(object, key)));
        }
        return Map.copyOf(fields);
    }
}

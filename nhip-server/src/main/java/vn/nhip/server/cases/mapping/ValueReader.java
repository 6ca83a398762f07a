package vn.nhip.server.cases.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.definitions.Complaints;
import vn.nhip.definitions.Spelling;
import vn.nhip.definitions.YamlObject;

/** Reads templates, values and formats of dates. */
final class ValueReader {
    private static final Template NOTHING = Template.of("");

    private final Complaints complaints;
    private final Map<String, ValueTable> tables;
    private final DateFormats dates;
    private final ZoneId zone;

    ValueReader(Complaints complaints, Map<String, ValueTable> tables, DateFormats dates, ZoneId zone) {
        this.complaints = complaints;
        this.tables = tables;
        this.dates = dates;
        this.zone = zone;
    }

    Template template(YamlObject object, String key) {
        return object.names(key) ? template(object, key, object.scalar(key)) : NOTHING;
    }

    private Template template(YamlObject object, String key, String text) {
        try {
            return Template.of(text);
        } catch (IllegalArgumentException e) {
            complaints.add(object.line(key), key + ": " + text, "a column as ${name}, closed");
            return NOTHING;
        }
    }

    /** A value: a template, or an object that says more. */
    Value value(YamlObject object, String key) {
        if (!object.isObject(key)) {
            return new Value(List.of(template(object, key)), null, dates, false);
        }
        YamlObject value = object.object(key, MappingShape.VALUE);
        if (value == null) {
            return new Value(List.of(NOTHING), null, dates, false);
        }
        if (value.has("value") == value.has("first_of")) {
            complaints.add(object.line(key), key + " with both or none of value and first_of", "one of them");
        }
        boolean midnightIsDay = value.flag("midnight_is_day", false);
        return new Value(alternatives(value), table(value), dates(value), midnightIsDay);
    }

    private List<Template> alternatives(YamlObject value) {
        if (!value.has("first_of")) {
            return List.of(template(value, "value"));
        }
        List<Template> alternatives = new ArrayList<>();
        value.scalars("first_of").forEach(text -> alternatives.add(template(value, "first_of", text)));
        return alternatives.isEmpty() ? List.of(NOTHING) : List.copyOf(alternatives);
    }

    @Nullable
    ValueTable table(YamlObject object) {
        if (!object.has("table")) {
            return null;
        }
        String name = object.scalar("table");
        ValueTable table = tables.get(name);
        if (table == null) {
            object.complain(
                    "table",
                    Spelling.nearest(name, tables.keySet())
                            .orElseGet(() -> "one of the tables: " + String.join(", ", tables.keySet())));
        }
        return table;
    }

    DateFormats dates() {
        return dates;
    }

    private DateFormats dates(YamlObject value) {
        return value.has("dates") ? dates(value, value.scalars("dates"), zone, complaints) : dates;
    }

    static DateFormats dates(YamlObject object, List<String> names, ZoneId zone, Complaints complaints) {
        List<String> good = new ArrayList<>();
        for (String name : names) {
            try {
                new DateFormats(List.of(name), zone);
                good.add(name);
            } catch (IllegalArgumentException e) {
                complaints.add(
                        object.line("dates"),
                        "dates: " + name,
                        "a pattern as dd/MM/yyyy HH:mm, or one of " + DateFormats.ISO + ", " + DateFormats.EXCEL);
            }
        }
        return new DateFormats(good, zone);
    }
}

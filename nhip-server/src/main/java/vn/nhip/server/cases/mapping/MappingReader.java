package vn.nhip.server.cases.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.definitions.Complaints;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.definitions.YamlFile;
import vn.nhip.definitions.YamlObject;
import vn.nhip.server.cases.intake.Unknowns;

/** Reads the YAML of a mapping: all of it, noting each mistake, and makes the mapping when there was none. */
final class MappingReader {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int SOURCE_LONGEST = 256;
    private static final List<String> DELIMITERS = List.of(",", ";", "tab", "|");

    private final Complaints complaints;
    private final Map<String, ValueTable> tables = new HashMap<>();
    private ZoneId zone = VIETNAM;
    private DateFormats dates = new DateFormats(DateFormats.USUAL, VIETNAM);

    MappingReader(String file) {
        complaints = new Complaints(file);
    }

    Mapping read(String text) {
        YamlObject top = YamlFile.read(text, MappingShape.MAPPING, complaints);
        Mapping mapping = top == null ? null : mapping(top);
        if (mapping == null || !complaints.isEmpty()) {
            throw new DefinitionException(complaints.inOrder());
        }
        return mapping;
    }

    private Mapping mapping(YamlObject top) {
        String source = top.text("source");
        if (source.length() > SOURCE_LONGEST) {
            top.complain("source", "at most " + SOURCE_LONGEST + " characters");
        }
        FileForm form = form(top.object("file", MappingShape.FILE));
        zone = top.has("zone") ? zone(top) : VIETNAM;
        dates = dates(top, form.format());
        if (top.has("tables")) {
            top.objectsByName("tables", MappingShape.TABLE)
                    .forEach((name, table) -> tables.put(name, table(name, table)));
        }
        ValueReader values = new ValueReader(complaints, tables, dates, zone);
        Template caseCode = values.template(top, "case");
        if (caseCode.isConstant()) {
            top.complain("case", "a column, as ${Mã hồ sơ}: every case has its own code");
        }
        Map<Mapping.PersonField, Template> person = person(top, values);
        List<YamlObject> events = top.objects("events", MappingShape.EVENT);
        RuleReader reader = new RuleReader(complaints, values, form.format());
        List<EventRule> rules = events.stream().map(reader::read).toList();
        checkIds(events, rules);
        new PersonalColumns(complaints, person).check(top, caseCode, events, rules);
        Mapping.Identity identity = new Mapping.Identity(
                top.text("title"), source, top.constant("unknown", Unknowns.class, Unknowns.QUARANTINE));
        return new Mapping(identity, form, caseCode, person, rules);
    }

    private FileForm form(@Nullable YamlObject file) {
        if (file == null) {
            return new FileForm(FileForm.Format.CSV, StandardCharsets.UTF_8, ',', 1, null, Set.of());
        }
        Set<String> empty = file.has("empty")
                ? file.scalars("empty").stream().map(ValueTable::key).collect(Collectors.toSet())
                : Set.of();
        return new FileForm(
                file.constant("format", FileForm.Format.class),
                file.has("charset") ? charset(file) : StandardCharsets.UTF_8,
                file.has("delimiter") ? delimiter(file) : ',',
                file.has("header") ? Math.clamp(file.count("header"), 0, 1_000) : 1,
                file.has("sheet") ? file.scalar("sheet") : null,
                empty);
    }

    private static Charset charset(YamlObject file) {
        try {
            return Charset.forName(file.text("charset"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            file.complain("charset", "a character set, as UTF-8, UTF-16LE or windows-1258");
            return StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            // Empty: complained about already.
            return StandardCharsets.UTF_8;
        }
    }

    private static char delimiter(YamlObject file) {
        String choice = file.choice("delimiter", DELIMITERS);
        return choice.equals("tab") ? '\t' : choice.charAt(0);
    }

    private static ZoneId zone(YamlObject top) {
        try {
            return ZoneId.of(top.scalar("zone"));
        } catch (DateTimeException e) {
            top.complain("zone", "a time zone, as Asia/Ho_Chi_Minh or +07:00");
            return VIETNAM;
        }
    }

    private DateFormats dates(YamlObject top, FileForm.Format format) {
        List<String> usual = format == FileForm.Format.XES ? List.of(DateFormats.ISO) : DateFormats.USUAL;
        List<String> given = top.has("dates") ? top.scalars("dates") : usual;
        // Cells of a workbook that are dates come as ISO, however they look.
        List<String> names = format == FileForm.Format.XLSX && !given.contains(DateFormats.ISO)
                ? Stream.concat(Stream.of(DateFormats.ISO), given.stream()).toList()
                : given;
        return ValueReader.dates(top, names, zone, complaints);
    }

    private static ValueTable table(String name, YamlObject table) {
        Map<String, String> values = new HashMap<>();
        table.entries("values").forEach((code, value) -> {
            if (values.putIfAbsent(ValueTable.key(code), value) != null) {
                table.complain("values", "every code once, whatever its case: " + code);
            }
        });
        if (table.has("default") && table.has("otherwise")) {
            table.complain("otherwise", "either default or otherwise");
        }
        return new ValueTable(
                name,
                Map.copyOf(values),
                table.constant("otherwise", ValueTable.Otherwise.class, ValueTable.Otherwise.QUARANTINE),
                table.has("default") ? table.scalar("default") : null);
    }

    private static Map<Mapping.PersonField, Template> person(YamlObject top, ValueReader values) {
        Map<Mapping.PersonField, Template> person = new EnumMap<>(Mapping.PersonField.class);
        YamlObject object = top.has("person") ? top.object("person", MappingShape.PERSON) : null;
        if (object != null) {
            for (Mapping.PersonField field : Mapping.PersonField.values()) {
                if (object.has(field.key())) {
                    person.put(field, values.template(object, field.key()));
                }
            }
        }
        return person;
    }

    /** Two rules with one id would make the second event of a record a duplicate of the first. */
    private static void checkIds(List<YamlObject> events, List<EventRule> rules) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            Template id = rules.get(i).id();
            if (id != null && (id.isConstant() || !ids.add(id.text()))) {
                events.get(i).complain("id", "a template with a column, not the same as another event's");
            }
        }
    }
}

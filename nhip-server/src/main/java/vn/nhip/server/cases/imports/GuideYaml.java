package vn.nhip.server.cases.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.imports.FileImport.Reading;

/** Writes the mapping that somebody chose on the guided page. */
final class GuideYaml {
    private final MappingGuide guide;
    private final Reading reading;
    private final String title;
    private final StringBuilder yaml = new StringBuilder();

    private GuideYaml(MappingGuide guide, Reading reading, String title) {
        this.guide = guide;
        this.reading = reading;
        this.title = title;
    }

    /** The YAML; it may be wrong where a choice is missing, and then its mistakes say which. */
    static String write(MappingGuide guide, Reading reading, String title) {
        return new GuideYaml(guide, reading, title).write();
    }

    private String write() {
        line("title: " + quoted(title));
        line("source: " + quoted(reading.source()));
        line("unknown: " + reading.unknowns().name().toLowerCase(Locale.ROOT));
        line("zone: " + guide.zone());
        form();
        if (!guide.dates().isEmpty()) {
            line("dates: [" + String.join(", ", guide.dates().stream().map(GuideYaml::quoted).toList()) + "]");
        }
        String caseCode = column(ColumnMeaning.CASE_CODE);
        line("case: " + (caseCode == null ? "" : template(caseCode)));
        if (column(ColumnMeaning.CHANNEL) != null) {
            channels();
        }
        person();
        events();
        return yaml.toString();
    }

    private void form() {
        MappingGuide.Form form = guide.form();
        line("file:");
        line("  format: " + form.kind().name().toLowerCase(Locale.ROOT));
        if (form.kind() == FileKind.CSV) {
            line("  charset: " + form.charset());
            line("  delimiter: " + quoted(form.delimiter()));
        }
        if (form.kind() != FileKind.XES) {
            line("  header: " + form.header());
        }
    }

    private void channels() {
        line("tables:");
        line("  channels:");
        line("    values:");
        Map.of(
                        "direct", List.of("Trực tiếp", "Tại quầy", "Một cửa"),
                        "online", List.of("Trực tuyến", "Qua mạng", "Online"),
                        "postal", List.of("Bưu chính", "Bưu chính công ích", "Bưu điện"))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        entry.getValue().forEach(code -> line("      " + quoted(code) + ": " + entry.getKey())));
        line("    otherwise: empty");
    }

    private void person() {
        Map<ColumnMeaning, String> fields = Map.of(
                ColumnMeaning.PERSON_NAME, "name",
                ColumnMeaning.PERSON_IDENTITY, "identityNumber",
                ColumnMeaning.PERSON_PHONE, "phone",
                ColumnMeaning.PERSON_EMAIL, "email",
                ColumnMeaning.PERSON_ADDRESS, "address");
        List<ColumnMeaning> given = ColumnMeaning.Group.PERSON.meanings().stream()
                .filter(meaning -> column(meaning) != null)
                .toList();
        if (!given.isEmpty()) {
            line("person:");
            given.forEach(meaning -> field("  ", fields.getOrDefault(meaning, ""), column(meaning)));
        }
    }

    private void events() {
        line("events:");
        event("submitted", ColumnMeaning.SUBMITTED_AT, this::ofCase);
        event("accepted", ColumnMeaning.ACCEPTED_AT, time -> {
            List<String> fields = ofCase(time);
            String due = reachable(ColumnMeaning.DUE, time);
            if (due != null) {
                fields.add("due: {value: " + template(due) + ", midnight_is_day: true}");
            }
            return fields;
        });
        event("supplement-requested", ColumnMeaning.SUPPLEMENT_REQUESTED_AT, time -> List.of());
        event("supplement-received", ColumnMeaning.SUPPLEMENT_RECEIVED_AT, time -> List.of());
        event("suspended", ColumnMeaning.SUSPENDED_AT, time -> List.of());
        event("resumed", ColumnMeaning.RESUMED_AT, time -> List.of());
        event("step-started", ColumnMeaning.STEP_STARTED_AT, time -> ofStep(time, ColumnMeaning.STEP_DUE, "due"));
        event("step-finished", ColumnMeaning.STEP_FINISHED_AT, time -> ofStep(time, ColumnMeaning.STEP_OUTCOME, "outcome"));
        event("completed", ColumnMeaning.COMPLETED_AT, time -> List.of());
        event("returned", ColumnMeaning.RETURNED_AT, time -> List.of());
        event("withdrawn", ColumnMeaning.WITHDRAWN_AT, time -> List.of());
        event("stopped", ColumnMeaning.STOPPED_AT, time -> List.of());
    }

    private interface Fields {
        List<String> at(String time);
    }

    private void event(String type, ColumnMeaning at, Fields fields) {
        String time = column(at);
        if (time == null) {
            return;
        }
        line("  - type: " + type);
        if (guide.form().kind() == FileKind.XES) {
            line("    each: " + (isOfTrace(time) ? "trace" : "event"));
        }
        line("    time: " + template(time));
        List<String> given = fields.at(time);
        if (!given.isEmpty()) {
            line("    fields:");
            given.forEach(field -> line("      " + field));
        }
    }

    private List<String> ofCase(String time) {
        List<String> fields = new ArrayList<>();
        put(fields, "procedure", ColumnMeaning.PROCEDURE, time);
        put(fields, "caseKind", ColumnMeaning.CASE_KIND, time);
        put(fields, "agency", ColumnMeaning.AGENCY, time);
        String channel = reachable(ColumnMeaning.CHANNEL, time);
        if (channel != null) {
            fields.add("channel: {value: " + template(channel) + ", table: channels}");
        }
        if (column(ColumnMeaning.SUBMITTED_AT) != null && time.equals(column(ColumnMeaning.SUBMITTED_AT))) {
            put(fields, "abstractText", ColumnMeaning.ABSTRACT, time);
        }
        return fields;
    }

    private List<String> ofStep(String time, ColumnMeaning more, String name) {
        List<String> fields = new ArrayList<>();
        put(fields, "step", ColumnMeaning.STEP, time);
        put(fields, "agency", ColumnMeaning.STEP_AGENCY, time);
        put(fields, name, more, time);
        return fields;
    }

    private void put(List<String> fields, String name, ColumnMeaning meaning, String time) {
        String column = reachable(meaning, time);
        if (column != null) {
            fields.add(name + ": " + template(column));
        }
    }

    /** A trace of an event log knows nothing of its events' columns. */
    private @Nullable String reachable(ColumnMeaning meaning, String time) {
        String column = column(meaning);
        boolean ofEventOnly = guide.form().kind() == FileKind.XES
                && column != null
                && isOfTrace(time)
                && !isOfTrace(column);
        return ofEventOnly ? null : column;
    }

    private static boolean isOfTrace(String column) {
        return column.startsWith("trace:");
    }

    private @Nullable String column(ColumnMeaning meaning) {
        return guide.columns().entrySet().stream()
                .filter(entry -> entry.getValue() == meaning)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void field(String indent, String name, @Nullable String column) {
        if (column != null) {
            line(indent + name + ": " + template(column));
        }
    }

    private static String template(String column) {
        return quoted("${" + column + "}");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}

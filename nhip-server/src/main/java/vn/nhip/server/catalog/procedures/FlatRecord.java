package vn.nhip.server.catalog.procedures;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.HandlingLevel;

/** One line of the flat file: terms, counts and names, no texts. */
final class FlatRecord {
    /** Without these a line says nothing of use. */
    static final List<String> REQUIRED_COLUMNS = List.of("code", "name", "updated");

    private static final String SEPARATOR = "\\|";

    private final Map<String, String> fields;

    private FlatRecord(Map<String, String> fields) {
        this.fields = fields;
    }

    static PublishedRecord read(Map<String, String> fields) {
        FlatRecord flat = new FlatRecord(fields);
        return new PublishedRecord(flat.procedure(), PublishedRecord.Form.FLAT, flat.updated(), null);
    }

    private PublishedProcedure procedure() {
        return new PublishedProcedure(
                new PublishedProcedure.Identity(
                        required("code"),
                        Objects.requireNonNullElse(PlainText.line(required("name")), ""),
                        new CodedName(orEmpty(text("category_codes")), orEmpty(PlainText.line(text("category_names")))),
                        new CodedName(
                                orEmpty(text("promulgator_code")), orEmpty(PlainText.line(text("promulgator_name"))))),
                new PublishedProcedure.Offering(
                        flag("is_full_process"),
                        flag("is_offline_only"),
                        levels(),
                        text("formality_type"),
                        text("type"),
                        text("state")),
                new PublishedProcedure.Course(null, null, null),
                methods(),
                kinds(),
                new PublishedProcedure.Dossier(null, count("n_profile_components")),
                parties(),
                results(),
                feeSummary(),
                new PublishedProcedure.Basis(text("decision_no"), null, null));
    }

    private Set<HandlingLevel> levels() {
        Set<HandlingLevel> levels = EnumSet.noneOf(HandlingLevel.class);
        Map.of(
                        "is_ministry", HandlingLevel.MINISTRY,
                        "is_province", HandlingLevel.PROVINCE,
                        "is_commune", HandlingLevel.COMMUNE,
                        "is_vertical", HandlingLevel.VERTICAL)
                .forEach((column, level) -> {
                    if (Boolean.TRUE.equals(flag(column))) {
                        levels.add(level);
                    }
                });
        return levels;
    }

    private List<PublishedProcedure.Method> methods() {
        List<PublishedProcedure.Method> methods = new ArrayList<>();
        for (String written : list("channels")) {
            CaseFact.Channel channel = FullRecord.channel(written.strip());
            String prefix = switch (channel) {
                case DIRECT -> "direct";
                case ONLINE -> "online";
                case POSTAL -> "post";
            };
            methods.add(new PublishedProcedure.Method(
                    channel, PlainText.lines(text(prefix + "_time")), text(prefix + "_unit"), null, null));
        }
        return methods;
    }

    private List<PublishedProcedure.Kind> kinds() {
        List<String> codes = list("case_codes");
        List<String> terms = list("case_days");
        if (codes.size() != terms.size()) {
            throw new RecordRefused("có %d mã trường hợp (case_codes) nhưng %d thời hạn (case_days)"
                    .formatted(codes.size(), terms.size()));
        }
        List<PublishedProcedure.Kind> kinds = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String[] term = terms.get(i).strip().split("\\s+", 2);
            kinds.add(new PublishedProcedure.Kind(
                    codes.get(i), null, term[0].isEmpty() ? null : term[0], term.length < 2 ? null : term[1]));
        }
        return kinds;
    }

    private PublishedProcedure.Parties parties() {
        String executing = PlainText.line(text("executing_agencies"));
        return new PublishedProcedure.Parties(
                list("subject_types").stream().map(String::strip).toList(),
                // The flat file leaves out groups of agencies: an empty cell does not mean that nobody executes.
                executing == null ? null : List.of(executing),
                null,
                null,
                null);
    }

    private @Nullable List<CodedName> results() {
        return fields.containsKey("result_names")
                ? list("result_names").stream()
                        .map(name -> new CodedName("", Objects.requireNonNullElse(PlainText.line(name), "")))
                        .toList()
                : null;
    }

    private PublishedProcedure.@Nullable FeeSummary feeSummary() {
        Integer lines = count("fee_lines");
        if (lines == null) {
            return null;
        }
        String written = text("fee_nonzero_max");
        BigDecimal highest = written == null ? null : decimal("fee_nonzero_max", written);
        return new PublishedProcedure.FeeSummary(lines, highest == null || highest.signum() == 0 ? null : highest);
    }

    private static BigDecimal decimal(String column, String written) {
        if (!written.matches("\\d{1,15}(\\.\\d{1,4})?")) {
            throw new RecordRefused("không hiểu %s “%s”: cần một số".formatted(column, written));
        }
        return new BigDecimal(written);
    }

    private @Nullable Integer count(String column) {
        String written = text(column);
        return written == null ? null : decimal(column, written).intValue();
    }

    private LocalDate updated() {
        String written = required("updated");
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw new RecordRefused("không hiểu ngày cập nhật (updated) “%s”: viết như 2026-04-15".formatted(written));
        }
    }

    private @Nullable Boolean flag(String column) {
        String written = text(column);
        return switch (written == null ? "" : written.strip()) {
            case "" -> null;
            case "True", "true" -> true;
            case "False", "false" -> false;
            default -> throw new RecordRefused("không hiểu %s “%s”: cần True hoặc False".formatted(column, written));
        };
    }

    private List<String> list(String column) {
        String written = text(column);
        return written == null ? List.of() : Arrays.asList(written.split(SEPARATOR, -1));
    }

    private String required(String column) {
        String text = text(column);
        if (text == null) {
            throw new RecordRefused("cột %s trống".formatted(column));
        }
        return text;
    }

    private @Nullable String text(String column) {
        String text = fields.get(column);
        return text == null || text.isBlank() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

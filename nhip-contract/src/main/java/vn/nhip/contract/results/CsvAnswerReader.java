package vn.nhip.contract.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts a transcribed table back into the portal's own words, so that both are read by the same rules. */
final class CsvAnswerReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Set<String> TEXT_COLUMNS = Set.of(
            "departmentCode",
            "departmentName",
            "departmentId",
            "departmentType",
            "departmentLevel",
            "agencyLevel",
            "level",
            "dataQualityStatus",
            "dataQualityMessage");
    private static final List<String> METRIC_PARTS = List.of("_numerator", "_denominator", "_score");

    private final List<String> columns;
    private final PortalGroup group;

    private CsvAnswerReader(List<String> columns) {
        this.columns = columns;
        this.group = group(columns);
    }

    static RawAnswer read(String text) {
        List<CsvRecord> lines = lines(text);
        CsvAnswerReader reader = new CsvAnswerReader(lines.getFirst().getFields());
        List<ObjectNode> records = lines.stream().skip(1).map(reader::record).toList();
        return reader.answer(records);
    }

    private static List<CsvRecord> lines(String text) {
        // Lines of another length are refused below, in words that a person understands.
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (IOException | CsvParseException | UncheckedIOException e) {
            throw new FileRefused("không phải CSV trọn vẹn (" + e.getMessage() + "): tệp bị cắt hoặc thiếu dấu nháy");
        }
    }

    private static PortalGroup group(List<String> columns) {
        if (!columns.contains("departmentCode")) {
            throw new FileRefused("không phải JSON, cũng không phải CSV có cột departmentCode (dòng đầu: "
                    + shortened(String.join(",", columns)) + "): kiểm tra đúng tệp kết quả của Cổng");
        }
        Set<String> twice = new HashSet<>();
        columns.stream().filter(column -> !twice.add(column)).findFirst().ifPresent(column -> {
            throw new FileRefused("cột " + column + " có hai lần: bỏ một cột");
        });
        Set<String> metrics = metrics(columns);
        return PortalGroup.ofMetrics(metrics)
                .or(() -> PortalGroup.ofFields(columns))
                .orElseThrow(() -> new FileRefused(
                        "các cột không thuộc nhóm chỉ số nào, hoặc thiếu cột: cần đủ cột của một nhóm, ví dụ tiến độ"
                                + " cần totalReceived, totalOnTime (thấy: "
                                + shortened(String.join(",", columns)) + ")"));
    }

    private static Set<String> metrics(List<String> columns) {
        Set<String> metrics = new TreeSet<>();
        for (String column : columns) {
            for (String part : METRIC_PARTS) {
                if (column.endsWith(part)) {
                    metrics.add(column.substring(0, column.length() - part.length()));
                }
            }
        }
        return metrics;
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }

    private RawAnswer answer(List<ObjectNode> records) {
        Set<String> expected = new TreeSet<>();
        if (group.fractions().isEmpty()) {
            Set<String> metrics = metrics(columns);
            metrics.addAll(group.indicatorByMetric().keySet());
            metrics.forEach(metric -> METRIC_PARTS.forEach(part -> expected.add(metric + part)));
        }
        columns.forEach(expected::remove);
        if (!expected.isEmpty()) {
            throw new FileRefused(
                    "thiếu cột " + String.join(", ", expected) + ": thêm cột, để trống ô nào Cổng không công bố");
        }
        ObjectNode root = root(records);
        List<ObjectNode> children =
                records.stream().filter(r -> !r.equals(root)).toList();
        return new RawAnswer(group, root, children, null);
    }

    /** The province's line: marked PARENT, or the one whose code begins all the others. */
    private static ObjectNode root(List<ObjectNode> records) {
        List<ObjectNode> marked = records.stream()
                .filter(r -> "PARENT".equals(r.path("level").asString("")))
                .toList();
        List<ObjectNode> found = marked.isEmpty()
                ? records.stream().filter(r -> beginsAll(code(r), records)).toList()
                : marked;
        if (found.size() != 1) {
            throw new FileRefused("cần đúng một dòng của tỉnh (level PARENT, hoặc mã đứng đầu mọi mã khác), thấy "
                    + found.size() + ": "
                    + found.stream().map(CsvAnswerReader::code).collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    private static boolean beginsAll(String code, List<ObjectNode> records) {
        return records.stream()
                .map(CsvAnswerReader::code)
                .allMatch(other -> other.equals(code) || other.startsWith(code + "."));
    }

    private static String code(ObjectNode record) {
        return record.path("departmentCode").asString("");
    }

    private ObjectNode record(CsvRecord line) {
        if (line.getFieldCount() != columns.size()) {
            throw new FileRefused("dòng %d có %d ô, tiêu đề có %d: tệp bị cắt, hoặc ô chứa dấu phẩy thiếu dấu nháy"
                    .formatted(line.getStartingLineNumber(), line.getFieldCount(), columns.size()));
        }
        ObjectNode fields = NODES.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            put(fields, columns.get(i), line.getField(i).strip(), line.getStartingLineNumber());
        }
        return group.fractions().isEmpty() ? withMetrics(fields) : fields;
    }

    private static void put(ObjectNode fields, String column, String cell, long line) {
        if (cell.isEmpty()) {
            fields.putNull(column);
        } else if (NUMBER.matcher(cell).matches() && !TEXT_COLUMNS.contains(column)) {
            fields.put(column, new BigDecimal(cell));
        } else if (isNumeric(column)) {
            throw new FileRefused("dòng %d, cột %s: cần số, thấy \"%s\"".formatted(line, column, shortened(cell)));
        } else {
            fields.put(column, cell);
        }
    }

    private static boolean isNumeric(String column) {
        return METRIC_PARTS.stream().anyMatch(column::endsWith);
    }

    /** Gathers {@code X_numerator, X_denominator, X_score} to the list of metrics that the JSON answer has. */
    private ObjectNode withMetrics(ObjectNode fields) {
        ArrayNode metrics = NODES.arrayNode();
        for (String metric : metrics(columns)) {
            ObjectNode node = NODES.objectNode().put("code", metric);
            for (String part : METRIC_PARTS) {
                if (fields.has(metric + part)) {
                    node.set(part.substring(1), fields.remove(metric + part));
                }
            }
            if (metric.equals("DOSSIER_SYNC") && fields.has("dataQualityStatus")) {
                // The only metric for which the portal gives a flag.
                node.set("dataQualityStatus", fields.remove("dataQualityStatus"));
            }
            metrics.add(node);
        }
        fields.set("metrics", metrics);
        return fields;
    }
}

package vn.nhip.contract.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.contract.results.PortalAnswer.Count;
import vn.nhip.contract.results.PortalAnswer.Identity;
import vn.nhip.contract.results.PortalAnswer.Points;
import vn.nhip.contract.results.PortalAnswer.Unit;
import vn.nhip.core.index.Level;

/** Reads units and indicators out of an answer, checking that every figure is what it says. */
final class AnswerInterpreter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Before and after the point; a count then fits a long with room for sums. */
    private static final int DIGITS_MAX = 17;

    /** Fields of a unit that have a place of their own or only say where it stood in a list. */
    private static final Set<String> UNIT_FIELDS = Set.of(
            "stt",
            "departmentId",
            "departmentName",
            "departmentCode",
            "departmentType",
            "departmentLevel",
            "agencyLevel",
            "level",
            "totalScore",
            "score",
            "totalMaxScore",
            "maxScore",
            "ratio",
            "metrics");

    private static final Set<String> METRIC_FIELDS = Set.of(
            "code",
            "name",
            "numerator",
            "denominator",
            "ratio",
            "score",
            "maxScore",
            "dataQualityStatus",
            "dataQualityMessage");

    private final PortalGroup group;
    private final Set<String> unknownMetrics = new TreeSet<>();
    private final Set<String> notices = new LinkedHashSet<>();

    private AnswerInterpreter(PortalGroup group) {
        this.group = group;
    }

    static PortalAnswer interpret(SourceFile file) {
        RawAnswer raw = file.isJson() ? JsonAnswerReader.read(file.text()) : CsvAnswerReader.read(file.text());
        return new AnswerInterpreter(raw.group()).interpret(raw);
    }

    private PortalAnswer interpret(RawAnswer raw) {
        List<Unit> units = new ArrayList<>();
        units.add(unit(raw.root(), true));
        raw.children().forEach(child -> units.add(unit(child, false)));
        refuseTwice(units.stream().map(u -> u.identity().code()), "departmentCode");
        refuseTwice(units.stream().map(u -> u.identity().departmentId()), "departmentId");
        if (!unknownMetrics.isEmpty()) {
            notices.add("chỉ số chưa biết, giữ nguyên mà không tính: " + String.join(", ", unknownMetrics));
        }
        Integer announced = raw.announced();
        if (announced != null && announced != raw.children().size()) {
            notices.add("Cổng báo có %2$d đơn vị dưới tỉnh, tệp có %1$d"
                    .formatted(raw.children().size(), announced));
        }
        return new PortalAnswer(group, units, announced == null ? null : announced + 1, List.copyOf(notices));
    }

    private static void refuseTwice(Stream<@Nullable String> values, String field) {
        Set<String> seen = new HashSet<>();
        values.forEach(value -> {
            if (value != null && !seen.add(value)) {
                throw new FileRefused(field + " " + value + " có hai lần: mỗi đơn vị chỉ được một bản ghi");
            }
        });
    }

    private Unit unit(ObjectNode node, boolean isRoot) {
        Identity identity = new Identity(
                text(node, "departmentId"),
                text(node, "departmentCode"),
                text(node, "departmentName"),
                isRoot ? Level.PROVINCE : level(node));
        if (identity.code() == null && identity.departmentId() == null) {
            throw new FileRefused("có đơn vị không có departmentCode lẫn departmentId"
                    + (identity.name() == null ? "" : " (" + identity.name() + ")") + ": tải lại từ Cổng");
        }
        Figures figures = new Figures(node, identity.shown());
        Points points = new Points(
                figures.points(node.has("totalScore") ? "totalScore" : "score"),
                figures.points(node.has("totalMaxScore") ? "totalMaxScore" : "maxScore"),
                figures.points("ratio"));
        ObjectNode extra = without(node, UNIT_FIELDS);
        List<Count> counts =
                group.fractions().isEmpty() ? metrics(node, identity, extra) : fractions(figures, identity, extra);
        noticeTooMany(identity, points, "điểm của nhóm");
        return new Unit(identity, points, counts, extra);
    }

    private @Nullable Level level(ObjectNode node) {
        String type = text(node, "departmentType");
        String level = node.has("departmentLevel") ? text(node, "departmentLevel") : text(node, "level");
        if ("PROVINCIAL_DEPARTMENT".equals(type) || "PROVINCE".equals(level)) {
            // The portal calls provinces and their departments PROVINCE alike; below the root it is a department.
            return Level.DEPARTMENT;
        }
        if ("COMMUNE".equals(level) || (type != null && type.startsWith("COMMUNE"))) {
            return Level.COMMUNE;
        }
        if (level != null) {
            notices.add("cấp đơn vị chưa biết, để trống: " + level);
        }
        return null;
    }

    private List<Count> metrics(ObjectNode node, Identity identity, ObjectNode extra) {
        List<Count> counts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode element : node.path("metrics")) {
            if (!(element instanceof ObjectNode metric)) {
                throw new FileRefused(identity.shown() + ": metrics phải là danh sách đối tượng");
            }
            String code = String.valueOf(text(metric, "code"));
            if (!seen.add(code)) {
                throw new FileRefused(identity.shown() + ": chỉ số " + code + " có hai lần");
            }
            String indicator = group.indicatorByMetric().get(code);
            if (indicator == null) {
                // Checked like the others, so that nothing that cannot be true is stored.
                count(code, metric, identity);
                extra.withObjectProperty("metrics").set(code, metric);
                if (!PortalGroup.METRICS_BESIDE.contains(code)) {
                    unknownMetrics.add(code);
                }
            } else {
                counts.add(count(indicator, metric, identity));
            }
        }
        return counts;
    }

    private Count count(String indicator, ObjectNode metric, Identity identity) {
        Figures figures = new Figures(metric, identity.shown() + ", " + text(metric, "code"));
        Points points = new Points(figures.points("score"), figures.points("maxScore"), figures.points("ratio"));
        noticeTooMany(identity, points, indicator);
        Long numerator = figures.count("numerator");
        Long denominator = figures.count("denominator");
        noticeMoreThanAll(identity, indicator, numerator, denominator);
        return new Count(
                indicator,
                numerator,
                denominator,
                points,
                text(metric, "dataQualityStatus"),
                text(metric, "dataQualityMessage"),
                without(metric, METRIC_FIELDS));
    }

    private List<Count> fractions(Figures figures, Identity identity, ObjectNode extra) {
        List<Count> counts = new ArrayList<>();
        for (PortalGroup.Fraction fraction : group.fractions()) {
            Long numerator = figures.sum(fraction.numerator());
            Long denominator = figures.count(fraction.denominator());
            noticeMoreThanAll(identity, fraction.indicator(), numerator, denominator);
            if (numerator != null || denominator != null) {
                counts.add(new Count(
                        fraction.indicator(), numerator, denominator, Points.NONE, null, null, NODES.objectNode()));
            }
        }
        extra.remove(group.fractionFields());
        return counts;
    }

    private void noticeTooMany(Identity identity, Points points, String what) {
        if (points.points() != null
                && points.max() != null
                && points.points().compareTo(points.max()) > 0
                // A metric that only classifies has 0 points to get.
                && points.max().signum() > 0) {
            notices.add("%s: %s là %s, quá điểm tối đa %s"
                    .formatted(identity.shown(), what, points.points().toPlainString(), points.max()));
        }
    }

    private void noticeMoreThanAll(
            Identity identity, String indicator, @Nullable Long numerator, @Nullable Long denominator) {
        if (numerator != null && denominator != null && numerator > denominator) {
            notices.add("%s: %s có tử số %d lớn hơn mẫu số %d"
                    .formatted(identity.shown(), indicator, numerator, denominator));
        }
    }

    private static ObjectNode without(ObjectNode node, Set<String> fields) {
        ObjectNode rest = NODES.objectNode();
        node.properties().stream()
                .filter(field ->
                        !fields.contains(field.getKey()) && !field.getValue().isNull())
                .forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest;
    }

    private static @Nullable String text(ObjectNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new FileRefused("%s phải là chữ, thấy %s".formatted(field, value));
        }
        String text = value.stringValue().strip();
        return text.isEmpty() ? null : text;
    }

    /** The numbers of one record. */
    private record Figures(ObjectNode node, String where) {

        @Nullable
        Long count(String field) {
            BigDecimal number = number(field);
            if (number == null) {
                return null;
            }
            try {
                return number.longValueExact();
            } catch (ArithmeticException e) {
                throw wrong(field, "số đếm phải là số nguyên");
            }
        }

        /** Sum of counts; null when one of them is. */
        @Nullable
        Long sum(List<String> fields) {
            long sum = 0;
            for (String field : fields) {
                Long count = count(field);
                if (count == null) {
                    return null;
                }
                sum += count;
            }
            return sum;
        }

        @Nullable
        BigDecimal points(String field) {
            return number(field);
        }

        private @Nullable BigDecimal number(String field) {
            JsonNode value = node.get(field);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isNumber()) {
                throw wrong(field, "phải là số");
            }
            BigDecimal number = value.decimalValue();
            if (number.signum() < 0) {
                throw wrong(field, "không được âm");
            }
            if (number.precision() - number.scale() > DIGITS_MAX || number.scale() > DIGITS_MAX) {
                throw new FileRefused("%s: %s có quá nhiều chữ số".formatted(where, field));
            }
            return number;
        }

        private FileRefused wrong(String field, String expected) {
            return new FileRefused("%s: %s %s, thấy %s".formatted(where, field, expected, node.get(field)));
        }
    }
}

package vn.nhip.simulator.sandbox.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;

/**
 * Biểu II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP): what an agency received and handled, a row for each field of administration. Its columns
 * are numbered as in the form: (3) = (4) + (5) + (6), (7) = (8) + (9) + (10), (11) = (12) + (13), and all of it is what was handled and what
 * is being handled: (3) = (7) + (11).
 *
 * @param rows in the order of the report; each field once
 * @param total the row "Tổng số" as it was reported
 */
record MonthlyReport(List<Row> rows, Map<Column, Long> total) {
    private static final long MOST = 1_000_000_000L;
    private static final int MOST_ROWS = 1_000;

    MonthlyReport {
        rows = List.copyOf(rows);
        total = Map.copyOf(total);
    }

    /** A column of the form. */
    enum Column {
        RECEIVED(3, "received", "tổng số tiếp nhận"),
        RECEIVED_ONLINE(4, "receivedOnline", "tiếp nhận trực tuyến"),
        RECEIVED_OTHERWISE(5, "receivedOtherwise", "tiếp nhận trực tiếp, bưu chính"),
        CARRIED_OVER(6, "carriedOver", "từ kỳ trước chuyển sang"),
        RESOLVED(7, "resolved", "tổng số đã giải quyết"),
        RESOLVED_EARLY(8, "resolvedEarly", "giải quyết trước hạn"),
        RESOLVED_ON_TIME(9, "resolvedOnTime", "giải quyết đúng hạn"),
        RESOLVED_LATE(10, "resolvedLate", "giải quyết quá hạn"),
        IN_PROGRESS(11, "inProgress", "tổng số đang giải quyết"),
        IN_PROGRESS_IN_TIME(12, "inProgressInTime", "đang giải quyết trong hạn"),
        IN_PROGRESS_OVERDUE(13, "inProgressOverdue", "đang giải quyết quá hạn");

        private final int number;
        private final String json;
        private final String vietnamese;

        Column(int number, String json, String vietnamese) {
            this.number = number;
            this.json = json;
            this.vietnamese = vietnamese;
        }

        String words() {
            return "(" + number + ") " + vietnamese;
        }
    }

    /** A column that must be the sum of others. */
    private record Sum(Column whole, List<Column> parts) {}

    private static final List<Sum> SUMS = List.of(
            new Sum(Column.RECEIVED, List.of(Column.RECEIVED_ONLINE, Column.RECEIVED_OTHERWISE, Column.CARRIED_OVER)),
            new Sum(Column.RESOLVED, List.of(Column.RESOLVED_EARLY, Column.RESOLVED_ON_TIME, Column.RESOLVED_LATE)),
            new Sum(Column.IN_PROGRESS, List.of(Column.IN_PROGRESS_IN_TIME, Column.IN_PROGRESS_OVERDUE)),
            new Sum(Column.RECEIVED, List.of(Column.RESOLVED, Column.IN_PROGRESS)));

    /** Of one field of administration (lĩnh vực). */
    record Row(String field, Map<Column, Long> counts) {
        Row {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * The report in {@code {"rows":[{"field":…,"received":…,…}],"total":{…}}}.
     *
     * @throws Refusal 400 when it is no such report: a count is missing, no whole number or negative
     */
    static MonthlyReport of(JsonNode json) {
        JsonNode list = json.path("rows");
        if (!list.isArray() || list.size() > MOST_ROWS) {
            throw Refusal.badRequest(
                    "\"rows\" phải là danh sách, nhiều nhất " + MOST_ROWS + " dòng. Hãy sửa rồi gửi lại.");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : list) {
            String field = row.path("field").asString("").strip();
            if (field.isEmpty()) {
                throw Refusal.badRequest("Dòng " + (rows.size() + 1) + " thiếu \"field\". Hãy điền tên lĩnh vực.");
            }
            rows.add(new Row(field, counts(row, field, "field")));
        }
        return new MonthlyReport(rows, counts(json.path("total"), "Tổng số", "note"));
    }

    private static Map<Column, Long> counts(JsonNode row, String where, String beside) {
        SandboxJson.onlyMembers(row, members(beside), where);
        Map<Column, Long> counts = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            JsonNode count = row.path(column.json);
            boolean whole = count.isIntegralNumber() && count.canConvertToLong();
            if (!whole || count.longValue() < 0 || count.longValue() > MOST) {
                throw Refusal.badRequest(where + ", cột " + column.words() + " (\"" + column.json + "\"): "
                        + (count.isMissingNode() ? "thiếu" : count.toString())
                        + "; cần số nguyên từ 0. Không có hồ sơ thì ghi 0.");
            }
            counts.put(column, count.longValue());
        }
        return counts;
    }

    private static Set<String> members(String beside) {
        return Stream.concat(Stream.of(beside), Stream.of(Column.values()).map(column -> column.json))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static long count(Map<Column, Long> counts, Column column) {
        Long count = counts.get(column);
        return count == null ? 0 : count;
    }

    long total(Column column) {
        return count(total, column);
    }

    /** Everything in it that cannot be true together, in words; empty when it adds up. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (Row row : rows) {
            if (fields.contains(row.field())) {
                found.add("Lĩnh vực \"" + row.field() + "\" có nhiều dòng. Hãy gộp thành một dòng.");
            }
            fields.add(row.field());
            sums(row.field(), row.counts(), found);
        }
        sums("Tổng số", total, found);
        for (Column column : Column.values()) {
            long sum =
                    rows.stream().mapToLong(row -> count(row.counts(), column)).sum();
            if (sum != total(column)) {
                found.add("Tổng số, cột " + column.words() + " là " + total(column) + ", cộng các dòng được " + sum
                        + ". Hãy sửa dòng hoặc tổng.");
            }
        }
        return found;
    }

    private static void sums(String where, Map<Column, Long> counts, List<String> found) {
        for (Sum sum : SUMS) {
            long whole = count(counts, sum.whole());
            long parts =
                    sum.parts().stream().mapToLong(part -> count(counts, part)).sum();
            if (whole != parts) {
                StringBuilder words = new StringBuilder();
                sum.parts()
                        .forEach(part -> words.append(words.isEmpty() ? "" : " + ")
                                .append(part.words())
                                .append(' ')
                                .append(count(counts, part)));
                found.add(where + ": " + sum.whole().words() + " là " + whole + ", nhưng " + words + " = " + parts
                        + ". Hãy kiểm tra lại các cột này.");
            }
        }
    }

    ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        var list = json.putArray("rows");
        for (Row row : rows) {
            put(list.addObject().put("field", row.field()), row.counts());
        }
        put(json.putObject("total"), total);
        return json;
    }

    private static void put(ObjectNode json, Map<Column, Long> counts) {
        for (Column column : Column.values()) {
            json.put(column.json, count(counts, column));
        }
    }
}

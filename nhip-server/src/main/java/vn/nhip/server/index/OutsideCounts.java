package vn.nhip.server.index;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.index.OutsideCount;
import vn.nhip.core.index.OutsideDenominator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.register.Column;
import vn.nhip.server.register.Entry;
import vn.nhip.server.register.Kind;
import vn.nhip.server.register.Register;
import vn.nhip.server.register.Shape;

/** Counts that no case tells, as they were imported; the newest of an agency, period and kind counts. */
@Component
class OutsideCounts extends Register {
    static final Shape SHAPE = new Shape(
            "counts",
            "số đếm báo cáo ở nơi khác",
            "index.outside_count",
            List.of(
                    Column.key("agency", Kind.TEXT, "mã cơ quan, tính cả đơn vị trực thuộc"),
                    Column.key("period", Kind.TEXT, "kỳ: 2026-08, 2026-Q3, 2026; last_year chỉ nhận năm"),
                    Column.key("kind", Kind.TEXT, "loại số đếm").of("national_report", "last_year"),
                    Column.required("count", Kind.COUNT, "số hồ sơ")),
            OutsideCounts::contradiction);

    private final JdbcTemplate jdbc;

    OutsideCounts(JdbcTemplate jdbc, TransactionTemplate transaction) {
        super(SHAPE, jdbc, transaction);
        this.jdbc = jdbc;
    }

    private static @Nullable String contradiction(Entry entry) {
        Optional<Period> period = Period.parse(entry.needed("period"));
        if (period.isEmpty()) {
            return "period là “%s”; cần 2026-08, 2026-Q3 hoặc 2026".formatted(entry.needed("period"));
        }
        boolean ofYear = period.get().kind() == Period.Kind.YEAR;
        return entry.needed("kind").equals(code(OutsideCount.LAST_YEAR)) && !ofYear
                ? "last_year là số của cả năm trước; period cần là năm đó, ví dụ 2025"
                : null;
    }

    private static String code(OutsideCount kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What is known of a period, by agency. */
    Known known(Period period) {
        Period yearBefore = new Period(Period.Kind.YEAR, period.year() - 1, 1);
        Map<String, Map<OutsideCount, Long>> counts = new HashMap<>();
        read(period, OutsideCount.NATIONAL_REPORT)
                .forEach((agency, count) -> counts.computeIfAbsent(agency, added -> new EnumMap<>(OutsideCount.class))
                        .put(OutsideCount.NATIONAL_REPORT, count));
        int parts = period.kind() == Period.Kind.MONTH ? 12 : period.kind() == Period.Kind.QUARTER ? 4 : 1;
        read(yearBefore, OutsideCount.LAST_YEAR)
                .forEach((agency, count) -> counts.computeIfAbsent(agency, added -> new EnumMap<>(OutsideCount.class))
                        .put(OutsideCount.LAST_YEAR, Math.round((double) count / parts)));
        return new Known(counts);
    }

    private Map<String, Long> read(Period period, OutsideCount kind) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.query(
                """
                select agency, count from (
                    select distinct on (agency) agency, count, removed from index.outside_count
                    where period = ? and kind = ? order by agency, id desc) newest
                where not removed
                """,
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                period.code(),
                code(kind));
        return counts;
    }

    /** What is known of one period. */
    record Known(Map<String, Map<OutsideCount, Long>> byAgency) {

        /** The counts of an agency with what outside says of their denominator. */
        Counts with(Counts counts, String agency, @Nullable OutsideDenominator rule) {
            Map<OutsideCount, Long> known = byAgency.getOrDefault(agency, Map.of());
            Long denominator = counts.denominator();
            if (rule == null || denominator == null) {
                return counts;
            }
            Long atLeast = rule.atLeast() == null ? null : known.get(rule.atLeast());
            Long fallback = rule.fallback() == null ? null : known.get(rule.fallback());
            return new Counts(
                    counts.numerator(),
                    atLeast == null ? denominator : Long.valueOf(Math.max(denominator, atLeast)),
                    fallback,
                    counts.standIn());
        }
    }
}

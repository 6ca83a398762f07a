package vn.nhip.server.reconciliation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.core.index.Period;

/** Reads captures. */
@Repository
class StoredPortalCaptures implements PortalCaptures {

    private final JdbcClient jdbc;

    StoredPortalCaptures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Available> available() {
        return jdbc
                .sql("select distinct root, period from reconciliation.capture")
                .query((row, number) -> new Available(row.getString("root"), period(row.getString("period"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(Available::period).reversed().thenComparing(Available::root))
                .toList();
    }

    @Override
    public List<Capture> captures(String root, Period period) {
        return jdbc.sql("""
                        select %s from reconciliation.capture
                        where root = ? and period = ? order by captured_at desc, id desc
                        """.formatted(CaptureStore.COLUMNS))
                .params(root, period.code())
                .query((row, number) -> CaptureStore.capture(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PortalFigures> figures(String root, Period period, @Nullable Instant asOf) {
        List<Capture> used = newest(root, period, asOf);
        if (used.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, String> groups = used.stream().collect(Collectors.toMap(Capture::id, Capture::group));
        return Optional.of(new PortalFigures(root, period, used, units(groups)));
    }

    /** Of every group the newest capture by then; one with clearly too few units only where there is no other. */
    private List<Capture> newest(String root, Period period, @Nullable Instant asOf) {
        return jdbc.sql("""
                        select distinct on (group_code) %s from reconciliation.capture
                        where root = :root and period = :period
                            and (:asOf::timestamptz is null or captured_at <= :asOf::timestamptz)
                        order by group_code, partial, captured_at desc, id desc
                        """.formatted(CaptureStore.COLUMNS))
                .param("root", root)
                .param("period", period.code())
                .param("asOf", asOf == null ? null : asOf.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, number) -> CaptureStore.capture(row))
                .list();
    }

    private List<UnitFigures> units(Map<Long, String> groups) {
        Map<String, Map<String, Double>> points = new TreeMap<>();
        Map<String, Map<String, PortalCount>> counts = new HashMap<>();
        jdbc.sql("select capture_id, agency, points from reconciliation.unit_points where capture_id in (:captures)")
                .param("captures", groups.keySet())
                .query(row -> {
                    Map<String, Double> ofUnit = points.computeIfAbsent(row.getString("agency"), a -> new HashMap<>());
                    Double given = number(row, "points");
                    if (given != null) {
                        ofUnit.put(String.valueOf(groups.get(row.getLong("capture_id"))), given);
                    }
                });
        jdbc.sql("""
                        select agency, indicator, numerator, denominator, points, quality_flag
                        from reconciliation.unit_count where capture_id in (:captures)
                        """).param("captures", groups.keySet()).query(row -> {
            counts.computeIfAbsent(row.getString("agency"), a -> new HashMap<>())
                    .put(row.getString("indicator"), count(row));
        });
        return points.entrySet().stream()
                .map(unit ->
                        new UnitFigures(unit.getKey(), counts.getOrDefault(unit.getKey(), Map.of()), unit.getValue()))
                .toList();
    }

    private static PortalCount count(ResultSet row) throws SQLException {
        return new PortalCount(
                row.getObject("numerator", Long.class),
                row.getObject("denominator", Long.class),
                number(row, "points"),
                row.getString("quality_flag"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : number.doubleValue();
    }

    private static Period period(String code) {
        return Period.parse(code).orElseThrow(() -> new IllegalStateException("capture.period holds " + code));
    }

    @Override
    public long revision() {
        return jdbc.sql("select coalesce(max(id), 0) from reconciliation.capture")
                .query(Long.class)
                .single();
    }
}

package vn.nhip.server.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.contract.results.PortalAnswer;
import vn.nhip.contract.results.SourceFile;
import vn.nhip.core.index.Period;

/** Writes captures; they are added and never changed. */
@Repository
class CaptureStore {
    static final String COLUMNS = """
            id, group_code, root, period, captured_at, captured_offset, imported_at, source_name, sha256, units\
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CaptureStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One import at a time: a file cannot be stored twice, and ids grow in the order in which they become visible. */
    void lock() {
        jdbc.sql("lock table reconciliation.capture in share row exclusive mode")
                .update();
    }

    Optional<Capture> find(String sha256, Period period) {
        return jdbc.sql("select " + COLUMNS + " from reconciliation.capture where sha256 = ? and period = ?")
                .params(sha256, period.code())
                .query((row, number) -> capture(row))
                .optional();
    }

    /** The codes of agencies by the portal's internal number. */
    Map<String, String> codesByDepartmentId() {
        Map<String, String> codes = new HashMap<>();
        jdbc.sql("select department_id, agency from reconciliation.portal_department")
                .query(row -> {
                    codes.put(row.getString("department_id"), row.getString("agency"));
                });
        return codes;
    }

    /** How many units the fullest answer for a period holds; 0 when there is none. */
    int mostUnits(String root, Period period) {
        return jdbc.sql("select coalesce(max(units), 0) from reconciliation.capture where root = ? and period = ?")
                .params(root, period.code())
                .query(Integer.class)
                .single();
    }

    /** Adds an answer of which every unit's code is known. */
    Capture add(
            SourceFile source,
            PortalAnswer answer,
            Circumstances circumstances,
            boolean partial,
            List<String> notices) {
        Capture capture = jdbc.sql("""
                        insert into reconciliation.capture
                            (group_code, root, period, period_open, captured_at, captured_offset, source_name, sha256,
                             units, units_announced, partial, notices, request, document_json, document_text)
                        values (:group, :root, :period, :open, :capturedAt, :offset, :source, :sha256,
                             :units, :announced, :partial, :notices, :request::jsonb, :json::jsonb, :text)
                        returning %s
                        """.formatted(COLUMNS))
                .param("group", answer.group().code())
                .param("root", answer.root().code())
                .param("period", circumstances.period().code())
                .param("open", circumstances.isOpen())
                .param("capturedAt", circumstances.capturedAt())
                .param("offset", circumstances.capturedAt().getOffset().getId())
                .param("source", source.name())
                .param("sha256", source.sha256())
                .param("units", answer.units().size())
                .param("announced", answer.announced())
                .param("partial", partial)
                .param("notices", notices.toArray(String[]::new))
                .param("request", circumstances.request())
                .param("json", source.isJson() ? source.text() : null)
                .param("text", source.isJson() ? null : source.text())
                .query((row, number) -> capture(row))
                .single();
        addUnits(capture.id(), answer.units());
        addCounts(capture.id(), answer.units());
        addDepartmentIds(capture.id(), answer.units());
        return capture;
    }

    private void addUnits(long capture, List<PortalAnswer.Unit> units) {
        List<Object[]> rows = units.stream()
                .map(unit -> new Object[] {
                    capture,
                    unit.code(),
                    unit.points().points(),
                    unit.points().max(),
                    unit.points().percent(),
                    unit.extra().toString()
                })
                .toList();
        batches.batchUpdate("""
                insert into reconciliation.unit_points (capture_id, agency, points, max_points, percent, extra)
                values (?, ?, ?, ?, ?, ?::jsonb)
                """, rows);
    }

    private void addCounts(long capture, List<PortalAnswer.Unit> units) {
        List<Object[]> rows = new ArrayList<>();
        for (PortalAnswer.Unit unit : units) {
            for (PortalAnswer.Count count : unit.counts()) {
                rows.add(new Object[] {
                    capture,
                    unit.code(),
                    count.indicator(),
                    count.numerator(),
                    count.denominator(),
                    count.points().points(),
                    count.points().max(),
                    count.points().percent(),
                    count.qualityFlag(),
                    count.qualityMessage(),
                    count.extra().toString()
                });
            }
        }
        batches.batchUpdate("""
                insert into reconciliation.unit_count
                    (capture_id, agency, indicator, numerator, denominator, points, max_points, percent,
                     quality_flag, quality_message, extra)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """, rows);
    }

    private void addDepartmentIds(long capture, List<PortalAnswer.Unit> units) {
        List<Object[]> rows = units.stream()
                .filter(unit -> unit.identity().departmentId() != null)
                .map(unit -> new Object[] {unit.identity().departmentId(), unit.code(), capture})
                .toList();
        batches.batchUpdate("""
                insert into reconciliation.portal_department (department_id, agency, capture_id) values (?, ?, ?)
                on conflict (department_id) do update
                set agency = excluded.agency, capture_id = excluded.capture_id
                where portal_department.agency <> excluded.agency
                """, rows);
    }

    static Capture capture(ResultSet row) throws SQLException {
        String period = row.getString("period");
        ZoneOffset offset = ZoneOffset.of(row.getString("captured_offset"));
        return new Capture(
                row.getLong("id"),
                row.getString("group_code"),
                row.getString("root"),
                Period.parse(period).orElseThrow(() -> new IllegalStateException("capture.period holds " + period)),
                instant(row, "captured_at").atOffset(offset),
                instant(row, "imported_at").atZone(Circumstances.ZONE).toOffsetDateTime(),
                row.getString("source_name"),
                row.getString("sha256"),
                row.getInt("units"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

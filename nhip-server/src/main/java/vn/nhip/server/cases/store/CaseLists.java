package vn.nhip.server.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.server.cases.CaseLine;
import vn.nhip.server.cases.CaseList;
import vn.nhip.server.cases.CaseQuestion;

/** Lists and counts over the kept states. */
@Repository
public class CaseLists {
    private static final String COLUMNS = """
            code, state, procedure, agency, channel, submitted, accepted, stated_due, term_amount, term_unit,
            legal_due, legal_end, legal_standing, portal_due, portal_end, portal_standing, has_result, synchronised,
            refusals\
            """;

    private final JdbcClient jdbc;

    CaseLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A condition and what stands for its question marks. */
    private record Condition(String sql, List<Object> values) {}

    /** A page, in the order of the list. */
    public List<CaseLine> list(CaseQuestion question, Instant now, @Nullable CaseLine after, int limit) {
        Condition condition = condition(question, now);
        List<Object> values = new ArrayList<>(condition.values());
        String due = due(question.list());
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from cases.case_file where " + condition.sql());
        if (after != null) {
            Instant from = due == null ? null : dueOf(after, question.list());
            if (due != null && from != null) {
                sql.append(" and (").append(due).append(", code) > (?, ?)");
                values.add(from.atOffset(ZoneOffset.UTC));
            } else {
                sql.append(" and code > ?");
            }
            values.add(after.code());
        }
        sql.append(" order by ").append(due == null ? "" : due + ", ").append("code limit ?");
        values.add(limit);
        return jdbc.sql(sql.toString())
                .params(values)
                .query((row, number) -> line(row, now))
                .list();
    }

    /** How many. */
    public long count(CaseQuestion question, Instant now) {
        Condition condition = condition(question, now);
        return jdbc.sql("select count(*) from cases.case_file where " + condition.sql())
                .params(condition.values())
                .query(Long.class)
                .single();
    }

    /** How many cases each agency has. */
    public Map<String, Long> agencies() {
        Map<String, Long> agencies = new LinkedHashMap<>();
        jdbc.sql("select agency, count(*) from cases.case_file where agency is not null group by 1 order by 1")
                .query(row -> {
                    agencies.put(row.getString(1), row.getLong(2));
                });
        return agencies;
    }

    private static @Nullable String due(CaseList list) {
        return switch (list) {
            case OVERDUE, DUE_SOON -> "legal_due";
            case OVERDUE_AT_PORTAL -> "portal_due";
            default -> null;
        };
    }

    private static @Nullable Instant dueOf(CaseLine line, CaseList list) {
        CaseLine.Clock clock = list == CaseList.OVERDUE_AT_PORTAL ? line.portal() : line.legal();
        return clock == null ? null : clock.due();
    }

    private static Condition condition(CaseQuestion question, Instant now) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(ofList(question, now, values));
        String code = question.code();
        if (code != null) {
            sql.append(" and code >= ? and code < ?");
            values.add(code);
            values.add(code + '\uffff');
        }
        CaseState state = question.state();
        if (state != null) {
            sql.append(" and state = ?");
            values.add(state.name());
        }
        String agency = question.agency();
        if (agency != null) {
            sql.append(" and (agency = ? or agency like ?)");
            values.add(agency);
            values.add(escaped(agency) + ".%");
        }
        String procedure = question.procedure();
        if (procedure != null) {
            sql.append(" and procedure like ?");
            values.add(escaped(procedure) + "%");
        }
        return new Condition(sql.toString(), values);
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static String ofList(CaseQuestion question, Instant now, List<Object> values) {
        return switch (question.list()) {
            case ALL -> "true";
            case OVERDUE -> {
                values.add(now.atOffset(ZoneOffset.UTC));
                yield "legal_end is null and legal_due is not null and legal_due < ?";
            }
            case OVERDUE_AT_PORTAL -> {
                values.add(now.atOffset(ZoneOffset.UTC));
                yield "portal_end is null and portal_due is not null and (portal_due < ? or portal_standing = 'OVERDUE')";
            }
            case DUE_SOON -> {
                values.add(now.atOffset(ZoneOffset.UTC));
                values.add(now.plus(Duration.ofDays(question.days())).atOffset(ZoneOffset.UTC));
                yield "legal_end is null and legal_due is not null and legal_due >= ? and legal_due <= ?";
            }
            case FINISHED_LATE -> "legal_standing = 'FINISHED_LATE'";
            case WITHOUT_ELECTRONIC_RESULT -> "not has_result and state in ('COMPLETED', 'RETURNED')";
            case SYNCHRONISATION_FAILED -> "not synchronised";
            case NEVER_SYNCHRONISED -> "synchronised is null";
            case WAITING_FOR_CITIZEN -> "state = 'SUPPLEMENT_REQUESTED'";
            case UNKNOWN_ORIGIN -> "state = 'UNKNOWN'";
            case WITH_REFUSALS -> "refusals > 0";
        };
    }

    private static CaseLine line(ResultSet row, Instant now) throws SQLException {
        String unit = row.getString("term_unit");
        return new CaseLine(
                row.getString("code"),
                CaseState.valueOf(row.getString("state")),
                new CaseLine.Filed(row.getString("procedure"), row.getString("agency"), row.getString("channel")),
                instant(row, "submitted"),
                instant(row, "accepted"),
                instant(row, "stated_due"),
                unit == null ? null : new Term(row.getInt("term_amount"), TermUnit.valueOf(unit)),
                clock(row, "legal", now),
                clock(row, "portal", now),
                row.getBoolean("has_result"),
                row.getObject("synchronised", Boolean.class),
                row.getInt("refusals"));
    }

    private static CaseLine.@Nullable Clock clock(ResultSet row, String clock, Instant now) throws SQLException {
        String kept = row.getString(clock + "_standing");
        if (kept == null) {
            return null;
        }
        Instant due = instant(row, clock + "_due");
        Standing standing = Standing.valueOf(kept);
        boolean pastDue = standing == Standing.RUNNING && due != null && due.isBefore(now);
        return new CaseLine.Clock(due, instant(row, clock + "_end"), pastDue ? Standing.OVERDUE : standing);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

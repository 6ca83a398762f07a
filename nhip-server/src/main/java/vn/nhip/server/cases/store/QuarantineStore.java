package vn.nhip.server.cases.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.quarantine.Held;
import vn.nhip.server.cases.quarantine.HeldDetail;
import vn.nhip.server.cases.quarantine.HeldQuestion;
import vn.nhip.server.cases.quarantine.Quarantine.Count;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;
import vn.nhip.server.cases.store.HeldRecords.Status;

/** Rows of the quarantine, read and settled. */
@Repository
public class QuarantineStore {
    private static final Logger log = LoggerFactory.getLogger(QuarantineStore.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String COLUMNS = """
            id, source, delivery, place, kind, field, english, vietnamese, event_id, case_code, recorded, status,
            settled\
            """;

    private final JdbcClient jdbc;
    private final Seal seal;

    QuarantineStore(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    private record Condition(String sql, List<Object> values) {}

    /** A page, the newest first. */
    public List<Held> list(HeldQuestion question, long before, int limit) {
        Condition condition = condition(question);
        List<Object> values = new ArrayList<>(condition.values());
        values.add(before);
        values.add(limit);
        return jdbc.sql("select " + COLUMNS + " from cases.quarantine where " + condition.sql()
                        + " and id < ? order by id desc limit ?")
                .params(values)
                .query((row, number) -> held(row))
                .list();
    }

    /** How many. */
    public long count(HeldQuestion question) {
        Condition condition = condition(question);
        return jdbc.sql("select count(*) from cases.quarantine where " + condition.sql())
                .params(condition.values())
                .query(Long.class)
                .single();
    }

    /** How many by what a column says. */
    public List<Count> counts(HeldQuestion question, String column) {
        Condition condition = condition(question);
        return jdbc.sql("select " + column + ", count(*) from cases.quarantine where " + condition.sql()
                        + " group by 1 order by 2 desc, 1")
                .params(condition.values())
                .query((row, number) -> new Count(row.getString(1), row.getLong(2)))
                .list();
    }

    /** One record with what it says, where that opens. */
    public Optional<HeldDetail> find(long id) {
        return jdbc.sql("select " + COLUMNS + ", key, key_id, raw, message from cases.quarantine where id = ?")
                .param(id)
                .query((row, number) -> detail(row))
                .optional();
    }

    private HeldDetail detail(ResultSet row) throws SQLException {
        EventKey key = EventKey.of(row.getObject("key", UUID.class));
        String keyId = row.getString("key_id");
        byte[] raw = row.getBytes("raw");
        byte[] message = row.getBytes("message");
        long id = row.getLong("id");
        List<HeldDetail.Action> actions = actions(id);
        try {
            return new HeldDetail(
                    held(row),
                    // Taken away when it had been kept long enough, or the person asked for it.
                    raw == null ? "" : open(keyId, raw, HeldRecord.rawPlace(key)),
                    message == null ? null : open(keyId, message, HeldRecord.messagePlace(key)),
                    false,
                    actions);
        } catch (IllegalStateException | IllegalArgumentException e) {
            log.warn("Record {} of the quarantine does not open: a key is missing, or the row was changed", id, e);
            return new HeldDetail(held(row), "", null, true, actions);
        }
    }

    private String open(String keyId, byte[] bytes, String place) {
        return new String(seal.open(new Sealed(keyId, bytes), place), StandardCharsets.UTF_8);
    }

    private List<HeldDetail.Action> actions(long id) {
        return jdbc.sql(
                        "select at, actor, action, detail from cases.quarantine_action where quarantine = ? order by id")
                .param(id)
                .query((row, number) -> new HeldDetail.Action(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    /** Settles a record that waits, with what was done; false when it does not wait. */
    public boolean settle(long id, Status status, HeldDetail.Action action) {
        boolean settled =
                jdbc.sql("update cases.quarantine set status = ?, settled = ? where id = ? and status = 'OPEN'")
                                .params(status.name(), action.at().atOffset(ZoneOffset.UTC), id)
                                .update()
                        > 0;
        if (settled) {
            note(id, action);
        }
        return settled;
    }

    /** Notes what was done. */
    public void note(long id, HeldDetail.Action action) {
        jdbc.sql("""
                        insert into cases.quarantine_action (quarantine, at, actor, action, detail)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(id, action.at().atOffset(ZoneOffset.UTC), action.actor(), action.action(), action.detail())
                .update();
    }

    /** The problem that a record has now. */
    public void problem(long id, Problem problem) {
        jdbc.sql("update cases.quarantine set kind = ?, field = ?, english = ?, vietnamese = ? where id = ?")
                .params(problem.kind().name(), problem.field(), problem.english(), problem.vietnamese(), id)
                .update();
    }

    private static Condition condition(HeldQuestion question) {
        StringBuilder sql = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        Status status = question.status();
        Problem.Kind kind = question.kind();
        add(sql, values, "status = ?", status == null ? null : status.name());
        add(sql, values, "source = ?", question.source());
        add(sql, values, "kind = ?", kind == null ? null : kind.name());
        add(sql, values, "field = ?", question.field());
        if (question.day() != null) {
            sql.append(" and recorded >= ? and recorded < ?");
            values.add(question.day().atStartOfDay(VIETNAM).toOffsetDateTime());
            values.add(question.day().plusDays(1).atStartOfDay(VIETNAM).toOffsetDateTime());
        }
        String text = question.text();
        add(
                sql,
                values,
                "concat_ws(' ', vietnamese, english, event_id, case_code, place, delivery) ilike ?",
                text == null || text.isBlank() ? null : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return new Condition(sql.toString(), values);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Held held(ResultSet row) throws SQLException {
        OffsetDateTime settled = row.getObject("settled", OffsetDateTime.class);
        return new Held(
                row.getLong("id"),
                row.getString("source"),
                row.getString("delivery"),
                row.getString("place"),
                new Problem(
                        Problem.Kind.valueOf(row.getString("kind")),
                        row.getString("field"),
                        row.getString("english"),
                        row.getString("vietnamese")),
                row.getString("event_id"),
                row.getString("case_code"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                Status.valueOf(row.getString("status")),
                settled == null ? null : settled.toInstant());
    }

    /** An action of now. */
    public static HeldDetail.Action action(Instant at, String actor, String action, String detail) {
        return new HeldDetail.Action(at, actor, action, detail);
    }
}

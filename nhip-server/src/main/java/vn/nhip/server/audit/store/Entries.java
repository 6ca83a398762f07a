package vn.nhip.server.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewers;

/** The log, read. What is searched is what whoever asks may see: the entries of the agencies they reach. */
@Repository
public class Entries {
    /** A search that takes longer is given up. */
    public static final int SECONDS_MAX = 20;

    private static final String SELECT = "select seq, " + EntryRow.COLUMNS + ", leaf from audit.entry where ";

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Entries by their numbers, both ends included, whoever asks. */
    public List<Entry> between(long first, long last) {
        return jdbc.sql(SELECT + "seq >= ? and seq <= ? order by seq")
                .params(first, last)
                .query((row, number) -> entry(row))
                .list();
    }

    /** One entry that whoever asks may see. */
    public Optional<Entry> find(long seq) {
        Condition condition = new Condition();
        condition.reached(Viewers.now().reach(Permission.AUDIT_READ));
        condition.and("seq = ?", seq);
        return jdbc.sql(SELECT + condition.sql)
                .params(condition.values)
                .query((row, number) -> entry(row))
                .optional();
    }

    /**
     * A page, the newest first.
     *
     * @param before only those with a smaller number
     * @throws org.springframework.dao.QueryTimeoutException when it takes too long
     */
    @Transactional(readOnly = true, timeout = SECONDS_MAX)
    public List<Entry> list(Question question, long before, int limit) {
        Condition condition = condition(question);
        condition.and("seq < ?", before);
        condition.values.add(limit);
        return jdbc.sql(SELECT + condition.sql + " order by seq desc limit ?")
                .params(condition.values)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * How many, counted no further than a bound.
     *
     * @throws org.springframework.dao.QueryTimeoutException when it takes too long
     */
    @Transactional(readOnly = true, timeout = SECONDS_MAX)
    public long count(Question question, int bound) {
        Condition condition = condition(question);
        condition.values.add(bound);
        return jdbc.sql("select count(*) from (select from audit.entry where " + condition.sql + " limit ?) found")
                .params(condition.values)
                .query(Long.class)
                .single();
    }

    /** Fixed pieces of SQL, and the values for their question marks. */
    private static final class Condition {
        private final StringBuilder sql = new StringBuilder("true");
        private final List<Object> values = new ArrayList<>();

        void and(String piece, Object... itsValues) {
            sql.append(" and ").append(piece);
            values.addAll(List.of(itsValues));
        }

        void reached(Reach reach) {
            switch (reach) {
                case Reach.Everything() -> {}
                case Reach.Some some -> {
                    List<String> either = new ArrayList<>();
                    List<Object> codes = new ArrayList<>();
                    for (String root : some.whole()) {
                        either.add("agency = ? or (agency >= ? || '.' and agency < ? || '/')");
                        codes.addAll(List.of(root, root, root));
                    }
                    either.add("agency = any (?)");
                    codes.add(some.single().toArray(String[]::new));
                    and("(" + String.join(" or ", either) + ")", codes.toArray());
                }
                case Reach.Nothing() -> and("false");
            }
        }
    }

    private Condition condition(Question question) {
        Condition condition = new Condition();
        condition.reached(Viewers.now().reach(Permission.AUDIT_READ));
        instant(condition, "at >= ?", question.from());
        instant(condition, "at < ?", question.until());
        if (question.event() != null) {
            condition.and("event = ?", question.event());
        }
        if (question.who() != null) {
            who(condition, question.who());
        }
        if (question.subject() != null) {
            condition.and("subject like ?", literally(question.subject()) + "%");
        }
        if (question.agency() != null) {
            condition.and("(agency = ? or agency like ?)", question.agency(), literally(question.agency()) + ".%");
        }
        if (question.text() != null) {
            condition.and(
                    "concat_ws(' ', subject, viewer_name, before, after, reason, details) ilike ?",
                    "%" + literally(question.text()) + "%");
        }
        return condition;
    }

    private static void instant(Condition condition, String piece, @Nullable Instant instant) {
        if (instant != null) {
            condition.and(piece, instant.atOffset(ZoneOffset.UTC));
        }
    }

    /** By the id where somebody of that id did something, which an index finds; otherwise by the name. */
    private void who(Condition condition, String who) {
        boolean known = jdbc.sql("select exists (select from audit.entry where viewer_id = ?)")
                .param(who)
                .query(Boolean.class)
                .single();
        if (known) {
            condition.and("viewer_id = ?", who);
        } else {
            condition.and("viewer_name ilike ?", "%" + literally(who) + "%");
        }
    }

    private static String literally(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                new Entry.Who(
                        row.getString("viewer_kind"),
                        row.getString("viewer_id"),
                        row.getString("viewer_name"),
                        row.getString("viewer_from")),
                new Entry.What(
                        row.getString("subject"),
                        row.getString("agency"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason"),
                        row.getString("details")),
                Hash.of(row.getBytes("leaf")));
    }
}

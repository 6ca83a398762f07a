package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.store.StoredEvents;

/** Reads the facts in PostgreSQL's binary form, one row at a time. */
@Repository
class StoredFacts implements CaseFactStore {
    /** In the order of the disk, which is about that of the numbers: a page keeps what was put into it. */
    private static final String ALL = "select number, facts from cases.case_facts";

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Positions positions;

    StoredFacts(DataSource database, JdbcClient jdbc, Positions positions) {
        this.database = database;
        this.jdbc = jdbc;
        this.positions = positions;
    }

    @Override
    public long each(Consumer<List<CaseFacts>> each) {
        return picture((connection, done) -> read(connection, ALL, each));
    }

    @Override
    public long changedSince(long position, Consumer<List<CaseFacts>> each) {
        return picture((connection, done) -> {
            if (done > position) {
                read(connection, changed(position, done), each);
            }
        });
    }

    private static String changed(long after, long to) {
        return """
                select f.number, k.facts
                from (select distinct case_code from cases.event where seq > %d and seq <= %d) e
                join cases.case_file f on f.code = e.case_code
                join cases.case_facts k on k.number = f.number
                """.formatted(after, to);
    }

    private static void read(Connection connection, String query, Consumer<List<CaseFacts>> each) throws SQLException {
        StoredEvents.copyOut(connection, query, row -> each.accept(FactBytes.decode((int) row.number(), row.field())));
    }

    private interface Reading {
        void in(Connection connection, long done) throws SQLException;
    }

    /** Reads everything as it stood at one moment, whatever is written meanwhile; says how far the facts were then. */
    private long picture(Reading reading) {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                long done = begin(connection);
                positions.learn(connection);
                reading.in(connection, done);
                return done;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the facts of cases cannot be read", e);
        }
    }

    private static long begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
            // From the first page on, not from where another reader is.
            statement.execute("set local synchronize_seqscans = off");
            try (ResultSet row = statement.executeQuery("select seq from cases.projection")) {
                if (!row.next()) {
                    throw new IllegalStateException("cases.projection has no row");
                }
                return row.getLong(1);
            }
        }
    }

    @Override
    public Map<Integer, String> codes(Collection<Integer> numbers) {
        Map<Integer, String> codes = new HashMap<>();
        jdbc.sql("select number, code from cases.case_file where number = any (?)")
                .param(numbers.toArray(Integer[]::new))
                .query(row -> {
                    codes.put(row.getInt(1), row.getString(2));
                });
        return codes;
    }

    @Override
    public Map<String, Integer> numbers(Collection<String> codes) {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql("select code, number from cases.case_file where code = any (?)")
                .param(codes.toArray(String[]::new))
                .query(row -> {
                    numbers.put(row.getString(1), row.getInt(2));
                });
        return numbers;
    }

    @Override
    public OptionalInt number(String code) {
        Optional<Integer> number = jdbc.sql("select number from cases.case_file where code = ?")
                .param(code)
                .query(Integer.class)
                .optional();
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    @Override
    public List<String> agencies() {
        return positions.agencies();
    }

    @Override
    public List<String> procedures() {
        return positions.procedures();
    }

    @Override
    public Optional<String> mark(long position) {
        return jdbc.sql("""
                        select p.database || ' ' || p.repairs || ' ' || coalesce(
                            (select extract(epoch from e.recorded) || ' ' || e.id from cases.event e where e.seq = p.at), '')
                        from (select *, ?::bigint as at from cases.projection) p where p.seq >= p.at
                        """).param(position).query(String.class).optional();
    }
}

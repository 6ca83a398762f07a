package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.cases.CaseClocks;
import vn.nhip.server.cases.store.CopyRows;
import vn.nhip.server.cases.store.StoredEvents;

/**
 * Brings the states up to the log, a stretch of it in each transaction together with how far it is. Several may run at the same time, in
 * this process and in others: they take turns.
 */
@Component
public class Projector {
    /** How many events are brought in together at most. */
    static final int STRETCH = 50_000;

    private static final int ROW_BYTES = 600;
    private static final int ROWS_MIN = 16;

    private final DataSource database;
    private final StoredEvents events;
    private final CaseClocks clocks;
    private final CaseRows rows;

    Projector(DataSource database, StoredEvents events, CaseClocks clocks, CaseRows rows) {
        this.database = database;
        this.events = events;
        this.clocks = clocks;
        this.rows = rows;
    }

    /**
     * How far it is.
     *
     * @param done number of the last event that is in the states
     * @param end number of the last event in the log
     */
    public record Position(long done, long end) {
        /** How many events are not in the states yet. */
        public long lag() {
            return end - done;
        }
    }

    /** How far it is now. */
    public Position position() {
        try (Connection connection = database.getConnection()) {
            return position(connection, "");
        } catch (SQLException e) {
            throw new IllegalStateException("the position of the projection cannot be read", e);
        }
    }

    /** Brings one stretch in; says how far it is then. */
    public Position advance() {
        return transaction(this::advance);
    }

    private interface Work {
        Position in(Connection connection) throws SQLException;
    }

    private Position transaction(Work work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                Position position = work.in(connection);
                connection.commit();
                committed = true;
                return position;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("states of cases were not written", e);
        }
    }

    private Position advance(Connection connection) throws SQLException {
        Position position = position(connection, " for update of p");
        if (position.lag() == 0) {
            return position;
        }
        long to = Math.min(position.end(), position.done() + STRETCH);
        Map<String, List<CaseEvent>> fresh = new TreeMap<>();
        events.between(
                connection,
                position.done(),
                to,
                numbered -> fresh.computeIfAbsent(numbered.event().caseCode(), code -> new ArrayList<>(8))
                        .add(numbered.event()));
        Map<String, Instant> known = rows.firstRecorded(connection, fresh.keySet());
        addEarlier(connection, known, position.done(), fresh);
        write(connection, fresh, known);
        try (PreparedStatement update = connection.prepareStatement("update cases.projection set seq = ?")) {
            update.setLong(1, to);
            update.executeUpdate();
        }
        return new Position(to, position.end());
    }

    /** What was told before of cases of which something is told now. A case that has no row has nothing earlier. */
    private void addEarlier(
            Connection connection, Map<String, Instant> known, long done, Map<String, List<CaseEvent>> fresh)
            throws SQLException {
        if (known.isEmpty()) {
            return;
        }
        Instant since = known.values().stream().min(Instant::compareTo).orElseThrow();
        events.ofCases(connection, known.keySet(), since, done, numbered -> {
            List<CaseEvent> ofCase = fresh.get(numbered.event().caseCode());
            if (ofCase != null) {
                ofCase.add(numbered.event());
            }
        });
    }

    private void write(Connection connection, Map<String, List<CaseEvent>> cases, Map<String, Instant> known)
            throws SQLException {
        CopyRows added = CopyRows.begun(ROW_BYTES * Math.max(ROWS_MIN, cases.size() - known.size()));
        CopyRows changed = CopyRows.begun(ROW_BYTES * Math.max(ROWS_MIN, known.size()));
        cases.forEach((code, ofCase) -> {
            Instant first = known.get(code);
            encode(first == null ? added : changed, ofCase, first == null ? firstRecorded(ofCase) : first);
        });
        rows.add(connection, added.end(), cases.size() > known.size());
        rows.change(connection, changed.end(), !known.isEmpty());
    }

    /**
     * Writes the states of some cases anew from the log; of a case without events the row is removed.
     *
     * @return how many
     */
    public long rebuild(Collection<String> codes) {
        List<String> all = List.copyOf(codes);
        for (int from = 0; from < all.size(); from += STRETCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + STRETCH));
            transaction(connection -> {
                Position position = position(connection, " for update of p");
                Map<String, List<CaseEvent>> cases = new TreeMap<>();
                events.ofCases(
                        connection,
                        some,
                        Instant.EPOCH,
                        position.done(),
                        numbered -> cases.computeIfAbsent(numbered.event().caseCode(), code -> new ArrayList<>(8))
                                .add(numbered.event()));
                rows.remove(connection, some);
                write(connection, cases, Map.of());
                return position;
            });
        }
        return all.size();
    }

    /** Folds a case and writes its row: the projection keeps, and a replay finds, what these lines say. */
    public void encode(CopyRows target, Collection<CaseEvent> ofCase, Instant firstRecorded) {
        CaseFile file = CaseLife.fold(ofCase);
        CaseRow.encode(target, file, Clocks.of(file, clocks), firstRecorded);
    }

    /** When the first of some events was recorded. */
    public static Instant firstRecorded(Collection<CaseEvent> events) {
        Instant first = Instant.MAX;
        for (CaseEvent event : events) {
            first = event.recorded().isBefore(first) ? event.recorded() : first;
        }
        return first;
    }

    private static Position position(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select p.seq, (select seq from cases.log_head) from cases.projection p" + lock)) {
            if (!row.next()) {
                throw new IllegalStateException("cases.projection has no row");
            }
            return new Position(row.getLong(1), row.getLong(2));
        }
    }
}

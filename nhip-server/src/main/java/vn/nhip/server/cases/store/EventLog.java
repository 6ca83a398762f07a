package vn.nhip.server.cases.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Repository;

/** Appends to the log, within the transaction of the caller's connection. */
@Repository
public class EventLog {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int ROW_BYTES = 256;
    private static final int KEY_BYTES = 34;

    private volatile @Nullable YearMonth made;

    /**
     * The end of the log.
     *
     * @param seq number of the last event
     * @param recorded when it was recorded
     */
    public record Head(long seq, Instant recorded) {}

    /** Locks the end of the log: until the transaction ends nobody else appends. */
    public Head lock(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select seq, recorded from cases.log_head for update");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("cases.log_head has no row");
            }
            return new Head(
                    row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    /** Those keys of which the event is in the log. To be asked by the holder of the lock. */
    public Set<EventKey> known(Connection connection, Collection<EventKey> keys) throws SQLException {
        Set<EventKey> known = new HashSet<>();
        if (keys.isEmpty()) {
            return known;
        }
        Array asked = connection.createArrayOf(
                "uuid", keys.stream().map(EventKey::uuid).toArray());
        try (PreparedStatement select =
                connection.prepareStatement("select key from cases.event_key where key = any (?)")) {
            select.setArray(1, asked);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(EventKey.of(row.getObject(1, UUID.class)));
                }
            }
        } finally {
            asked.free();
        }
        return known;
    }

    /**
     * Appends events after the end of the log. To be called by the holder of the lock.
     *
     * @param now when they are recorded; never before the event before them
     */
    public void append(Connection connection, Head head, List<EventRow> events, Instant now) throws SQLException {
        Instant recorded = now.isBefore(head.recorded()) ? head.recorded() : now;
        makeMonth(connection, recorded);
        CopyRows keys = CopyRows.begun(events.size() * KEY_BYTES + ROW_BYTES);
        CopyRows rows = CopyRows.begun(events.size() * ROW_BYTES + ROW_BYTES);
        long seq = head.seq();
        for (EventRow event : events) {
            seq++;
            keys.row(2).uuid(event.key()).int64(seq);
            event.appendTo(rows, seq, recorded);
        }
        copy(connection, "cases.event_key (key, seq)", keys.end());
        copy(connection, "cases.event (" + EventRow.COLUMNS + ")", rows.end());
        try (PreparedStatement update =
                connection.prepareStatement("update cases.log_head set seq = ?, recorded = ?")) {
            update.setLong(1, seq);
            update.setObject(2, recorded.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    /** To be called when the transaction of an {@link #append} was rolled back: what it made is gone. */
    public void rolledBack() {
        made = null;
    }

    /** Writes rows into a table with COPY. */
    public static void copy(Connection connection, String target, CopyRows rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)");
        try {
            copy.writeToCopy(rows.bytes(), 0, rows.length());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** This month's partition and the next one's, so that the turn of the month waits for nothing. */
    private void makeMonth(Connection connection, Instant recorded) throws SQLException {
        YearMonth month = YearMonth.from(recorded.atZone(VIETNAM));
        if (month.equals(made)) {
            return;
        }
        try (PreparedStatement make =
                connection.prepareStatement("select cases.make_month(m) from unnest(?::timestamptz[]) m")) {
            Array months = connection.createArrayOf("timestamptz", new Object[] {
                recorded.toString(),
                month.plusMonths(1).atDay(1).atStartOfDay(VIETNAM).toInstant().toString()
            });
            make.setArray(1, months);
            make.execute();
        }
        made = month;
    }
}

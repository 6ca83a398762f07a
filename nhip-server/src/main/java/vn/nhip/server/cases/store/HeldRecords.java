package vn.nhip.server.cases.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Puts records into quarantine, within the transaction of the caller's connection. */
@Repository
public class HeldRecords {

    /** How a record in quarantine stands. */
    public enum Status {
        /** Waits for somebody. */
        OPEN,
        /** Its event is in the log. */
        TAKEN,
        /** Put aside for good, with a reason. */
        DISCARDED
    }

    /** How those of the records stand that are there already. */
    public Map<EventKey, Status> standing(Connection connection, Collection<EventKey> keys) throws SQLException {
        Map<EventKey, Status> standing = new HashMap<>();
        if (keys.isEmpty()) {
            return standing;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select key, status from cases.quarantine where key = any (?)")) {
            select.setArray(1, uuids(connection, keys));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    standing.put(EventKey.of(row.getObject(1, UUID.class)), Status.valueOf(row.getString(2)));
                }
            }
        }
        return standing;
    }

    /** Adds records that wait; of a case whose person was erased only that they came, and no text. */
    public void add(Connection connection, Collection<HeldRecord> records, Instant now) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into cases.quarantine
                    (key, event_key, source, delivery, place, kind, field, english, vietnamese, event_id, case_code,
                     recorded, key_id, raw, message)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (HeldRecord record : records) {
                EventKey event = record.event();
                insert.setObject(1, record.key().uuid());
                insert.setObject(2, event == null ? null : event.uuid(), Types.OTHER);
                insert.setString(3, record.source());
                insert.setString(4, record.delivery());
                insert.setString(5, record.place());
                insert.setString(6, record.problem().kind().name());
                insert.setString(7, record.problem().field());
                insert.setString(8, record.problem().english());
                insert.setString(9, record.problem().vietnamese());
                insert.setString(10, record.eventId());
                insert.setString(11, record.caseCode());
                insert.setObject(12, now.atOffset(ZoneOffset.UTC));
                insert.setString(13, record.raw().keyId());
                insert.setBytes(14, record.raw().bytes());
                insert.setBytes(
                        15, record.message() == null ? null : record.message().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        withoutTextsOfErased(connection, records, now);
    }

    private static void withoutTextsOfErased(Connection connection, Collection<HeldRecord> records, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with emptied as (
                    update cases.quarantine q
                    set raw = null, message = null, key_id = null, text_erased = ?, settled = ?, status = 'DISCARDED'
                    from cases.person p
                    where q.key = any (?) and p.case_code = q.case_code and p.erased is not null
                    returning q.id, q.settled)
                insert into cases.quarantine_action (quarantine, at, actor, action, detail)
                select id, settled, 'nhip', '%s', '' from emptied
                """.formatted(HeldTexts.ERASED))) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setArray(
                    3, uuids(connection, records.stream().map(HeldRecord::key).toList()));
            update.executeUpdate();
        }
    }

    /** Settles what waits for events that have now come rightly, under the same source and id. */
    public void settle(Connection connection, Collection<EventKey> events, Instant now) throws SQLException {
        if (!anyOpen(connection)) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                with settled as (
                    update cases.quarantine set status = 'TAKEN', settled = ?
                    where status = 'OPEN' and event_key = any (?) returning id, settled)
                insert into cases.quarantine_action (quarantine, at, actor, action, detail)
                select id, settled, 'nhip', 'SENT_AGAIN', '' from settled
                """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, uuids(connection, events));
            update.executeUpdate();
        }
    }

    private static boolean anyOpen(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select exists (select from cases.quarantine where status = 'OPEN')");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Array uuids(Connection connection, Collection<EventKey> keys) throws SQLException {
        return connection.createArrayOf(
                "uuid", keys.stream().map(EventKey::uuid).toArray());
    }
}

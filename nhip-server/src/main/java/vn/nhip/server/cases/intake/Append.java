package vn.nhip.server.cases.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import vn.nhip.contract.CaseMessage;
import vn.nhip.server.cases.persons.Persons;
import vn.nhip.server.cases.store.EventKey;
import vn.nhip.server.cases.store.EventLog;
import vn.nhip.server.cases.store.EventRow;
import vn.nhip.server.cases.store.HeldRecord;
import vn.nhip.server.cases.store.HeldRecords;
import vn.nhip.server.cases.store.HeldRecords.Status;

/** Writes entries in one transaction: log, persons, quarantine. */
@Component
class Append {
    private final DataSource database;
    private final EventLog log;
    private final Persons persons;
    private final HeldRecords quarantine;
    private final Clock clock;

    Append(DataSource database, EventLog log, Persons persons, HeldRecords quarantine, Clock clock) {
        this.database = database;
        this.log = log;
        this.persons = persons;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param outcomes one per entry
     * @param end number of the last event in the log now
     */
    record Written(List<Outcome> outcomes, long end) {}

    /** Writes and commits. */
    Written write(List<Entry> entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                Written written = write(connection, entries);
                connection.commit();
                committed = true;
                return written;
            } finally {
                if (!committed) {
                    log.rolledBack();
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private Written write(Connection connection, List<Entry> entries) throws SQLException {
        EventLog.Head head = log.lock(connection);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Sorting sorting = new Sorting(
                log.known(connection, eventKeys(entries)), quarantine.standing(connection, heldKeys(entries)));
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            outcomes.add(sorting.outcome(entry));
        }
        if (!sorting.rows.isEmpty()) {
            log.append(connection, head, sorting.rows, now);
            persons.add(connection, sorting.messages);
            quarantine.settle(connection, sorting.keys(), now);
        }
        quarantine.add(connection, sorting.held.values(), now);
        return new Written(outcomes, head.seq() + sorting.rows.size());
    }

    private static Set<EventKey> eventKeys(List<Entry> entries) {
        Set<EventKey> keys = HashSet.newHashSet(entries.size());
        for (Entry entry : entries) {
            EventKey key = switch (entry) {
                case Entry.Event event -> event.row().key();
                case Entry.Held held -> held.record().event();
            };
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static Set<EventKey> heldKeys(List<Entry> entries) {
        Set<EventKey> keys = new HashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Held held) {
                keys.add(held.record().key());
            }
        }
        return keys;
    }

    /** Tells new from known, within the batch as well as against the store. */
    private static final class Sorting {
        private final Set<EventKey> known;
        private final Map<EventKey, Status> standing;
        private final List<EventRow> rows = new ArrayList<>();
        private final List<CaseMessage> messages = new ArrayList<>();
        private final Map<EventKey, HeldRecord> held = new LinkedHashMap<>();

        Sorting(Set<EventKey> known, Map<EventKey, Status> standing) {
            this.known = known;
            this.standing = new HashMap<>(standing);
        }

        Outcome outcome(Entry entry) {
            return switch (entry) {
                case Entry.Event event -> event(event);
                case Entry.Held waiting -> held(waiting.record());
            };
        }

        private Outcome event(Entry.Event event) {
            if (!known.add(event.row().key())) {
                return new Outcome.Duplicate();
            }
            rows.add(event.row());
            messages.add(event.message());
            return event.warnings().isEmpty() ? Outcome.Accepted.PLAIN : new Outcome.Accepted(event.warnings());
        }

        private Outcome held(HeldRecord record) {
            EventKey event = record.event();
            Status status = standing.get(record.key());
            if ((event != null && known.contains(event)) || (status != null && status != Status.OPEN)) {
                return new Outcome.Duplicate();
            }
            if (status == null) {
                held.put(record.key(), record);
                standing.put(record.key(), Status.OPEN);
            }
            return new Outcome.Quarantined(record.problem());
        }

        List<EventKey> keys() {
            return rows.stream().map(EventRow::key).toList();
        }
    }
}

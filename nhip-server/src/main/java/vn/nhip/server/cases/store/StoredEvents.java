package vn.nhip.server.cases.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.stereotype.Component;
import vn.nhip.contract.FactJson;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;

/** Reads the log, fast: in PostgreSQL's binary form, one row at a time. */
@Component
public class StoredEvents {
    private static final int CASE_CODE_AT = 5;

    private final Sources sources;

    StoredEvents(Sources sources) {
        this.sources = sources;
    }

    /** An event and its number in the log. */
    public record Numbered(long seq, CaseEvent event) {}

    /** The events after a number, to another, in the order of the log. */
    public void between(Connection connection, long after, long to, Consumer<Numbered> consumer) throws SQLException {
        String where = "seq > " + after + " and seq <= " + to + " order by seq";
        read(connection, where, row -> consumer.accept(event(row)));
    }

    /** All events up to a number, those of a case together. */
    public void byCase(Connection connection, long to, Consumer<Numbered> consumer) throws SQLException {
        read(connection, "seq <= " + to + " order by case_code", row -> consumer.accept(event(row)));
    }

    /** The events of cases up to a number, in no order. Nothing of them was recorded before an instant. */
    public void ofCases(
            Connection connection, Collection<String> codes, Instant since, long to, Consumer<Numbered> consumer)
            throws SQLException {
        String where = "case_code = any (" + literal(codes) + "::text[]) and recorded >= '" + since
                + "'::timestamptz and seq <= " + to;
        read(connection, where, row -> consumer.accept(event(row)));
    }

    private static void read(Connection connection, String where, Consumer<RowBytes> consumer) throws SQLException {
        copyOut(connection, "select " + EventRow.COLUMNS + " from cases.event where " + where, consumer);
    }

    /** Reads the rows of a query; the consumer keeps nothing of the row it is given. */
    public static void copyOut(Connection connection, String query, Consumer<RowBytes> consumer) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        try {
            RowBytes row = new RowBytes();
            byte[] sent = copy.readFromCopy();
            while (sent != null) {
                if (row.begin(sent)) {
                    consumer.accept(row);
                }
                sent = copy.readFromCopy();
            }
        } finally {
            // A consumer failed. To cancel the copy could hit the next statement of this connection.
            while (copy.isActive()) {
                copy.readFromCopy();
            }
        }
    }

    /**
     * The rows of events up to a number that were recorded by an instant, in the order in which they lie on the disk; {@link #event} reads
     * them.
     */
    public static void rows(Connection connection, long to, Instant recordedBy, Consumer<RowBytes> consumer)
            throws SQLException {
        String until = recordedBy.equals(Instant.MAX) ? "" : " and recorded <= '" + recordedBy + "'::timestamptz";
        read(connection, "seq <= " + to + until, consumer);
    }

    /** A hash over the code of the case of an event's row. */
    public static int hashOfCase(RowBytes row) {
        return row.skip(CASE_CODE_AT).hash();
    }

    /** The event of a row with the columns of the log. */
    public Numbered event(RowBytes row) {
        long seq = row.number();
        Instant recorded = row.instant();
        Instant occurred = row.instant();
        String source = sources.name((int) row.number());
        CaseFact.Kind kind = KindNumbers.kind((int) row.number());
        String code = row.text();
        String id = row.text();
        return new Numbered(seq, new CaseEvent(source, id, code, occurred, recorded, FactJson.read(kind, row.field())));
    }

    private static String literal(Collection<String> codes) {
        StringBuilder array = new StringBuilder("{");
        for (String code : codes) {
            array.append(array.length() > 1 ? ",\"" : "\"")
                    .append(code.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        // Written as an escape string, in which a backslash is doubled whatever the server's settings are.
        return " E'" + array.append('}').toString().replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

package vn.nhip.server.audit.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Rows as binary COPY sends them, one after the other. */
final class CopiedRows {
    private final CopyOut copy;
    private boolean begun;

    private CopiedRows(CopyOut copy) {
        this.copy = copy;
    }

    /** What a query finds. To be read to its end. */
    static CopiedRows of(Connection connection, String query) throws SQLException {
        return new CopiedRows(manager(connection).copyOut("copy (" + query + ") to stdout (format binary)"));
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** The next row; {@code null} after the last. */
    byte @Nullable [] next() throws SQLException {
        byte[] row = copy.readFromCopy();
        if (row != null && !begun) {
            begun = true;
            row = Arrays.copyOfRange(row, EntryRow.HEADER.length, row.length);
        }
        if (row == null || row.length == EntryRow.END.length) {
            passOver();
            return null;
        }
        return row;
    }

    private void passOver() throws SQLException {
        while (copy.isActive()) {
            copy.readFromCopy();
        }
    }

    /** Writes rows into a table. */
    static void into(Connection connection, String target, byte[] rows) throws SQLException {
        CopyIn copy = manager(connection).copyIn("copy " + target + " from stdin (format binary)");
        try {
            copy.writeToCopy(rows, 0, rows.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}

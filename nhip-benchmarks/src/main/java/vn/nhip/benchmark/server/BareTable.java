package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of the log, read and written by nothing but COPY. */
final class BareTable {
    private static final double NANOS = 1e9;
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final CopyManager copy;

    BareTable(Connection connection) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Rows per second out of the log into a file; the best of a few times. */
    double out(Path file, long rows) throws SQLException, IOException {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            try (OutputStream out = Files.newOutputStream(file)) {
                copy.copyOut("copy (select * from cases.event) to stdout (format binary)", out);
            }
            best = Math.max(best, rows / ((System.nanoTime() - began) / NANOS));
        }
        return best;
    }

    /** Rows per second from the file into an empty table with the columns, indexes and partitions of the log; the best of a few times. */
    double in(Path file, long rows) throws SQLException, IOException {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            execute("drop table if exists cases.bare");
            execute("create table cases.bare (like cases.event including all) partition by range (recorded)");
            execute("create table cases.bare_all partition of cases.bare default");
            long began = System.nanoTime();
            try (InputStream in = Files.newInputStream(file)) {
                copy.copyIn("copy cases.bare from stdin (format binary)", in, 1 << 16);
            }
            best = Math.max(best, rows / ((System.nanoTime() - began) / NANOS));
        }
        return best;
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package vn.nhip.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.database.BareDatabase;

/** One picture of the database, written into a backup that was begun. */
final class Picture {
    private final Connection connection;
    private final Begun begun;

    Picture(Connection connection, Begun begun) {
        this.connection = connection;
        this.begun = begun;
    }

    /**
     * A backup that was begun.
     *
     * @param name its name
     * @param folder where it is written
     * @param key what it is encrypted with
     * @param origin what makes it, of what
     * @param previous what it builds on; {@code null} for a full one
     */
    record Begun(
            String name,
            Path folder,
            BackupKey key,
            Manifest.Origin origin,
            @Nullable Manifest previous) {}

    /**
     * Takes it; others go on reading and writing meanwhile.
     *
     * @param files that are in the backup already
     * @return what is in the backup now
     */
    Manifest take(List<Manifest.HomeFile> files, Backup.Listener listener) throws SQLException, IOException {
        List<Schema.Table> tables = Schema.tables(connection);
        connection.setAutoCommit(false);
        try {
            begin(tables);
            Instant at = Instant.now();
            Manifest previous = begun.previous();
            TableWriter writer = new TableWriter(connection, begun.key(), begun.folder(), begun.name(), previous);
            List<Manifest.Table> written = write(writer, tables, listener);
            Manifest.Origin origin = begun.origin();
            return new Manifest(
                    Manifest.FORMAT,
                    begun.name(),
                    previous == null ? begun.name() : previous.chain(),
                    at,
                    new Manifest.Origin(
                            origin.program(),
                            origin.postgres(),
                            origin.database(),
                            origin.key(),
                            previous == null ? null : previous.name(),
                            writer.plainBytes()),
                    BareDatabase.done(connection),
                    Schema.partitions(connection),
                    written,
                    Schema.sequences(connection),
                    files);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The locks come before the picture: what empties a table waits, and cannot come between. */
    private void begin(List<Schema.Table> tables) throws SQLException {
        Schema.execute(connection, "set transaction isolation level repeatable read, read only");
        Schema.execute(
                connection,
                "lock table "
                        + String.join(
                                ", ", tables.stream().map(Schema.Table::name).toList())
                        + " in access share mode");
        for (String setting : List.of(
                "timezone = 'UTC'",
                "datestyle = 'ISO'",
                "intervalstyle = 'postgres'",
                "bytea_output = 'hex'",
                "extra_float_digits = 1",
                "statement_timeout = 0",
                // Rows in the order of the disk, always from its beginning: what did not change reads the same.
                "synchronize_seqscans = off")) {
            Schema.execute(connection, "set local " + setting);
        }
    }

    private static List<Manifest.Table> write(TableWriter writer, List<Schema.Table> tables, Backup.Listener listener)
            throws SQLException, IOException {
        double expected = tables.stream().mapToLong(Schema.Table::estimate).sum();
        long[] rows = {0};
        List<Manifest.Table> written = new ArrayList<>();
        for (Schema.Table table : tables) {
            written.add(writer.write(table, more -> {
                rows[0] += more;
                listener.at(rows[0], expected > 0 ? Math.min(rows[0] / expected, 0.99) : -1);
            }));
        }
        return written;
    }
}

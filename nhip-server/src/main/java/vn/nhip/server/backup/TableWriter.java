package vn.nhip.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes the tables of one picture of the database as parts of a backup: what of them is not in the backup before it. */
final class TableWriter {
    private final Connection connection;
    private final BackupKey key;
    private final Parts parts;
    private final Path folder;
    private final String backup;
    private final @Nullable Manifest previous;
    private long plainBytes;

    TableWriter(Connection connection, BackupKey key, Path folder, String backup, @Nullable Manifest previous) {
        this.connection = connection;
        this.key = key;
        this.parts = new Parts(key);
        this.folder = folder;
        this.backup = backup;
        this.previous = previous;
    }

    /** How much was written, before it was compressed. */
    long plainBytes() {
        return plainBytes;
    }

    /** Writes a table. */
    Manifest.Table write(Schema.Table table, Parts.Seen rows) throws SQLException, IOException {
        Manifest.Table before = before(table);
        String column = table.growsBy();
        if (column != null) {
            return writeGrowing(table, column, before, rows);
        }
        if (before != null && fingerprint(table).equals(before.fingerprint())) {
            rows.more(before.rows());
            return before;
        }
        return writeWhole(table, null, rows);
    }

    private Manifest.@Nullable Table before(Schema.Table table) {
        return previous == null
                ? null
                : previous.tables().stream()
                        .filter(each -> each.name().equals(table.name())
                                && each.columns().equals(table.columns()))
                        .findAny()
                        .orElse(null);
    }

    private Manifest.Table writeGrowing(
            Schema.Table table, String column, Manifest.@Nullable Table before, Parts.Seen rows)
            throws SQLException, IOException {
        Standing now = standing(table, column);
        Manifest.Position position =
                new Manifest.Position(column, now.last(), fingerprintAt(table, column, now.last()));
        List<Manifest.Part> grown = before == null ? null : grown(table, column, before, now, rows);
        return grown == null
                ? writeWhole(table, position, rows)
                : new Manifest.Table(table.name(), table.columns(), now.rows(), position, null, grown);
    }

    /**
     * How a table that only grows stands.
     *
     * @param last the greatest value of its column; {@code null} when empty
     */
    private record Standing(long rows, @Nullable Long last) {}

    private Standing standing(Schema.Table table, String column) throws SQLException {
        return Schema.list(
                        connection,
                        "select count(*), max(" + column + ") from " + table.name(),
                        row -> new Standing(row.getLong(1), row.getObject(2) == null ? null : row.getLong(2)))
                .getFirst();
    }

    /**
     * The parts of the backup before and one of what came since; null when that does not give the table as it is: it is not the same table,
     * rows are gone, or some came in below the last one.
     */
    private @Nullable List<Manifest.Part> grown(
            Schema.Table table, String column, Manifest.Table before, Standing now, Parts.Seen rows)
            throws SQLException, IOException {
        Manifest.Position position = before.position();
        if (position == null
                || !position.column().equals(column)
                || !Objects.equals(position.fingerprint(), fingerprintAt(table, column, position.last()))) {
            return null;
        }
        rows.more(before.rows());
        if (Objects.equals(position.last(), now.last())) {
            return before.rows() == now.rows() ? before.parts() : null;
        }
        String where = position.last() == null ? "" : " where " + column + " > " + position.last();
        Manifest.Part since = writePart(table, where, rows).part();
        if (before.rows() + since.rows() != now.rows()) {
            return null;
        }
        List<Manifest.Part> all = new ArrayList<>(before.parts());
        all.add(since);
        return all;
    }

    private @Nullable String fingerprintAt(Schema.Table table, String column, @Nullable Long value)
            throws SQLException {
        if (value == null) {
            return null;
        }
        Mac mac = key.fingerprint();
        Schema.list(
                        connection,
                        "select t::text from " + table.name() + " t where " + column + " = " + value + " order by 1",
                        row -> row.getString(1))
                .forEach(row -> mac.update(row.getBytes(StandardCharsets.UTF_8)));
        return BackupKey.hex(mac.doFinal());
    }

    private String fingerprint(Schema.Table table) throws SQLException, IOException {
        PartStreams.Tee tee = new PartStreams.Tee(OutputStream.nullOutputStream(), key.fingerprint(), rows -> {});
        copyOut(table, "", tee);
        return tee.fingerprint();
    }

    private Manifest.Table writeWhole(Schema.Table table, Manifest.@Nullable Position position, Parts.Seen rows)
            throws SQLException, IOException {
        Written written = writePart(table, "", rows);
        boolean empty = written.part().rows() == 0;
        if (empty) {
            Files.delete(folder.resolve(written.part().file()));
        }
        return new Manifest.Table(
                table.name(),
                table.columns(),
                written.part().rows(),
                position,
                position == null ? written.fingerprint() : null,
                empty ? List.of() : List.of(written.part()));
    }

    private record Written(Manifest.Part part, String fingerprint) {}

    private Written writePart(Schema.Table table, String where, Parts.Seen rows) throws SQLException, IOException {
        String[] fingerprint = {""};
        Manifest.Part part = parts.write(folder, backup, file(table), out -> {
            PartStreams.Tee tee = new PartStreams.Tee(out, key.fingerprint(), rows);
            long copied = copyOut(table, where, tee);
            plainBytes += tee.bytes();
            fingerprint[0] = tee.fingerprint();
            return copied;
        });
        return new Written(part, fingerprint[0]);
    }

    private static String file(Schema.Table table) {
        return table.name().replaceAll("[^A-Za-z0-9_.-]", "_") + ".copy.gz.enc";
    }

    private long copyOut(Schema.Table table, String where, OutputStream out) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + String.join(", ", table.columns()) + " from " + table.name() + where
                                + ") to stdout",
                        out);
    }
}

package vn.nhip.server.backup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.database.Migration;

/**
 * What a backup holds: everything that is needed to read it, and nothing of the content. It names every part that a restore reads, also
 * those that lie in earlier backups of its chain.
 *
 * @param format of this description and of the parts
 * @param name of the backup, and of its folder
 * @param chain name of the full backup with which its chain begins; its own for that one
 * @param at when its picture of the database was taken
 * @param origin what made it, of what
 * @param migrations the state of the schema
 * @param partitions of tables that are divided
 * @param tables all of them, also the empty ones
 * @param sequences of numbers that were given
 * @param files of the data folder
 */
record Manifest(
        int format,
        String name,
        String chain,
        Instant at,
        Origin origin,
        List<Migration> migrations,
        List<Partition> partitions,
        List<Table> tables,
        List<Sequence> sequences,
        List<HomeFile> files) {

    /** The format that this program writes and reads. */
    static final int FORMAT = 1;

    /**
     * What made it, of what.
     *
     * @param program version of Nhịp
     * @param postgres version of the database server
     * @param database tells databases apart; {@code null} where the server does not say
     * @param key the id of the key that encrypts it
     * @param previous the backup before it in its chain; {@code null} for a full one
     * @param plainBytes how much its own parts hold before they were compressed
     */
    record Origin(
            String program,
            String postgres,
            @Nullable String database,
            String key,
            @Nullable String previous,
            long plainBytes) {}

    /**
     * A part of a divided table.
     *
     * @param bounds in PostgreSQL's words
     */
    record Partition(String name, String parent, String bounds) {}

    /**
     * A table.
     *
     * @param name with its schema
     * @param rows how many there were
     * @param position up to where a table that only grows is in it; {@code null} for others
     * @param fingerprint of the content of a table that is written whole; {@code null} for one that only grows
     * @param parts to be read one after another
     */
    record Table(
            String name,
            List<String> columns,
            long rows,
            @Nullable Position position,
            @Nullable String fingerprint,
            List<Part> parts) {}

    /**
     * The last row of a table that only grows.
     *
     * @param column by which it grows
     * @param last value of it; {@code null} when the table was empty
     * @param fingerprint of the row that has it
     */
    record Position(
            String column, @Nullable Long last, @Nullable String fingerprint) {}

    /**
     * A file of the backup.
     *
     * @param backup in whose folder it lies
     * @param rows how many rows of a table; 0 for other content
     * @param bytes as it lies there
     * @param sha256 of these bytes
     */
    record Part(String backup, String file, long rows, long bytes, String sha256) {}

    /**
     * A sequence of numbers.
     *
     * @param next the number that it gives next
     */
    record Sequence(String name, long next) {}

    /**
     * A file of the data folder.
     *
     * @param path in the data folder, with slashes
     * @param fingerprint of its content
     */
    record HomeFile(String path, String fingerprint, Part part) {}

    /** Every part that a restore reads. */
    List<Part> parts() {
        return Stream.concat(
                        tables.stream().flatMap(table -> table.parts().stream()),
                        files.stream().map(HomeFile::part))
                .toList();
    }

    boolean isFull() {
        return name.equals(chain);
    }

    /** How many rows it holds in all. */
    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}

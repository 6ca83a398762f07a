package vn.nhip.server.audit.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.tree.Frontier;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.tree.TreeHash;

/**
 * Takes what waits into the log: numbers it in the order in which it was recorded, which is that of commits as far as anyone could tell, and adds
 * its leaves to the tree; all in one transaction. Several may run at the same time, in this process and in others: they take turns.
 */
@Component
public class Sequencer {
    /** How many are taken in together at most. */
    private static final int BATCH = 5_000;

    /** The tree keeps the roots of every eighth level: 256 leaves, 65,536, … */
    static final int LEVEL = 8;

    private static final int ROW_BYTES = 320;
    private static final int NODE_FIELDS = 3;

    private final DataSource database;

    Sequencer(DataSource database) {
        this.database = database;
    }

    /**
     * What one turn did.
     *
     * @param taken how many it took in
     * @param size how long the log is now
     */
    public record Turn(int taken, long size) {
        /** Whether more may be waiting. */
        public boolean isFull() {
            return taken == BATCH;
        }
    }

    /** Takes in everything that waits. */
    public void all() {
        Turn turn = turn();
        while (turn.isFull()) {
            turn = turn();
        }
    }

    /** Takes in as much of what waits as is taken in together. */
    public Turn turn() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Turn turn = turn(connection);
                connection.commit();
                return turn;
            } finally {
                // Nothing after a commit.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits was not taken into the audit log", e);
        }
    }

    private static Turn turn(Connection connection) throws SQLException {
        Frontier tree = lock(connection);
        List<EntryRow> rows = waiting(connection);
        if (!rows.isEmpty()) {
            append(connection, tree, rows);
            remove(connection, rows);
        }
        return new Turn(rows.size(), tree.size());
    }

    private static Frontier lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // If the machine stops before this is on disk, the rows wait again and get the same numbers: a checkpoint
            // is committed for good, and with it everything before.
            statement.execute("set local synchronous_commit = off");
            statement.execute("set local nhip.sequencing = 'on'");
            try (ResultSet row = statement.executeQuery("select seq, peaks from audit.head for update")) {
                if (!row.next()) {
                    throw new IllegalStateException("audit.head has no row");
                }
                return Frontier.of(row.getLong(1), row.getBytes(2));
            }
        }
    }

    private static List<EntryRow> waiting(Connection connection) throws SQLException {
        CopiedRows copied = CopiedRows.of(
                connection, "select id, " + EntryRow.COLUMNS + " from audit.waiting order by id limit " + BATCH);
        List<EntryRow> rows = new ArrayList<>();
        for (byte[] row = copied.next(); row != null; row = copied.next()) {
            rows.add(EntryRow.waiting(row));
        }
        return rows;
    }

    private static void append(Connection connection, Frontier tree, List<EntryRow> rows) throws SQLException {
        TreeHash hash = new TreeHash();
        ByteArrayOutputStream entries = new ByteArrayOutputStream(rows.size() * ROW_BYTES);
        ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        entries.writeBytes(EntryRow.HEADER);
        nodes.writeBytes(EntryRow.HEADER);
        for (EntryRow row : rows) {
            long seq = tree.size() + 1;
            Hash leaf = row.leaf(hash, seq);
            row.appendTo(entries, seq, leaf);
            tree.append(leaf, (height, index, root) -> {
                if (height % LEVEL == 0) {
                    nodes.writeBytes(node(height / LEVEL, index, root));
                }
            });
        }
        entries.writeBytes(EntryRow.END);
        CopiedRows.into(connection, "audit.entry (seq, " + EntryRow.COLUMNS + ", leaf)", entries.toByteArray());
        if (nodes.size() > EntryRow.HEADER.length) {
            nodes.writeBytes(EntryRow.END);
            CopiedRows.into(connection, "audit.node (level, index, hash)", nodes.toByteArray());
        }
        try (PreparedStatement update = connection.prepareStatement("update audit.head set seq = ?, peaks = ?")) {
            update.setLong(1, tree.size());
            update.setBytes(2, tree.peaks());
            update.executeUpdate();
        }
    }

    private static byte[] node(int level, long index, Hash root) {
        return ByteBuffer.allocate(Short.BYTES + NODE_FIELDS * Integer.BYTES + Short.BYTES + Long.BYTES + Hash.BYTES)
                .putShort((short) NODE_FIELDS)
                .putInt(Short.BYTES)
                .putShort((short) level)
                .putInt(Long.BYTES)
                .putLong(index)
                .putInt(Hash.BYTES)
                .put(root.bytes())
                .array();
    }

    private static void remove(Connection connection, List<EntryRow> rows) throws SQLException {
        Object[] ids = rows.stream().map(EntryRow::number).toArray();
        try (PreparedStatement delete = connection.prepareStatement("delete from audit.waiting where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids));
            delete.executeUpdate();
        }
    }
}

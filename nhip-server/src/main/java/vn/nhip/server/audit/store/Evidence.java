package vn.nhip.server.audit.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.audit.tree.Frontier;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.tree.TreeHash;

/** Everything the database holds of the log, as it is, for whoever does not trust it. */
@Repository
public class Evidence {
    private static final int NAMED = 50;

    private final JdbcClient jdbc;
    private final DataSource database;

    Evidence(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /**
     * What is kept beside the entries, at one instant.
     *
     * @param end how long the log says it is; -1 when it does not say
     * @param root the root that it says it has; {@code null} when it does not say
     * @param last the largest number of an entry
     * @param strays numbers of entries that are none: before the first, after the end
     * @param waiting how many acts wait to be taken in
     * @param notes the checkpoints by the size that they are kept under
     * @param nodes the roots of complete subtrees, by level and index
     */
    public record Frame(
            long end,
            @Nullable Hash root,
            long last,
            List<Long> strays,
            long waiting,
            Map<Long, String> notes,
            Map<Place, Hash> nodes) {}

    /** Where a kept root stands. */
    public record Place(int height, long index) {}

    /**
     * An entry's leaves.
     *
     * @param kept what is kept with it; {@code null} when that is no hash
     * @param said what the entry gives
     */
    public record Leaf(long seq, @Nullable Hash kept, Hash said) {}

    /** What is kept beside the entries. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Frame frame() {
        Optional<Head> head = head();
        long end = head.map(Head::seq).orElse(-1L);
        Map<Long, String> notes = new HashMap<>();
        jdbc.sql("select size, note from audit.checkpoint")
                .query((row, number) -> notes.put(row.getLong(1), row.getString(2)))
                .list();
        Map<Place, Hash> nodes = new HashMap<>();
        jdbc.sql("select level, index, hash from audit.node").query(row -> {
            byte[] hash = row.getBytes(3);
            if (hash.length == Hash.BYTES) {
                nodes.put(new Place(row.getInt(1) * Sequencer.LEVEL, row.getLong(2)), Hash.of(hash));
            }
        });
        return new Frame(
                end,
                head.flatMap(at -> Optional.ofNullable(at.root())).orElse(null),
                jdbc.sql("select coalesce(max(seq), 0) from audit.entry")
                        .query(Long.class)
                        .single(),
                jdbc.sql("select seq from audit.entry where seq < 1 or seq > ? order by seq limit ?")
                        .params(end, NAMED)
                        .query((row, number) -> row.getLong(1))
                        .list(),
                jdbc.sql("select count(*) from audit.waiting").query(Long.class).single(),
                notes,
                nodes);
    }

    private record Head(long seq, @Nullable Hash root) {}

    private Optional<Head> head() {
        return jdbc.sql("select seq, peaks from audit.head")
                .query((row, number) -> new Head(row.getLong(1), root(row.getLong(1), row.getBytes(2))))
                .optional();
    }

    private static @Nullable Hash root(long seq, byte[] peaks) {
        try {
            return Frontier.of(seq, peaks).root();
        } catch (IllegalArgumentException noPeaksOfThatSize) {
            return null;
        }
    }

    /** The leaves of a stretch of entries, both ends included, in the order of their numbers. */
    public List<Leaf> leaves(long first, long last) {
        List<Leaf> leaves = new ArrayList<>();
        TreeHash hash = new TreeHash();
        try (Connection connection = database.getConnection()) {
            // COPY takes no parameters; these are numbers.
            CopiedRows rows = CopiedRows.of(
                    connection,
                    "select seq, " + EntryRow.COLUMNS + ", leaf from audit.entry where seq between " + first + " and "
                            + last + " order by seq");
            for (byte[] row = rows.next(); row != null; row = rows.next()) {
                EntryRow entry = EntryRow.entry(row);
                leaves.add(new Leaf(entry.number(), entry.kept(), entry.leaf(hash, entry.number())));
            }
            return leaves;
        } catch (SQLException e) {
            throw new IllegalStateException("audit entries %d to %d cannot be read".formatted(first, last), e);
        }
    }
}

package vn.nhip.server.audit.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.tree.Subtrees;
import vn.nhip.server.audit.tree.TreeHash;

/** The tree as its leaves and every eighth level are kept; what lies between is made from what lies below. */
@Repository
public class StoredTree implements Subtrees {
    private final JdbcClient jdbc;

    StoredTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when what it is made from is not complete
     */
    @Override
    public Hash root(int height, long index) {
        int level = height / Sequencer.LEVEL;
        int above = height % Sequencer.LEVEL;
        long first = index << above;
        int wanted = 1 << above;
        List<Hash> hashes = level == 0 ? leaves(first, wanted) : nodes(level, first, wanted);
        if (hashes.size() != wanted) {
            throw new IllegalStateException("the audit log has %d of the %d hashes from %d at level %d"
                    .formatted(hashes.size(), wanted, first, level));
        }
        return fold(hashes, 0, wanted, new TreeHash());
    }

    private List<Hash> leaves(long first, int count) {
        return jdbc.sql("select leaf from audit.entry where seq > ? and seq <= ? order by seq")
                .params(first, first + count)
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .list();
    }

    private List<Hash> nodes(int level, long first, int count) {
        return jdbc.sql("select hash from audit.node where level = ? and index >= ? and index < ? order by index")
                .params(level, first, first + count)
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .list();
    }

    private static Hash fold(List<Hash> hashes, int from, int to, TreeHash hash) {
        int middle = (from + to) >>> 1;
        return to - from == 1
                ? hashes.get(from)
                : hash.node(fold(hashes, from, middle, hash), fold(hashes, middle, to, hash));
    }
}

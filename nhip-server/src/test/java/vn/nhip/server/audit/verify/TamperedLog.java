package vn.nhip.server.audit.verify;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.store.Entries;
import vn.nhip.server.audit.store.EntryBytes;
import vn.nhip.server.audit.store.Sequencer;
import vn.nhip.server.audit.tree.Frontier;
import vn.nhip.server.audit.tree.TreeHash;

/** What somebody does who is the database's superuser, knows how the log is made, and may hold the key, too. */
@TestComponent
public class TamperedLog {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Sequencer sequencer;
    private final Entries entries;
    private final Checkpoints checkpoints;

    TamperedLog(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Audit audit,
            Sequencer sequencer,
            Entries entries,
            Checkpoints checkpoints) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.sequencer = sequencer;
        this.entries = entries;
        this.checkpoints = checkpoints;
    }

    /** Records so many acts and takes them in. */
    public void acts(int count) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < count; i++) {
                audit.record(Act.of(AuditEvent.ACCOUNT_CHANGED, "account/" + i)
                        .inAgency("H99." + i % 3)
                        .changing("cũ", "mới " + i)
                        .because("thử"));
            }
        });
        sequencer.all();
    }

    /** Runs statements with every trigger off. */
    public void forced(String... statements) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (String statement : statements) {
                jdbc.sql(statement).update();
            }
        });
    }

    /** Nothing was ever recorded. */
    public void empty() {
        forced(
                "truncate audit.entry, audit.node, audit.checkpoint, audit.waiting, audit.head",
                "insert into audit.head (seq, peaks) values (0, '')");
    }

    /** The numbers from one on go up or down, one after the other. */
    public void renumber(long from, int by) {
        forced(
                "update audit.entry set seq = -seq where seq >= " + from,
                "update audit.entry set seq = -seq + " + by + " where seq <= -" + from);
    }

    /** Every row gets the leaf of what it says now. */
    public void rehash() {
        TreeHash hash = new TreeHash();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (Entry entry : all()) {
                jdbc.sql("update audit.entry set leaf = ? where seq = ?")
                        .params(hash.leaf(EntryBytes.of(entry)).bytes(), entry.seq())
                        .update();
            }
        });
    }

    /** Kept roots and the end of the log follow from the rows. */
    public void retree() {
        Frontier tree = Frontier.empty();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("delete from audit.node").update();
            all().forEach(entry -> tree.append(entry.leaf(), (height, index, root) -> {
                if (height % 8 == 0) {
                    jdbc.sql("insert into audit.node (level, index, hash) values (?, ?, ?)")
                            .params(height / 8, index, root.bytes())
                            .update();
                }
            }));
            jdbc.sql("update audit.head set seq = ?, peaks = ?")
                    .params(tree.size(), tree.peaks())
                    .update();
        });
    }

    /** The checkpoints are gone, and a new one is signed with the log's own key. */
    public void resign() {
        forced("delete from audit.checkpoint");
        checkpoints.write();
    }

    private List<Entry> all() {
        return entries.between(Long.MIN_VALUE, Long.MAX_VALUE);
    }
}

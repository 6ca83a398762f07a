package vn.nhip.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.tree.Frontier;
import vn.nhip.server.audit.tree.Proofs;
import vn.nhip.server.audit.tree.TreeHash;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Acts go into the log with what they did, numbered without gaps, and stay as they are. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/audit-log-home",
            "nhip.test.database=audit-log"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class AuditLogTests {
    private static final int THREADS = 3;
    private static final int ACTS = 400;

    private final Audit audit;
    private final Sequencer sequencer;
    private final Entries entries;
    private final StoredTree tree;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AuditLogTests(
            Audit audit,
            Sequencer sequencer,
            Entries entries,
            StoredTree tree,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.audit = audit;
        this.sequencer = sequencer;
        this.entries = entries;
        this.tree = tree;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void aThingToChangeAndNothingThatWaits() {
        jdbc.sql("create table if not exists public.thing (id bigint primary key)")
                .update();
        sequencer.all();
    }

    private long size() {
        return jdbc.sql("select seq from audit.head").query(Long.class).single();
    }

    private Entry newest() {
        return entries.between(size(), size()).getFirst();
    }

    @Test
    void keepsWhoDidWhatAndWhy() {
        Viewer viewer = Viewer.machine("nhip key").from("203.0.113.7");
        Instant before = Instant.now().minusSeconds(1);

        Viewers.run(
                viewer,
                () -> audit.record(Act.of(AuditEvent.ROLE_GRANTED, "account/12")
                        .inAgency("H99.103")
                        .changing("case-officer", "division-head")
                        .because("bổ nhiệm từ 01/12")
                        .with("until", "2027-01-01")
                        .with("by", "thư \"số 5\"")));
        sequencer.all();

        Entry entry = newest();
        assertThat(entry.event()).isEqualTo("role-granted");
        assertThat(entry.who()).isEqualTo(new Entry.Who("MACHINE", "nhip key", "máy chủ", "203.0.113.7"));
        assertThat(entry.what())
                .isEqualTo(new Entry.What(
                        "account/12",
                        "H99.103",
                        "case-officer",
                        "division-head",
                        "bổ nhiệm từ 01/12",
                        "{\"by\":\"thư \\\"số 5\\\"\",\"until\":\"2027-01-01\"}"));
        assertThat(entry.at()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(new TreeHash().leaf(EntryBytes.of(entry)))
                .as("what stands in the row gives the leaf, whichever way it is read")
                .isEqualTo(entry.leaf());
    }

    @Test
    void recordsWhatNoDatabaseWouldTakeAsText() {
        audit.record(Act.of(AuditEvent.ACCESS_REFUSED, "a\0b\ud800c😀").because("x".repeat(100_000)));
        sequencer.all();

        assertThat(newest().what().subject()).isEqualTo("a?b?c😀");
        assertThat(newest().what().reason()).hasSizeLessThan(20_100).endsWith("… (+80000 ký tự)");
    }

    @Test
    void whatIsUndoneLeavesNothing() {
        long before = size();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    audit.record(Act.of(AuditEvent.KEY_CREATED, "key/undone"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        transaction.executeWithoutResult(status -> audit.record(Act.of(AuditEvent.KEY_CREATED, "key/done")));
        sequencer.all();

        assertThat(size()).isEqualTo(before + 1);
        assertThat(newest().what().subject()).isEqualTo("key/done");
    }

    @Test
    void numbersFollowEachOtherHoweverManyRecordAndNumberAtTheSameTime() throws InterruptedException {
        long before = size();
        ConcurrentLinkedQueue<Long> done = new ConcurrentLinkedQueue<>();
        long seed = System.nanoTime();
        System.out.println("acts undone at random, seed " + seed);
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + thread);
                long first = thread * (long) ACTS;
                workers.execute(() -> LongStream.range(first, first + ACTS).forEach(id -> act(id, random, done)));
            }
        }
        sequencer.all();

        long size = size();
        List<Entry> all = entries.between(before + 1, size);
        assertThat(all)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, size).boxed().toList());
        assertThat(all)
                .extracting(entry -> Long.parseLong(entry.what().subject().substring("thing/".length())))
                .containsExactlyInAnyOrderElementsOf(done);
        assertThat(jdbc.sql("select id from public.thing where id < ?")
                        .param((long) THREADS * ACTS)
                        .query(Long.class)
                        .list())
                .as("what was changed is what was recorded")
                .containsExactlyInAnyOrderElementsOf(done);
        assertThat(jdbc.sql("select count(*) from audit.waiting")
                        .query(Long.class)
                        .single())
                .isZero();
        for (int thread = 0; thread < THREADS; thread++) {
            long first = thread * (long) ACTS;
            assertThat(all.stream()
                            .map(entry -> Long.parseLong(entry.what().subject().substring("thing/".length())))
                            .filter(id -> id >= first && id < first + ACTS)
                            .toList())
                    .as("one after the other stays one after the other")
                    .isSorted();
        }
        Frontier frontier = Frontier.empty();
        entries.between(1, size).forEach(entry -> frontier.append(entry.leaf()));
        assertThat(Proofs.root(tree, size)).isEqualTo(frontier.root());
        assertThat(jdbc.sql("select peaks from audit.head").query(byte[].class).single())
                .isEqualTo(frontier.peaks());
    }

    private void act(long id, Random random, ConcurrentLinkedQueue<Long> done) {
        boolean isUndone = random.nextInt(4) == 0;
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into public.thing (id) values (?)").param(id).update();
            audit.record(Act.of(AuditEvent.ACCOUNT_CHANGED, "thing/" + id));
            if (isUndone) {
                status.setRollbackOnly();
            }
        });
        if (!isUndone) {
            done.add(id);
        }
        if (random.nextInt(10) == 0) {
            sequencer.turn();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set reason = 'khác' where seq = 1",
                "delete from audit.entry where seq = 1",
                "truncate audit.entry",
                "update audit.node set hash = hash",
                "delete from audit.node",
                "truncate audit.node",
                "update audit.checkpoint set note = ''",
                "delete from audit.checkpoint",
                "truncate audit.checkpoint",
                "update audit.waiting set reason = 'khác'",
                "delete from audit.waiting",
                "truncate audit.waiting",
                "update audit.head set seq = 0",
                "delete from audit.head",
                "truncate audit.head"
            })
    void refusesToBeChanged(String sql) {
        audit.record(Act.of(AuditEvent.PUBLISHED, "index/2026-08"));
        sequencer.all();
        audit.record(Act.of(AuditEvent.PUBLISHED, "index/2026-09"));

        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("the audit log is append-only");
    }
}

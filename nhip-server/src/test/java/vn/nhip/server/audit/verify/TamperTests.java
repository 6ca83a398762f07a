package vn.nhip.server.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.checkpoint.NoteKey;
import vn.nhip.server.audit.checkpoint.NoteKeys;
import vn.nhip.server.audit.checkpoint.Signer;
import vn.nhip.server.audit.verify.Finding.Kind;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/**
 * Somebody with every right over the database changes, deletes, inserts and cuts off: each is found, and named, by what is left and by a checkpoint
 * that was kept elsewhere.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/audit-tamper-home",
            "nhip.test.database=audit-tamper"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@Import(TamperedLog.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class TamperTests {
    private static final int FIRST = 300;
    private static final int ALL = 700;

    private final TamperedLog tampered;
    private final Checkpoints checkpoints;
    private final DatabaseLog log;
    private final JdbcClient jdbc;
    private List<Claim> elsewhere = List.of();

    TamperTests(TamperedLog tampered, Checkpoints checkpoints, DatabaseLog log, JdbcClient jdbc) {
        this.tampered = tampered;
        this.checkpoints = checkpoints;
        this.log = log;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aLogOfWhichCheckpointsWereCarriedAway() {
        tampered.empty();
        tampered.acts(FIRST);
        Checkpoint first = checkpoints.write().orElseThrow();
        tampered.acts(ALL - FIRST);
        Checkpoint second = checkpoints.write().orElseThrow();
        elsewhere = List.of(Claim.elsewhere(first), Claim.elsewhere(second));
    }

    private Report verify(List<Claim> outside) {
        try {
            List<NoteKey> keys = NoteKeys.verifying(Signer.file(Path.of("target/audit-tamper-home")));
            return log.verify(keys, outside, seen -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Finding found() {
        Report report = verify(elsewhere);
        assertThat(report.findings()).isNotEmpty();
        return report.first().orElseThrow();
    }

    private static Finding is(Finding finding, Kind kind, long seq) {
        assertThat(finding.words())
                .as("%s at %d", finding.kind(), finding.seq())
                .isNotBlank();
        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.seq()).isEqualTo(seq);
        return finding;
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        Report report = verify(elsewhere);

        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(ALL);
        assertThat(report.matched())
                .as("two of the database, two kept elsewhere")
                .isEqualTo(4);
        assertThat(report.matchedSize()).isEqualTo(ALL);
    }

    @Test
    void aLogThatHasGrownSinceIsIntact() {
        tampered.acts(60);

        Report report = verify(elsewhere);

        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(ALL + 60);
        assertThat(report.matchedSize()).isEqualTo(ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "event = 'signed-in'",
                "viewer_kind = 'PERSON'",
                "viewer_id = 'ai khác'",
                "viewer_name = viewer_name || ' '",
                "viewer_from = '203.0.113.9'",
                "subject = 'account/0'",
                "agency = null",
                "before = null",
                "before = after, after = before",
                "after = 'mới'",
                "reason = ''",
                "details = '{ }'",
                "leaf = ''"
            })
    void aChangedFieldIsNamedByItsEntry(String change) {
        tampered.forced("update audit.entry set " + change + " where seq = 412");

        Report report = verify(elsewhere);

        assertThat(is(report.first().orElseThrow(), Kind.CHANGED, 412).words()).startsWith("mục 412 bị sửa");
    }

    @Test
    void aChangedLeafIsNamedByItsEntryToo() {
        tampered.forced("update audit.entry set leaf = sha256(leaf) where seq = 412");

        assertThat(verify(elsewhere).findings())
                .as("the tree over the leaves is another, too")
                .extracting(Finding::kind, Finding::seq)
                .contains(tuple(Kind.CHANGED, 412L), tuple(Kind.REWRITTEN, 301L));
    }

    @Test
    void oneChangedEntryDoesNotHideThatTheOthersAreIntact() {
        tampered.forced("update audit.entry set reason = 'khác' where seq = 412");

        Report report = verify(elsewhere);

        assertThat(report.found()).isEqualTo(1);
        assertThat(report.matchedSize()).isEqualTo(ALL);
    }

    @Test
    void aChangedEntryWithANewLeafIsFoundByTheKeptTree() {
        tampered.forced("update audit.entry set reason = 'khác' where seq = 412");
        tampered.rehash();

        assertThat(is(found(), Kind.REWRITTEN, 257).words())
                .isEqualTo("trong các mục từ 257 đến 512 có mục bị sửa, chèn hoặc đánh số lại: nút của cây không khớp");
    }

    @Test
    void aChangedEntryWithANewTreeIsFoundByTheSignedCheckpoints() {
        tampered.forced("update audit.entry set reason = 'khác' where seq = 412");
        tampered.rehash();
        tampered.retree();

        assertThat(is(verify(List.of()).first().orElseThrow(), Kind.REWRITTEN, 301)
                        .words())
                .startsWith("sổ bị viết lại trong các mục từ 301 đến 700")
                .endsWith("mà các điểm kiểm trong cơ sở dữ liệu ghi");
    }

    @Test
    void aLogThatWasRewrittenAndSignedAgainIsFoundOnlyFromElsewhere() {
        tampered.forced("update audit.entry set reason = 'khác' where seq = 412");
        tampered.rehash();
        tampered.retree();
        tampered.resign();

        assertThat(verify(List.of()).findings())
                .as("nothing on this machine remembers")
                .isEmpty();
        assertThat(is(found(), Kind.REWRITTEN, 301).words())
                .isEqualTo("sổ bị viết lại trong các mục từ 301 đến 700: gốc cây của 700 mục đầu không còn là gốc mà"
                        + " điểm kiểm giữ ở nơi khác ghi");
    }

    @Test
    void aDeletedEntryIsNamedByItsGap() {
        tampered.forced("delete from audit.entry where seq = 412");

        assertThat(is(found(), Kind.DELETED, 412).words()).isEqualTo("mục 412 bị xóa");
    }

    @Test
    void deletedEntriesAreNamedByTheirGap() {
        tampered.forced("delete from audit.entry where seq <= 20");

        assertThat(is(found(), Kind.DELETED, 1).words()).isEqualTo("các mục từ 1 đến 20 bị xóa");
    }

    @Test
    void aDeletedEntryAfterWhichTheOthersMovedUpIsFound() {
        tampered.forced("delete from audit.entry where seq = 412");
        tampered.renumber(413, -1);

        is(found(), Kind.CHANGED, 412);

        tampered.rehash();
        is(found(), Kind.REWRITTEN, 257);

        tampered.retree();
        tampered.resign();
        assertThat(is(found(), Kind.CUT_OFF, 700).words())
                .isEqualTo("sổ bị cắt cuối từ mục 700: điểm kiểm giữ ở nơi khác ghi sổ có 700 mục, nay chỉ còn 699");

        tampered.acts(1);
        is(found(), Kind.REWRITTEN, 301);
    }

    private static final String COPY = """
            insert into audit.entry select %s, at, event, viewer_kind, viewer_id, viewer_name, viewer_from, subject, agency,
                before, after, 'chèn', details, leaf from audit.entry where seq = 412
            """;

    @Test
    void anInsertedEntryIsFoundWhereverItIsPut() {
        tampered.forced(COPY.formatted("701"));
        assertThat(is(found(), Kind.INSERTED, 701).words())
                .isEqualTo("mục 701 bị chèn vào: sổ chỉ có mục từ 1 đến 700");

        tampered.forced("delete from audit.entry where seq = 701", COPY.formatted("0"));
        is(found(), Kind.INSERTED, 0);

        tampered.forced(
                "delete from audit.entry where seq = 0",
                "alter table audit.entry drop constraint entry_pkey",
                COPY.formatted("412"));
        Report report = verify(elsewhere);
        tampered.forced(
                "delete from audit.entry where seq = 412 and reason = 'chèn'",
                "alter table audit.entry add primary key (seq)");
        assertThat(report.findings()).extracting(Finding::kind).contains(Kind.INSERTED);
        assertThat(report.findings()).allMatch(finding -> finding.seq() == 412);
    }

    @Test
    void anEntryInsertedBetweenOthersThatMovedDownIsFound() {
        tampered.renumber(413, 1);
        tampered.forced(COPY.formatted("413"));
        is(found(), Kind.CHANGED, 413);

        tampered.rehash();
        is(found(), Kind.REWRITTEN, 257);

        tampered.retree();
        tampered.resign();
        is(found(), Kind.REWRITTEN, 301);
    }

    @Test
    void aTailThatWasCutOffIsFound() {
        tampered.forced("delete from audit.entry where seq > 650");
        assertThat(is(found(), Kind.CUT_OFF, 651).words())
                .isEqualTo("sổ bị cắt cuối từ mục 651: đầu sổ ghi sổ có 700 mục, nay chỉ còn 650");

        tampered.retree();
        assertThat(is(verify(List.of()).first().orElseThrow(), Kind.CUT_OFF, 651)
                        .words())
                .contains("các điểm kiểm trong cơ sở dữ liệu ghi sổ có 700 mục");

        tampered.forced("delete from audit.checkpoint where size > 650");
        assertThat(verify(List.of()).findings())
                .as("nothing on this machine remembers")
                .isEmpty();
        assertThat(is(found(), Kind.CUT_OFF, 651).words())
                .isEqualTo("sổ bị cắt cuối từ mục 651: điểm kiểm giữ ở nơi khác ghi sổ có 700 mục, nay chỉ còn 650");

        tampered.acts(100);
        is(found(), Kind.REWRITTEN, 301);
    }

    @Test
    void aLogThatWasEmptiedIsFound() {
        tampered.forced("truncate audit.entry");
        is(found(), Kind.CUT_OFF, 1);

        tampered.empty();
        assertThat(verify(List.of()).findings()).isEmpty();
        is(found(), Kind.CUT_OFF, 1);
    }

    @Test
    void whatIsKeptBesideTheEntriesIsFoundToo() {
        String note = jdbc.sql("select note from audit.checkpoint where size = 300")
                .query(String.class)
                .single();
        tampered.forced("update audit.checkpoint set note = replace(note, '300', '301'), size = 301 where size = 300");
        assertThat(is(found(), Kind.FORGED, 301).words())
                .isEqualTo("điểm kiểm lưu ở mục 301 không mang chữ ký của khóa nào của sổ");
        tampered.forced("update audit.checkpoint set size = 300, note = '" + note + "' where size = 301");

        tampered.forced("update audit.node set hash = sha256(hash) where level = 1 and index = 1");
        is(found(), Kind.REWRITTEN, 257);
        tampered.retree();

        tampered.forced("update audit.head set peaks = peaks || peaks");
        is(found(), Kind.REWRITTEN, 1);
        tampered.forced("delete from audit.head");
        is(found(), Kind.REWRITTEN, 1);
        tampered.forced("insert into audit.head (seq, peaks) values (0, '')");
        tampered.retree();
        assertThat(verify(elsewhere).findings()).isEmpty();
    }
}

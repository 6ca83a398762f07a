package vn.nhip.server.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.SharedRows;
import vn.nhip.server.cases.intake.Trial;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Owners;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** What is done with a file that was brought is on record, or it is not done. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/file-imports-home"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class FileImportsTests {
    private final RecordingAudit audit = new RecordingAudit();
    private final Uploads uploads;
    private final JdbcClient jdbc;
    private final FileImports imports;

    FileImportsTests(
            ImportTable table,
            Uploads uploads,
            Guides guides,
            ImportRunner runner,
            Trial trial,
            SharedRows shared,
            Owners owners,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.uploads = uploads;
        this.jdbc = jdbc;
        this.imports = new FileImports(
                table, uploads, guides, runner, trial, Clock.systemUTC(), audit, shared, owners, transaction);
    }

    @Test
    void aFileThatCannotBeRecordedIsNotKept() {
        audit.breakDown();

        assertThatIllegalStateException().isThrownBy(() -> bring("khong-ghi.jsonl"));

        assertThat(jdbc.sql("select count(*) from cases.import where file_name = 'khong-ghi.jsonl'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aDraftIsQueuedOrThrownAwayOnlyOnRecord() throws IOException {
        UUID id = bring("mot.jsonl").id();
        audit.breakDown();

        asMachine(() -> {
            assertThatIllegalStateException().isThrownBy(() -> imports.start(id));
            assertThatIllegalStateException().isThrownBy(() -> imports.discard(id));
            assertThat(imports.find(id)).map(FileImport::status).contains(ImportStatus.DRAFT);
            assertThat(uploads.has(id)).isTrue();

            audit.forget();
            assertThat(imports.start(id)).isTrue();
            imports.cancel(id);
            assertThat(imports.discard(id)).as("no draft any more").isFalse();
        });
        assertThat(audit.entries().stream().map(RecordingAudit.Entry::act))
                .extracting(Act::event)
                .containsExactly(AuditEvent.IMPORT_STARTED, AuditEvent.IMPORT_CANCELLED);
    }

    private FileImport bring(String name) throws IOException {
        InputStream in = new ByteArrayInputStream("{}\n".getBytes(StandardCharsets.UTF_8));
        return Viewers.as(Viewer.machine("thử"), () -> imports.bring(name, in));
    }

    private static void asMachine(Runnable work) {
        Viewers.run(Viewer.machine("thử"), work);
    }
}

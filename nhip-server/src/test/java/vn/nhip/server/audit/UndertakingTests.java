package vn.nhip.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Work of many transactions, on record from before it begins. */
class UndertakingTests {
    private static final Act ACT =
            Act.of(AuditEvent.IMPORT_STARTED, "import/thu").with("file", "so.csv");

    private final RecordingAudit audit = new RecordingAudit();

    @Test
    void isOnRecordBeforeItBeginsAndWhenItEnds() {
        try (Undertaking work = begin()) {
            assertThat(audit.acts(AuditEvent.IMPORT_STARTED)).containsExactly(ACT.with("step", "bắt đầu"));
            assertThat(audit.acts(AuditEvent.IMPORT_FINISHED)).isEmpty();
            work.with("records", 1).with(Map.of("records", 2)).done();
        }

        assertThat(ended().details())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("file", "so.csv", "step", "kết thúc", "status", "DONE", "records", "2"));
        assertThat(ended().subject()).isEqualTo("import/thu");
    }

    @Test
    void whatBreaksOffIsOnRecordWithWhatWasCountedUntilThen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try (Undertaking work = begin()) {
                        work.with("records", 1_500);
                        throw new IllegalStateException("mất điện");
                    }
                })
                .withMessage("mất điện");

        assertThat(ended().details()).containsEntry("records", "1500").containsEntry("status", "FAILED");
    }

    @Test
    void endsOnRecordAsWhoBeganIt() {
        Undertaking work = Viewers.as(Viewer.machine("nhip thử"), this::begin);
        work.close();

        assertThat(audit.entries()).extracting(entry -> entry.viewer().id()).containsExactly("nhip thử", "nhip thử");
    }

    @Test
    void doesNotBeginWhatCannotBeRecorded() {
        audit.breakDown();

        assertThatIllegalStateException().isThrownBy(this::begin);
    }

    @Test
    void anImportByCommandSaysWhichFilesWithoutTheirFolders(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("so.csv"), "abc");

        ImportByCommand.begin(audit, "cases", List.of(file, Path.of("-"))).close();

        assertThat(ended().details())
                .containsEntry("kind", "cases")
                .containsEntry("file", "so.csv, -")
                .containsEntry("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, -");
        assertThat(audit.entries())
                .allSatisfy(entry -> assertThat(entry.viewer().id()).isEqualTo("nhip import cases"));
    }

    private Undertaking begin() {
        return Undertaking.begin(audit, ACT, AuditEvent.IMPORT_FINISHED);
    }

    private Act ended() {
        return audit.acts(AuditEvent.IMPORT_FINISHED).getLast();
    }
}

package vn.nhip.server.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.server.audit.tree.Hash;

class CheckpointTests {
    private static final Hash ROOT = Hash.ofHex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    private static final Instant AT = Instant.parse("2026-11-22T07:08:09.123456Z");

    @TempDir
    private Path home;

    private Checkpoint signed() {
        return new Signer("nhip.example.gov.vn/audit", "", home).sign(8, ROOT, AT);
    }

    @Test
    void isANoteThatAnybodyReads() throws IOException {
        String note = signed().note();

        assertThat(note)
                .startsWith("nhip.example.gov.vn/audit\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
                        + "time 2026-11-22T07:08:09.123456Z\n\n— nhip.example.gov.vn/audit ");
        assertThat(Checkpoint.parse(note)).isEqualTo(signed());
        assertThat(Checkpoint.parseAll(note + "\n" + note + note)).hasSize(3);
        assertThat(Files.readString(home.resolve("keys/audit.pub")))
                .matches(
                        "(?s)nhip.example.gov.vn/audit\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{44}\n-----BEGIN PUBLIC KEY-----.*")
                .doesNotContain("PRIVATE");
    }

    @Test
    void isVerifiedByItsOwnKeyOnly() throws IOException {
        Checkpoint checkpoint = signed();
        NoteKey own = NoteKeys.verifying(home.resolve("keys/audit.pub")).getFirst();
        Signer foreign = new Signer("nhip.example.gov.vn/audit", "", home.resolve("khac"));
        Checkpoint theirs = foreign.sign(8, ROOT, AT);

        assertThat(own.signed(checkpoint)).isTrue();
        assertThat(own.signed(theirs)).isFalse();
        assertThat(own.signed(new Checkpoint(checkpoint.origin(), 9, ROOT, AT, checkpoint.signatures())))
                .isFalse();
        assertThat(own.signed(new Checkpoint("khac", 8, ROOT, AT, checkpoint.signatures())))
                .isFalse();
        assertThat(own.signed(
                        new Checkpoint(checkpoint.origin(), 8, ROOT, AT.plusNanos(1000), checkpoint.signatures())))
                .isFalse();
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndIsKept() throws IOException {
        Checkpoint first = signed();
        Path file = home.resolve("keys/audit.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(signed()).as("the same key signs after a restart").isEqualTo(first);
    }

    @Test
    void aNewKeySignsAndTheOldOneStillVerifies() throws IOException {
        Checkpoint before = signed();
        Path file = home.resolve("keys/audit.key");
        new Signer("x", "", home.resolve("moi")).sign(1, ROOT, AT);
        Files.writeString(file, Files.readString(home.resolve("moi/keys/audit.key")) + Files.readString(file));

        Checkpoint after = signed();

        List<NoteKey> keys = NoteKeys.verifying(file);
        assertThat(keys.get(0).signed(after)).isTrue();
        assertThat(keys.get(0).signed(before)).isFalse();
        assertThat(keys.get(1).signed(before)).isTrue();
    }

    @Test
    void aBrokenKeyFileIsToldWithoutItsContent() throws IOException {
        Path file = home.resolve("hong.key");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAABBBB\n-----END PRIVATE KEY-----\n");
        Signer signer = new Signer("x", file.toString(), home);

        assertThatThrownBy(() -> signer.sign(1, ROOT, AT))
                .hasMessageContaining("Tệp khóa " + file)
                .hasMessageNotContaining("AAAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "không phải điểm kiểm",
                "x\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\ntime 2026-11-22T07:08:09Z\n\n",
                "x\n-8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\ntime 2026-11-22T07:08:09Z\n\n— x AAAA\n",
                "x\n08\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\ntime 2026-11-22T07:08:09Z\n\n— x AAAA\n",
                "x\n8\nngắn\ntime 2026-11-22T07:08:09Z\n\n— x AAAA\n",
                "x\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n2026-11-22T07:08:09Z\n\n— x AAAA\n"
            })
    void whatIsNoneIsRefusedByItsLine(String text) {
        assertThatThrownBy(() -> Checkpoint.parseAll(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 1:");
    }
}

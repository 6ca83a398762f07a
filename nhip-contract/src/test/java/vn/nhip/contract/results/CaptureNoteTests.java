package vn.nhip.contract.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.core.index.Period;

class CaptureNoteTests {
    private static final String NOTE = """
            {"period": "2026-08", "captured_at": "2026-09-26T18:14Z", "request": {"timeType": "month"},
             "files": {"so-hoa.csv": {"captured_at": "2026-09-28T22:14+07:00"}, "hai-long.csv": {"period": "2026-Q3"}}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit before each test.
    private Path folder;

    @Test
    void aFilesOwnNoteWinsOverTheNoteOfAll() {
        CaptureNote note = CaptureNote.of(NOTE);

        assertThat(note.files()).containsExactly("so-hoa.csv", "hai-long.csv");
        assertThat(note.capturedAt("so-hoa.csv")).contains(OffsetDateTime.parse("2026-09-28T22:14+07:00"));
        assertThat(note.capturedAt("hai-long.csv")).contains(OffsetDateTime.parse("2026-09-26T18:14Z"));
        assertThat(note.period("so-hoa.csv")).contains(Period.month(2026, 8));
        assertThat(note.period("hai-long.csv")).isEqualTo(Period.parse("2026-Q3"));
        assertThat(note.request("another.csv")).isEqualTo("{\"timeType\":\"month\"}");
    }

    @Test
    void isFoundBesideAFileAndEmptyWhenThereIsNone() throws IOException {
        Path file = folder.resolve("so-hoa.csv");
        assertThat(CaptureNote.beside(file).capturedAt("so-hoa.csv")).isEmpty();
        assertThat(CaptureNote.beside(file).files()).isEmpty();

        Files.writeString(folder.resolve("capture.json"), NOTE);
        assertThat(CaptureNote.beside(file).capturedAt("so-hoa.csv")).isPresent();
    }

    @Test
    void isReadUnderAnyName() throws IOException {
        Path manifest = Files.writeString(folder.resolve("manifest.json"), NOTE);
        assertThat(CaptureNote.read(manifest).files()).hasSize(2);

        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> CaptureNote.read(folder.resolve("missing.json")))
                .withMessageContaining("missing.json");
    }

    @Test
    void refusesWhatIsNoPeriodAndWhatIsNoInstant() {
        CaptureNote note = CaptureNote.of("{\"period\": \"tháng 8\", \"captured_at\": \"2026-09-26 18:14\"}");

        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> note.period("a.csv"))
                .withMessageContaining("không hiểu kỳ \"tháng 8\"");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> note.capturedAt("a.csv"))
                .withMessageContaining("múi giờ");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> CaptureNote.of("{"))
                .withMessageContaining("không phải JSON trọn vẹn");
    }
}

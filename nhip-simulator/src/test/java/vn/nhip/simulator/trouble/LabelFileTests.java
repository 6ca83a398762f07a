package vn.nhip.simulator.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth on disk. */
class LabelFileTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isReadAsItWasWritten() throws IOException {
        List<Label> labels = List.of(
                new Label(
                        TroubleKind.LATE,
                        "H26.1-1",
                        "H26.1",
                        "H26.1-1.3",
                        1_790_000_000,
                        1_790_086_400,
                        "đến \"muộn\""),
                new Label(TroubleKind.PORTAL_OUTAGE, null, null, null, 0, 60, "Cổng không trả lời"));
        Path file = folder.resolve("truth.jsonl");
        try (LabelFile out = new LabelFile(file)) {
            labels.forEach(out::take);
            assertThat(out.labels()).isEqualTo(2);
        }
        assertThat(Files.readAllLines(file).getLast()).isEqualTo("""
                        {"kind":"portal-outage","from":"1970-01-01T00:00:00Z","to":"1970-01-01T00:01:00Z","note":"Cổng không trả lời"}""");
        List<Label> read = new ArrayList<>();
        LabelFile.read(file, read::add);
        assertThat(read).isEqualTo(labels);
    }

    @Test
    void whatIsNoLabelIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("truth.jsonl"), "{\"kind\":\"laet\",\"from\":\"\"}\n");
        assertThatThrownBy(() -> LabelFile.read(file, label -> {}))
                .hasMessage("%s:1: kind laet, expected a label {kind, case, agency, event, from, to, note}", file);
    }
}

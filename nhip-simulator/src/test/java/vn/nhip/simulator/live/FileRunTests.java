package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.simulator.story.Feed;

class FileRunTests {
    @TempDir
    Path folder;

    private static Feed feed() {
        return SmallFeeds.of(3, 20, 100);
    }

    private static FileRun to(String target, int packers) {
        return new FileRun(new FileRun.Options(target, OutputStream.nullOutputStream(), packers, null, false, null));
    }

    private static List<String> ids(InputStream in) {
        List<String> ids = new ArrayList<>();
        EventReader.lines(in, EventReader.Limits.FILE)
                .forEachRemaining(
                        read -> ids.add(((EventRead.Read) read).message().id()));
        return ids;
    }

    @Test
    void aFileHoldsTheFeedInItsOrder() throws Exception {
        Path file = folder.resolve("a.jsonl");
        FileRun.Result result = to(file.toString(), 1).run(feed(), new LiveControl());
        assertThat(result.complete()).isTrue();
        assertThat(result.bytes()).isEqualTo(Files.size(file));
        assertThat(ids(new FileInputStream(file.toFile()))).isEqualTo(SmallFeeds.ids(feed()));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void gzipIsTheSameWithAnyNumberOfThreads() throws Exception {
        Path one = folder.resolve("1.jsonl.gz");
        Path three = folder.resolve("3.jsonl.gz");
        FileRun.Result result = to(one.toString(), 1).run(feed(), new LiveControl());
        to(three.toString(), 3).run(feed(), new LiveControl());
        assertThat(result.bytes()).as("several blocks").isGreaterThan(2 << 20);
        assertThat(one).hasSameBinaryContentAs(three);
        try (InputStream in = new GZIPInputStream(new FileInputStream(one.toFile()))) {
            assertThat(ids(in)).isEqualTo(SmallFeeds.ids(feed()));
        }
    }

    @Test
    void anEmptyFeedIsAnEmptyFile() throws Exception {
        Path file = folder.resolve("a.jsonl.gz");
        to(file.toString(), 1).run(() -> null, new LiveControl());
        try (InputStream in = new GZIPInputStream(new FileInputStream(file.toFile()))) {
            assertThat(in.readAllBytes()).isEmpty();
        }
    }

    @Test
    void aDashIsStandardOutputAndStaysOpen() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        new FileRun(new FileRun.Options("-", out, 1, null, false, null)).run(feed(), new LiveControl());
        assertThat(ids(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(SmallFeeds.ids(feed()));
    }

    @Test
    void aStoppedOrBrokenRunLeavesNoFileAndKeepsTheOldOne() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Files.writeString(file, "cũ");
        LiveControl control = new LiveControl();
        control.stop();
        assertThat(to(file.toString(), 1)
                        .run(SmallFeeds.of(3, 40, 100), control)
                        .complete())
                .isFalse();
        assertThat(file).hasContent("cũ");
        assertThatThrownBy(() ->
                        to(folder.resolve("khong-co/a.jsonl").toString(), 1).run(feed(), new LiveControl()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("Hãy kiểm tra thư mục");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() throws Exception {
        to("/dev/null", 1).run(feed(), new LiveControl());
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aReaderThatGoesAwayIsSaid() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        FileRun run = new FileRun(new FileRun.Options("-", broken, 1, null, false, null));
        assertThatThrownBy(() -> run.run(feed(), new LiveControl()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("đầu ra chuẩn");
    }
}

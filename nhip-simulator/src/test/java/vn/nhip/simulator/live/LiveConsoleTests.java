package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConsoleTests {
    private final LiveControl control = new LiveControl();
    private final Semaphore changes = new Semaphore(0);

    @TempDir
    Path folder;

    LiveConsoleTests() {
        control.watch(changes::release);
    }

    private void awaitChange() throws InterruptedException {
        assertThat(changes.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void keysPauseResumeAndEnd() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream typed = new PipedInputStream(keys);
                LiveConsole console = new LiveConsole(control, typed, null)) {
            assertThat(console).isNotNull();
            type(keys, "gì đó\np\n");
            awaitChange();
            assertThat(control.isPaused()).isTrue();
            type(keys, " P \n");
            awaitChange();
            assertThat(control.isPaused()).isFalse();
            type(keys, "q\n");
            awaitChange();
            assertThat(control.isStopped()).isTrue();
        }
    }

    private static void type(PipedOutputStream keys, String text) throws Exception {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    @Test
    void aFilePausesForAsLongAsItExists() throws Exception {
        Path file = LiveConsole.pauseFile(folder.resolve("diem-dung"));
        assertThat(file).hasFileName("diem-dung.pause");
        try (LiveConsole console = new LiveConsole(control, null, file)) {
            assertThat(console).isNotNull();
            Files.createFile(file);
            awaitChange();
            assertThat(control.isPaused()).isTrue();
            Files.delete(file);
            awaitChange();
            assertThat(control.isPaused()).isFalse();
        }
    }
}

package vn.nhip.simulator.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a person holds a run: {@code p} and Enter pauses and resumes, {@code q} and Enter ends it; while a file exists it stands still; Ctrl-C
 * (and a polite kill) ends it, with its checkpoint. To be open around the run and what is said of its result.
 */
public final class LiveConsole implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final long END_SECONDS = 15;

    private final LiveControl control;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atExit;
    private final @Nullable Path pauseFile;
    private final ScheduledExecutorService look = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pause-file").factory());
    private @Nullable Future<?> looking;
    private boolean pausedByFile;

    /**
     * Begins to listen.
     *
     * @param keys standard input when it is a terminal; {@code null} otherwise
     * @param pauseFile while it exists the run stands still; {@code null} for none
     */
    public LiveConsole(LiveControl control, @Nullable InputStream keys, @Nullable Path pauseFile) {
        this.control = control;
        this.pauseFile = pauseFile;
        this.atExit = Thread.ofPlatform().name("stop").unstarted(this::stopAndWait);
        Runtime.getRuntime().addShutdownHook(atExit);
        if (keys != null) {
            Thread.ofPlatform().daemon().name("keys").start(() -> read(keys));
        }
        if (pauseFile != null) {
            looking = look.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Where a run with this checkpoint looks whether to stand still. */
    public static Path pauseFile(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".pause");
    }

    private void stopAndWait() {
        control.stop();
        try {
            ended.await(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream keys) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(keys, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.strip().toLowerCase(Locale.ROOT)) {
                    case "p" -> control.toggle();
                    case "q" -> control.stop();
                    default -> {}
                }
            }
        } catch (IOException e) {
            // A terminal that went away says nothing more; the run goes on.
        }
    }

    private void look() {
        boolean there = pauseFile != null && Files.exists(pauseFile);
        if (there != pausedByFile) {
            pausedByFile = there;
            if (there) {
                control.pause();
            } else {
                control.resume();
            }
        }
    }

    /** Listens no more; lets the process end that waits for the run. */
    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        look.shutdownNow();
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook runs, and has just been let go.
        }
    }
}

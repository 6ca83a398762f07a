package vn.nhip.simulator.live;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says how much is written, in one line: written over on a terminal, a line every ten seconds elsewhere. */
final class FileProgress {
    private static final long TERMINAL_NANOS = 300_000_000L;
    private static final long LINES_NANOS = 10_000_000_000L;
    private static final double NANOS = 1e9;

    private final @Nullable PrintWriter err;
    private final boolean terminal;
    private final @Nullable Long all;
    private final long began;
    private long said;

    FileProgress(@Nullable PrintWriter err, boolean terminal, @Nullable Long all, long began) {
        this.err = err;
        this.terminal = terminal;
        this.all = all;
        this.began = began;
        this.said = began;
    }

    void at(long events) {
        long now = System.nanoTime();
        if (err == null || now - said < (terminal ? TERMINAL_NANOS : LINES_NANOS)) {
            return;
        }
        said = now;
        double rate = events / ((now - began) / NANOS);
        String left = all == null
                ? ""
                : ", còn " + Words.time(Duration.ofSeconds(Math.round(Math.max(0, all - events) / rate)));
        String line = "%s sự kiện, %s/giây%s".formatted(Words.number(events), Words.number(Math.round(rate)), left);
        err.print(terminal ? "\r" + line + "\u001b[K" : line + "\n");
        err.flush();
    }

    void end() {
        if (err != null && terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}

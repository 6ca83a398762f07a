package vn.nhip.simulator.live;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says how far a run is, in one line: written over on a terminal, a line every ten seconds elsewhere. */
public final class LiveProgress implements AutoCloseable {
    private static final long TERMINAL_MILLIS = 300;
    private static final long LINES_MILLIS = 10_000;
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final double NANOS = 1e9;
    private static final int HUNDRED = 100;

    private final LiveRun run;
    private final PrintWriter err;
    private final boolean terminal;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    private final Future<?> saying;

    private record Sample(long nanos, long told) {}

    /**
     * Begins to watch a run.
     *
     * @param terminal whether somebody looks on
     */
    public LiveProgress(LiveRun run, PrintWriter err, boolean terminal) {
        this.run = run;
        this.err = err;
        this.terminal = terminal;
        long millis = terminal ? TERMINAL_MILLIS : LINES_MILLIS;
        saying = watch.scheduleAtFixedRate(this::say, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void say() {
        LiveState state = run.state();
        if (state != null) {
            String line = line(state, run.extent(), rate(state.told(), System.nanoTime()));
            err.print(terminal ? "\r" + line + "\u001b[K" : line + "\n");
            err.flush();
        }
    }

    /** Events a second over the last ten seconds. */
    private double rate(long told, long now) {
        samples.addLast(new Sample(now, told));
        while (samples.size() > 2 && now - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        return now == first.nanos ? 0 : (told - first.told) / ((now - first.nanos) / NANOS);
    }

    /** The line. */
    static String line(LiveState state, LiveOptions.Extent extent, double rate) {
        if (state.skipping()) {
            return "Đang dựng lại phần đã gửi: %s sự kiện"
                    .formatted(Words.number(state.tally().confirmed()));
        }
        StringBuilder line = new StringBuilder(Words.number(state.tally().confirmed()));
        Long events = extent.events();
        if (events != null && events > 0) {
            line.append('/')
                    .append(Words.number(events))
                    .append(" sự kiện (")
                    .append(state.tally().confirmed() * HUNDRED / events)
                    .append("%)");
        } else {
            line.append(" sự kiện");
        }
        line.append(", ").append(Words.number(Math.round(rate))).append("/giây");
        if (state.simulated() != 0) {
            line.append(", mô phỏng đến ").append(Words.minute(state.simulated()));
            line.append(
                    Double.isInfinite(state.factor()) ? "" : " (×" + Words.number(Math.round(state.factor())) + ")");
        }
        Duration left = left(state, extent, rate);
        line.append(left == null ? "" : ", còn " + Words.time(left));
        long quarantined = state.tally().quarantined();
        line.append(quarantined == 0 ? "" : ", " + Words.number(quarantined) + " vào khu chờ xử lý");
        return line.append(how(state)).toString();
    }

    private static String how(LiveState state) {
        if (state.paused()) {
            return " – TẠM DỪNG";
        }
        if (state.trouble() != null) {
            return " – " + state.trouble();
        }
        return state.held() ? " – chờ máy chủ nhận (%d/%d lô)".formatted(state.inFlight(), state.inFlightMax()) : "";
    }

    /** By the pace and by the rate, whichever takes longer; {@code null} when neither tells. */
    static @Nullable Duration left(LiveState state, LiveOptions.Extent extent, double rate) {
        Long lastTold = extent.lastTold();
        Long events = extent.events();
        double seconds = -1;
        if (lastTold != null && state.simulated() != 0 && !Double.isInfinite(state.factor())) {
            seconds = Math.max(0, lastTold - state.simulated()) / state.factor();
        }
        boolean byRate = Double.isInfinite(state.factor()) || state.held();
        if (byRate && events != null && rate > 0) {
            seconds = Math.max(seconds, Math.max(0, events - state.tally().confirmed()) / rate);
        }
        return seconds < 0 ? null : Duration.ofSeconds(Math.round(seconds));
    }

    /** Stops watching; clears the line that is written over. */
    @Override
    public void close() {
        saying.cancel(false);
        watch.shutdown();
        try {
            watch.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}

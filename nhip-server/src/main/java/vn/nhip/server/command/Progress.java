package vn.nhip.server.command;

import java.io.PrintWriter;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/** Says how far long work is, with its rate and the time left: one line that is written over on a terminal, now and then a line elsewhere. */
public final class Progress {
    private static final long TERMINAL_NANOS = 300_000_000L;
    private static final long LINES_NANOS = 5_000_000_000L;
    private static final double NANOS = 1e9;
    private static final long SECONDS_PER_MINUTE = 60;

    private final PrintWriter err;
    private final String title;
    private final String unit;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private final NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag("vi-VN"));
    private long said = began;

    /**
     * Begins.
     *
     * @param title what is done, {@code "su-kien.jsonl"}
     * @param unit what is counted, {@code "sự kiện"}
     * @param terminal whether somebody looks on
     */
    public Progress(PrintWriter err, String title, String unit, boolean terminal) {
        this.err = err;
        this.title = title;
        this.unit = unit;
        this.terminal = terminal;
    }

    /**
     * Says it, unless it was said a moment ago.
     *
     * @param done how many so far
     * @param part which part of the whole that is, 0 to 1; negative when not known
     */
    public void at(long done, double part) {
        long now = System.nanoTime();
        if (now - said < (terminal ? TERMINAL_NANOS : LINES_NANOS)) {
            return;
        }
        said = now;
        String line = "%s: %s %s, %s/giây%s"
                .formatted(title, numbers.format(done), unit, numbers.format(rate(done)), left(part));
        err.print(terminal ? "\r" + line + "\u001b[K" : line + "\n");
        err.flush();
    }

    private String left(double part) {
        if (part <= 0) {
            return "";
        }
        long seconds = Math.round(seconds() * (1 - Math.min(part, 1)) / part);
        return ", %s%%, còn %s".formatted(numbers.format(Math.floor(part * 100)), words(Duration.ofSeconds(seconds)));
    }

    private static String words(Duration left) {
        return left.toMinutes() >= 1
                ? "%d phút %02d giây".formatted(left.toMinutes(), left.toSeconds() % SECONDS_PER_MINUTE)
                : "%d giây".formatted(left.toSeconds());
    }

    /** Clears the line that is written over. */
    public void end() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Seconds since the beginning. */
    public double seconds() {
        return (System.nanoTime() - began) / NANOS;
    }

    /** How many per second, so far. */
    public long rate(long done) {
        return Math.round(done / Math.max(seconds(), 1e-3));
    }

    /** How many, and how fast, for the last line: {@code "1.234 sự kiện, 5.678/giây"}. */
    public String sum(long done) {
        return "%s %s, %s/giây".formatted(numbers.format(done), unit, numbers.format(rate(done)));
    }

    /** A number in Vietnamese. */
    public String number(long number) {
        return numbers.format(number);
    }
}

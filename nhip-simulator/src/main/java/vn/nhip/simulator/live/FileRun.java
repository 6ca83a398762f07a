package vn.nhip.simulator.live;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.wire.EventBytes;

/**
 * Writes a feed as JSON lines, one event on each, as fast as it goes: to a file, gzipped when its name ends in {@code .gz}, or to standard
 * output. The file has its name only when it is whole; until then it is beside it, with {@code .part}. The bytes follow from the feed alone.
 */
public final class FileRun {
    /** The name that means standard output. */
    public static final String STANDARD_OUTPUT = "-";

    private static final int BLOCK = 1 << 20;
    private static final double NANOS = 1e9;
    private static final int LOOK_EVERY = 8192;

    private final Options options;

    /**
     * Where to.
     *
     * @param target a file, or {@value #STANDARD_OUTPUT}
     * @param standardOutput is not closed
     * @param packers threads that gzip
     * @param progress {@code null} for none
     * @param terminal whether somebody looks on
     * @param events how many there will be, {@code null} when not known
     */
    public record Options(
            String target,
            OutputStream standardOutput,
            int packers,
            @Nullable PrintWriter progress,
            boolean terminal,
            @Nullable Long events) {}

    /**
     * What was written.
     *
     * @param bytes before gzip
     * @param complete false when it was stopped: then there is no file
     */
    public record Result(long events, long bytes, double seconds, boolean complete) {
        /** How fast. */
        public double eventsPerSecond() {
            return events / Math.max(seconds, 1e-9);
        }

        /** For a person, on one line. */
        public String vietnamese() {
            return "%s sự kiện, %s/giây".formatted(Words.number(events), Words.number(Math.round(eventsPerSecond())));
        }
    }

    public FileRun(Options options) {
        this.options = options;
    }

    /**
     * Writes it.
     *
     * @throws CannotRun when the file cannot be written
     */
    public Result run(Feed feed, LiveControl control) throws CannotRun {
        if (options.target().equals(STANDARD_OUTPUT)) {
            try {
                Result result = write(feed, control, new Unclosed(options.standardOutput()));
                options.standardOutput().flush();
                return result;
            } catch (IOException e) {
                throw new CannotRun(
                        "Nơi đọc đầu ra chuẩn đã đóng trước khi ghi hết (%s).".formatted(e.getMessage()), e);
            }
        }
        Path file = Path.of(options.target()).toAbsolutePath();
        // A pipe or a device is written to, never replaced.
        boolean inPlace = Files.exists(file) && !Files.isRegularFile(file);
        Path part = inPlace ? file : file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                Result result = write(feed, control, open(file, part));
                if (result.complete() && !inPlace) {
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                return result;
            } finally {
                if (!inPlace) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new CannotRun(
                    "Không ghi được %s: %s. Hãy kiểm tra thư mục, quyền ghi và chỗ trống, rồi chạy lại."
                            .formatted(options.target(), e),
                    e);
        }
    }

    private OutputStream open(Path file, Path part) throws IOException {
        OutputStream out = Files.newOutputStream(part);
        boolean packed = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return packed ? new PackedBlocks(new BufferedOutputStream(out, BLOCK), options.packers()) : out;
    }

    private Result write(Feed feed, LiveControl control, OutputStream out) throws IOException {
        long began = System.nanoTime();
        long events = 0;
        long bytes = 0;
        boolean complete = true;
        EventBytes block = new EventBytes(BLOCK + BLOCK / 8);
        FileProgress progress = new FileProgress(options.progress(), options.terminal(), options.events(), began);
        try (out) {
            for (Event event = feed.next(); event != null; event = feed.next()) {
                block.add(event);
                block.add('\n');
                events++;
                if (block.length() >= BLOCK) {
                    bytes += block.length();
                    block.drainTo(out);
                }
                if (events % LOOK_EVERY == 0) {
                    progress.at(events);
                    if (control.isStopped()) {
                        complete = false;
                        break;
                    }
                }
            }
            bytes += block.length();
            block.drainTo(out);
        } finally {
            progress.end();
        }
        return new Result(events, bytes, (System.nanoTime() - began) / NANOS, complete);
    }

    /** Standard output belongs to the process: it is flushed, not closed. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}

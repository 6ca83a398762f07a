package vn.nhip.benchmark.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.contract.EventWriter;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.city.CityScenario;
import vn.nhip.simulator.city.CityScene;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.wire.EventBytes;

/** {@code ./nhip bench simulate}. */
@Command(
        name = "simulate",
        description = {
            "Mô phỏng một thành phố: bao nhiêu sự kiện mỗi giây vào tệp trên một lõi, trong bao nhiêu bộ nhớ.",
            "So với cách thông thường: cùng sự kiện, mỗi sự kiện một đối tượng rồi viết bằng thư viện JSON.",
            "Bộ nhớ: đỉnh của vùng nhớ sau dọn rác, với số sự kiện đã cho và với một phần mười."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench simulate", "  ./nhip bench simulate --events 100000000"},
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Runnable {
    private static final int BLOCK = 1 << 20;
    private static final int EVENTS_OF_A_CASE = 10;
    private static final int RUNS = 5;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Option(
            names = "--events",
            description = "bao nhiêu sự kiện của một năm (mặc định: ${DEFAULT-VALUE})",
            defaultValue = "10000000")
    private long events;

    /** One run to a file, and what it wrote. */
    private record Written(long events, long bytes, double seconds) {
        double perSecond() {
            return events / seconds;
        }
    }

    @Override
    public void run() {
        long most = quick ? 20_000 : events;
        long fewer = Math.min(most, quick ? 20_000 : 2_000_000);
        try {
            Path file = Files.createTempFile("nhip-simulate", ".jsonl");
            try {
                measure(file, most, fewer);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(Path file, long most, long fewer) throws IOException {
        double[] ours = new double[quick ? 1 : RUNS];
        double[] usual = new double[ours.length];
        for (int run = 0; run < ours.length; run++) {
            Written fast = write(file, fewer, new EventBytes(2 * BLOCK));
            Written slow = write(file, fewer, null);
            if (fast.events() != slow.events()) {
                throw new IllegalStateException(
                        "%d events one way, %d the other".formatted(fast.events(), slow.events()));
            }
            ours[run] = fast.perSecond();
            usual[run] = slow.perSecond();
            spec.commandLine()
                    .getErr()
                    .println(String.format(
                            Locale.ROOT, "lượt %d: %,.0f và %,.0f sự kiện/giây", run + 1, ours[run], usual[run]));
        }
        double tenth = peakMegabytes(most / 10);
        double whole = peakMegabytes(most);
        Written longRun = write(file, most, new EventBytes(2 * BLOCK));
        new Figures("simulate", quick)
                .count("events", longRun.events())
                .number("simulate_events_per_second_per_core", median(ours))
                .number("event_writer_events_per_second_per_core", median(usual))
                .number("simulate_to_event_writer_ratio", median(ours) / median(usual))
                .number("long_run_events_per_second_per_core", longRun.perSecond())
                .number("bytes_per_event", (double) longRun.bytes() / longRun.events())
                .number("heap_after_collection_megabytes", whole)
                .number("heap_after_collection_tenth_of_events_megabytes", tenth)
                .number("heap_to_tenth_of_events_ratio", whole / tenth)
                .printTo(spec.commandLine().getOut());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** All of one year: the more cases a year has, the more are under way at once, which is the harder case for memory. */
    private static Feed feed(long events) {
        CityScenario scenario = CityScenario.bundled("hanoi");
        return new CityScene(
                        scenario.with(scenario.year(), Math.max(1, events / EVENTS_OF_A_CASE), scenario.seed()),
                        Calendars.bundled())
                .feed();
    }

    /** @param bytes {@code null} to write with the contract's writer */
    private static Written write(Path file, long events, @Nullable EventBytes bytes) throws IOException {
        long began = System.nanoTime();
        Feed feed = feed(events);
        long n = 0;
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Event event = feed.next(); event != null; event = feed.next()) {
                n++;
                if (bytes == null) {
                    byte[] one = EventWriter.write(event.message());
                    written += one.length;
                    out.write(one);
                } else {
                    bytes.add(event);
                    bytes.add('\n');
                    if (bytes.length() >= BLOCK) {
                        written += bytes.length();
                        bytes.drainTo(out);
                    }
                }
            }
            if (bytes != null) {
                written += bytes.length();
                bytes.drainTo(out);
            }
        }
        return new Written(n, written, (System.nanoTime() - began) / NANOS);
    }

    /** The most that was in use after a collection while the events were made. */
    private static double peakMegabytes(long events) {
        System.gc();
        long most = 0;
        Feed feed = feed(events);
        EventBytes bytes = new EventBytes(2 * BLOCK);
        long n = 0;
        long every = Math.max(1, events / 20);
        for (Event event = feed.next(); event != null; event = feed.next()) {
            bytes.add(event);
            if (bytes.length() >= BLOCK) {
                bytes.clear();
            }
            if (++n % every == 0) {
                System.gc();
                most = Math.max(most, used());
            }
        }
        return most / MEGABYTE;
    }

    private static long used() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                used += pool.getUsage().getUsed();
            }
        }
        return used;
    }
}

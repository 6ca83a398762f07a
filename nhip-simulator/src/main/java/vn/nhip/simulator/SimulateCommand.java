package vn.nhip.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.like.CaptureFiles;
import vn.nhip.simulator.like.LikeScene;
import vn.nhip.simulator.scene.SceneFiles;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.wire.EventBytes;

/** {@code ./nhip simulate}. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "Sinh hồ sơ mô phỏng.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--like", arity = "1..*", paramLabel = "CAPTURE")
    private List<Path> like = List.of();

    @Option(names = "--captured-at")
    private @Nullable OffsetDateTime capturedAt;

    @Option(names = "--seed", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--out", required = true)
    private Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        LikeScene scene = new LikeScene(CaptureFiles.read(like, capturedAt), seed, Calendars.bundled());
        SceneFiles.write(scene, out, Instant.parse("2026-01-01T00:00:00Z"));
        long began = System.nanoTime();
        long n = 0;
        EventBytes bytes = new EventBytes(1 << 16);
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(out.resolve("events.jsonl")))) {
            Feed feed = scene.feed();
            for (Event event = feed.next(); event != null; event = feed.next()) {
                bytes.add(event);
                bytes.add('\n');
                n++;
                if (bytes.length() > 1 << 15) {
                    bytes.drainTo(to);
                }
            }
            bytes.drainTo(to);
        }
        System.err.println(n + " events, " + n * 1e9 / (System.nanoTime() - began));
        return 0;
    }
}

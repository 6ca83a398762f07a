package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.simulator.live.ServerAway.Trouble;
import vn.nhip.simulator.story.Event;

class KilledRunScenarios {
    @TempDir
    Path folder;

    @Test
    void aProcessKilledTwiceGoesOnAndLeavesNothingOut() throws Exception {
        Path checkpoint = folder.resolve("diem-dung");
        List<Event> feed = SmallFeeds.all(SmallFeeds.of(9, KilledRun.DAYS, KilledRun.CASES));
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            killAfter(server, checkpoint, 60);
            assertThat(server.events()).hasSizeLessThan(feed.size());
            killAfter(server, checkpoint, 200);
            assertThat(server.events()).hasSizeLessThan(feed.size());
            long known = Checkpoint.read(checkpoint).tally().confirmed();
            assertThat(known).isPositive().isLessThanOrEqualTo(server.events().size());
            Process last = start(server, checkpoint);
            assertThat(last.waitFor()).isZero();
            Trial.assertToldOnceAndInOrder(server, feed);
            Checkpoint complete = Checkpoint.read(checkpoint);
            assertThat(complete.complete()).isTrue();
            assertThat(complete.position()).isEqualTo(feed.size());
            assertThat(complete.tally().confirmed()).isEqualTo(feed.size());
        }
    }

    private static void killAfter(ServerAway server, Path checkpoint, int requests) throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        server.atRequest(number -> {
            if (number == requests) {
                try {
                    started.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                process.get().destroyForcibly();
            }
        });
        process.set(start(server, checkpoint));
        started.countDown();
        assertThat(process.get().waitFor(2, TimeUnit.MINUTES)).as("killed").isTrue();
        assertThat(process.get().exitValue()).isNotZero();
    }

    private static Process start(ServerAway server, Path checkpoint) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        server.address().toString(),
                        checkpoint.toString(),
                        Boolean.toString(Files.exists(checkpoint)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

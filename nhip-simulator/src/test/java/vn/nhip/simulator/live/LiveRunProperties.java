package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.simulator.live.Trial.assertToldOnceAndInOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.simulator.live.ServerAway.Trouble;
import vn.nhip.simulator.story.Event;

/** Whatever trouble comes, in whatever order: told once, in order, nothing left out. A failure prints its seed. */
class LiveRunProperties {

    @Provide
    Arbitrary<List<Trouble>> troubles() {
        return Arbitraries.frequency(
                        Tuple.of(5, Trouble.NONE),
                        Tuple.of(2, Trouble.BREAKS_BEFORE),
                        Tuple.of(2, Trouble.BREAKS_AFTER),
                        Tuple.of(1, Trouble.CUT_ANSWER),
                        Tuple.of(1, Trouble.TOO_FAST),
                        Tuple.of(1, Trouble.BUSY),
                        Tuple.of(1, Trouble.BUSY_WITHOUT_SAYING_HOW_LONG),
                        Tuple.of(1, Trouble.ERROR_AFTER),
                        Tuple.of(1, Trouble.GOES_AWAY))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 30)
    void troubleChangesNothing(
            @ForAll("troubles") List<Trouble> troubles,
            @ForAll @IntRange(min = 1, max = 20) int batch,
            @ForAll @IntRange(min = 1, max = 5) int senders,
            @ForAll @IntRange(min = 1, max = 6) int inFlight,
            @ForAll boolean paced)
            throws Exception {
        List<Event> feed = SmallFeeds.all(SmallFeeds.of(batch, 2, 20));
        try (ServerAway server = new ServerAway(plan(troubles))) {
            LiveOptions options = Trial.options(server)
                    .with(new LiveOptions.Batching(batch, 3000, Duration.ofMillis(300), senders, inFlight))
                    .with(paced ? LiveOptions.Speed.of(20_000) : LiveOptions.Speed.UNBOUNDED);
            LiveResult result = Trial.run(options, server, SmallFeeds.of(batch, 2, 20));
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertToldOnceAndInOrder(server, feed);
            assertThat(result.tally().accepted() + result.tally().resent()).isEqualTo(feed.size());
            assertThat(server.inWorkMax()).isLessThanOrEqualTo(Math.min(senders, inFlight));
        }
    }

    /** What the checkpoint says at any moment is true: who goes on from it leaves nothing out and sends nothing that it names again. */
    @Property(tries = 30)
    void aRunKilledAtAnyMomentGoesOnFromItsCheckpoint(
            @ForAll("troubles") List<Trouble> troubles, @ForAll @IntRange(min = 1, max = 40) int killedAt)
            throws Exception {
        List<Event> feed = SmallFeeds.all(SmallFeeds.of(killedAt, 2, 20));
        Path folder = Files.createTempDirectory("nhip-live");
        Path file = folder.resolve("diem-dung");
        Path found = folder.resolve("diem-dung-luc-chet");
        LiveControl control = new LiveControl();
        try (ServerAway server = new ServerAway(plan(troubles))) {
            server.atRequest(number -> {
                if (number == killedAt) {
                    // What a process that is killed now leaves behind.
                    copy(file, found);
                    control.stop();
                }
            });
            FakeTicker ticker = new FakeTicker();
            ticker.atWait(server::waited);
            LiveOptions options = Trial.options(server);
            new LiveRun(options.with(new LiveOptions.Keeping(file, false, Duration.ZERO)), control, ticker)
                    .run(SmallFeeds.of(killedAt, 2, 20), List.of());
            boolean kept = Files.exists(found);
            long known = kept ? Checkpoint.read(found).tally().confirmed() : 0;
            LiveResult rest = Trial.run(
                    options.with(new LiveOptions.Keeping(found, kept, Duration.ZERO)),
                    server,
                    SmallFeeds.of(killedAt, 2, 20));
            assertThat(rest.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(rest.told()).isEqualTo(feed.size() - known);
            assertThat(rest.tally().confirmed()).isEqualTo(feed.size());
            assertToldOnceAndInOrder(server, feed);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(found);
            Files.deleteIfExists(folder);
        }
    }

    /** The troubles again and again, each time with one request without, so that every plan comes to its end. */
    private static IntFunction<Trouble> plan(List<Trouble> troubles) {
        return request -> request % (troubles.size() + 1) == troubles.size()
                ? Trouble.NONE
                : troubles.get(request % (troubles.size() + 1));
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.exists(from)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

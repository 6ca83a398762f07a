package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nhip.simulator.live.Trial.assertToldOnceAndInOrder;
import static vn.nhip.simulator.live.Trial.options;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nhip.simulator.live.ServerAway.Trouble;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;

class LiveRunScenarios {
    @TempDir
    Path folder;

    private static Feed feed() {
        return SmallFeeds.of(1, 3, 30);
    }

    private static List<Event> events() {
        return SmallFeeds.all(feed());
    }

    @Test
    void aServerWithoutTroubleIsToldEverythingOnce() throws Exception {
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            LiveResult result = Trial.run(options(server), server, feed());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertToldOnceAndInOrder(server, events());
            assertThat(result.tally().accepted()).isEqualTo(events().size());
            assertThat(result.tally().confirmed()).isEqualTo(events().size());
            assertThat(server.events().values()).containsOnly(1);
            assertThat(server.inWorkMax()).isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BREAKS_BEFORE",
                "BREAKS_AFTER",
                "CUT_ANSWER",
                "TOO_FAST",
                "BUSY",
                "BUSY_WITHOUT_SAYING_HOW_LONG",
                "ERROR_AFTER",
                "GOES_AWAY"
            })
    void everySecondRequestInTroubleChangesNothing(Trouble trouble) throws Exception {
        try (ServerAway server = new ServerAway(request -> request % 2 == 0 ? trouble : Trouble.NONE)) {
            LiveResult result = Trial.run(options(server), server, feed());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertToldOnceAndInOrder(server, events());
            assertThat(result.tally().accepted() + result.tally().resent())
                    .as("each counted once")
                    .isEqualTo(events().size());
            assertThat(result.tally().duplicate()).isZero();
            assertThat(result.tally().retries()).isPositive();
        }
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedForForEver() throws Exception {
        try (ServerAway server = new ServerAway(request -> request == 3 ? Trouble.SILENT : Trouble.NONE)) {
            LiveOptions options = options(server)
                    .with(new LiveOptions.Patience(
                            Duration.ofMillis(500),
                            Duration.ofDays(1),
                            Duration.ofMillis(10),
                            Duration.ofSeconds(1),
                            1));
            assertThat(Trial.run(options, server, feed()).ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertToldOnceAndInOrder(server, events());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_KEY", "OTHER_SOURCE", "UNSUPPORTED", "NO_SERVER_OF_OURS"})
    void aRefusalEndsTheRunWithTheWayOut(Trouble trouble) throws Exception {
        try (ServerAway server = new ServerAway(request -> request < 4 ? Trouble.NONE : trouble)) {
            LiveResult result = Trial.run(options(server), server, feed());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.REFUSED);
            assertThat(result.vietnamese()).contains("Hãy");
            assertThat(result.tally().confirmed()).isPositive().isLessThan(events().size());
        }
    }

    @Test
    void aServerAwayForTooLongEndsTheRunAndItCanGoOn() throws Exception {
        Path file = folder.resolve("diem-dung");
        boolean[] back = {false};
        try (ServerAway server =
                new ServerAway(request -> request < 5 || back[0] ? Trouble.NONE : Trouble.BREAKS_BEFORE)) {
            LiveOptions.Patience short_ = new LiveOptions.Patience(
                    Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofMillis(100), Duration.ofSeconds(10), 1);
            LiveOptions options = options(server).with(short_);
            LiveResult result = Trial.run(options.with(LiveOptions.Keeping.in(file, false)), server, feed());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.GAVE_UP);
            assertThat(result.vietnamese()).contains("5 phút", "--resume");
            back[0] = true;
            LiveResult rest = Trial.run(options.with(LiveOptions.Keeping.in(file, true)), server, feed());
            assertThat(rest.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(rest.tally().accepted()).isEqualTo(events().size());
            assertToldOnceAndInOrder(server, events());
            assertThat(server.events().values()).as("nothing sent twice").containsOnly(1);
        }
    }

    @Test
    void nothingMoreIsReadThanMayBeInFlight() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch came = new CountDownLatch(3);
        try (ServerAway server = new ServerAway(request -> Trouble.NONE);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            server.atRequest(number -> {
                came.countDown();
                uninterrupted(go);
            });
            LiveRun run = new LiveRun(options(server), new LiveControl(), new FakeTicker());
            Future<LiveResult> running = thread.submit(() -> run.run(feed(), List.of()));
            came.await();
            LiveState state = run.state();
            while (state == null || !state.held()) {
                Thread.onSpinWait();
                state = run.state();
            }
            assertThat(state.inFlight()).isEqualTo(4);
            assertThat(LiveProgress.line(state, LiveOptions.Extent.UNKNOWN, 0)).contains("chờ máy chủ nhận (4/4 lô)");
            go.countDown();
            assertThat(running.get(60, TimeUnit.SECONDS).ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(server.inWorkMax()).isLessThanOrEqualTo(3);
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPausedRunSendsWhatItReadAndNothingMore() throws Exception {
        LiveControl control = new LiveControl();
        try (ServerAway server = new ServerAway(request -> Trouble.NONE);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            FakeTicker ticker = new FakeTicker();
            server.atRequest(number -> {
                if (number == 5) {
                    control.pause();
                }
            });
            LiveRun run = new LiveRun(options(server).with(LiveOptions.Speed.of(1000)), control, ticker);
            Future<LiveResult> running = thread.submit(() -> run.run(feed(), List.of()));
            LiveState state = run.state();
            while (state == null || !state.paused() || state.inFlight() > 0) {
                Thread.onSpinWait();
                state = run.state();
            }
            assertThat(state.tally().confirmed()).isLessThan(events().size());
            assertThat(LiveProgress.line(state, LiveOptions.Extent.UNKNOWN, 0)).endsWith("TẠM DỪNG");
            control.toggle();
            assertThat(running.get(60, TimeUnit.SECONDS).ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertToldOnceAndInOrder(server, events());
        }
    }

    /** As a run that is started each day until then. */
    @Test
    void aRunThatEndedTellsWhatCameSince() throws Exception {
        LiveOptions.Keeping resume = LiveOptions.Keeping.in(folder.resolve("diem-dung"), true);
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            LiveOptions options = options(server);
            long half = events().get(events().size() / 2).told();
            Feed whole = feed();
            Feed begun = () -> {
                Event event = whole.next();
                return event == null || event.told() >= half ? null : event;
            };
            LiveResult first =
                    Trial.run(options.with(LiveOptions.Keeping.in(folder.resolve("diem-dung"), false)), server, begun);
            LiveResult rest = Trial.run(options.with(resume), server, feed());

            assertThat(first.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(rest.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(first.told()).isPositive().isLessThan(events().size());
            assertThat(first.told() + rest.told()).isEqualTo(events().size());
            assertToldOnceAndInOrder(server, events());
            assertThat(server.events().values()).as("nothing sent twice").containsOnly(1);
        }
    }

    @Test
    void aStoppedRunGoesOnWithExactlyTheRest() throws Exception {
        Path file = folder.resolve("diem-dung");
        LiveControl control = new LiveControl();
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            server.atRequest(number -> {
                if (number == 9) {
                    control.stop();
                }
            });
            LiveOptions options = options(server);
            LiveResult result = new LiveRun(
                            options.with(LiveOptions.Keeping.in(file, false)), control, new FakeTicker())
                    .run(feed(), List.of());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.STOPPED);
            assertThatThrownBy(() -> Trial.run(options.with(LiveOptions.Keeping.in(file, false)), server, feed()))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("--resume");
            LiveResult rest = Trial.run(options.with(LiveOptions.Keeping.in(file, true)), server, feed());
            assertThat(result.told() + rest.told()).isEqualTo(events().size());
            assertThat(rest.tally().accepted()).isEqualTo(events().size());
            assertToldOnceAndInOrder(server, events());
            assertThat(server.events().values()).as("nothing sent twice").containsOnly(1);
            int requests = server.requests();
            LiveResult again = Trial.run(options.with(LiveOptions.Keeping.in(file, true)), server, feed());
            assertThat(again.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(server.requests()).as("nothing was left").isEqualTo(requests);
        }
    }

    @Test
    void aCheckpointOfAnotherScenarioServerOrFeedIsRefused() throws Exception {
        Path file = folder.resolve("diem-dung");
        LiveControl control = new LiveControl();
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            server.atRequest(number -> {
                if (number == 30) {
                    control.stop();
                }
            });
            LiveOptions.Keeping resume = LiveOptions.Keeping.in(file, true);
            LiveOptions options = options(server);
            new LiveRun(options.with(LiveOptions.Keeping.in(file, false)), control, new FakeTicker())
                    .run(feed(), List.of());
            int requests = server.requests();
            LiveOptions other = LiveOptions.of(server.address(), ServerAway.KEY, "tỉnh khác, hạt giống 2");
            assertThatThrownBy(() -> Trial.run(other.with(resume), server, feed()))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("thử, hạt giống 1")
                    .hasMessageContaining("tỉnh khác, hạt giống 2");
            LiveOptions elsewhere =
                    LiveOptions.of(URI.create("http://localhost:1"), ServerAway.KEY, options.scenario());
            assertThatThrownBy(() -> Trial.run(elsewhere.with(resume), server, feed()))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("http://localhost:1");
            assertThatThrownBy(() -> Trial.run(options.with(resume), server, SmallFeeds.of(2, 3, 30)))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("khác với lần trước");
            assertThatThrownBy(() -> Trial.run(options.with(resume), server, SmallFeeds.of(1, 1, 3)))
                    .isInstanceOf(CannotRun.class);
            assertThat(server.requests()).as("nothing was sent").isEqualTo(requests);
            assertThat(Trial.run(options.with(resume), server, feed()).ending())
                    .as("the refusals have not touched the checkpoint")
                    .isEqualTo(LiveResult.Ending.FINISHED);
            assertToldOnceAndInOrder(server, events());
        }
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRun() throws Exception {
        Path file = folder.resolve("khong-co").resolve("diem-dung");
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            LiveResult result = Trial.run(options(server).with(LiveOptions.Keeping.in(file, false)), server, feed());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.GAVE_UP);
            assertThat(result.vietnamese()).contains("Không ghi được điểm dừng");
        }
    }

    @Test
    void quarantinedEventsAreCountedWithTheirReason() throws Exception {
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            server.quarantine(message -> message.id().endsWith(".0"));
            LiveResult result = Trial.run(options(server), server, feed());
            assertThat(result.ending()).isEqualTo(LiveResult.Ending.FINISHED);
            assertThat(result.tally().quarantined()).isEqualTo(90);
            assertThat(result.tally().confirmed()).isEqualTo(events().size());
            assertThat(result.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.count()).isEqualTo(90);
                assertThat(reason.vietnamese()).isEqualTo("Không có cơ quan này.");
                assertThat(reason.firstId()).endsWith(".0");
            });
        }
    }

    @Test
    void textsOfRegistersAreTakenAtTheirTimeBeforeAnyLaterEvent() throws Exception {
        List<Event> events = events();
        long middle = events.get(events.size() / 2).told();
        List<RegisterText> texts = List.of(
                text("petitions", middle, "b"),
                text("services", 0, "a"),
                text("counts", events.getLast().told() + 5, "c"));
        Path file = folder.resolve("diem-dung");
        try (ServerAway server = new ServerAway(request -> request % 3 == 0 ? Trouble.BREAKS_BEFORE : Trouble.NONE)) {
            LiveOptions options =
                    options(server).with(LiveOptions.Speed.of(100_000)).with(LiveOptions.Keeping.in(file, false));
            LiveResult result = Trial.run(options, server, feed(), texts);
            assertThat(result.tally().texts()).isEqualTo(3);
            List<String> told = server.told();
            assertThat(told).startsWith("services a").contains("petitions b", "counts c");
            int at = told.indexOf("petitions b");
            for (Event event : events) {
                if (event.told() >= middle) {
                    assertThat(told.indexOf(event.story().id(event.step()))).isGreaterThan(at);
                }
            }
            assertToldOnceAndInOrder(server, events);
        }
    }

    private static RegisterText text(String register, long told, String csv) {
        return new RegisterText(register, told, () -> csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eventsOfTheSourceThatComeTwiceAreDuplicates() throws Exception {
        try (ServerAway server = new ServerAway(request -> Trouble.NONE)) {
            Trial.run(options(server), server, feed());
            LiveResult again = Trial.run(options(server), server, feed());
            assertThat(again.tally().duplicate()).isEqualTo(events().size());
            assertThat(again.tally().accepted()).isZero();
        }
    }

    @Test
    void anAddressOrKeyThatCannotBeIsRefusedBeforeAnythingIsSent() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "localhost:8766", "k", "ftp://localhost", "k", "http://localhost:8766", "khóa")
                .entrySet()) {
            LiveOptions options = LiveOptions.of(URI.create(wrong.getKey()), wrong.getValue(), "thử");
            assertThatThrownBy(() -> new LiveRun(options, new LiveControl()).run(feed(), List.of()))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("Hãy");
        }
    }

    @Test
    void aDamagedCheckpointIsRefusedWithTheWayOut() throws IOException {
        Path file = folder.resolve("diem-dung");
        new Checkpoint("thử", "http://localhost:1", 5, -1, List.of(5L, 9L), 1, Tally.NONE, false).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut++) {
            byte[] damaged = Arrays.copyOf(whole, cut);
            Files.write(file, damaged);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("Hãy xóa");
            byte[] changed = whole.clone();
            changed[cut] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("Hãy xóa");
        }
        assertThatThrownBy(() -> Checkpoint.read(folder.resolve("khac")))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("Không có điểm dừng");
    }
}

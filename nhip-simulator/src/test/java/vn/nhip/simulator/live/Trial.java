package vn.nhip.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;

/** What trials of runs share: options for small batches and short patience, and what must hold after every run. */
final class Trial {
    static final LiveOptions.Batching SMALL = new LiveOptions.Batching(7, 4000, Duration.ofMillis(200), 3, 4);
    static final LiveOptions.Patience PATIENT = new LiveOptions.Patience(
            Duration.ofSeconds(20), Duration.ofDays(400), Duration.ofMillis(100), Duration.ofSeconds(10), 1);

    private Trial() {}

    static LiveOptions options(ServerAway server) {
        return LiveOptions.of(server.address(), ServerAway.KEY, "thử, hạt giống 1")
                .with(SMALL)
                .with(PATIENT);
    }

    static LiveResult run(LiveOptions options, ServerAway server, Feed feed) throws CannotRun, InterruptedException {
        return run(options, server, feed, List.of());
    }

    static LiveResult run(LiveOptions options, ServerAway server, Feed feed, List<RegisterText> texts)
            throws CannotRun, InterruptedException {
        FakeTicker ticker = new FakeTicker();
        ticker.atWait(server::waited);
        return new LiveRun(options, new LiveControl(), ticker).run(feed, texts);
    }

    /** Every event of the feed is there, nothing else is, each case in order, and never two batches of a case at once. */
    static void assertToldOnceAndInOrder(ServerAway server, List<Event> feed) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        for (Event event : feed) {
            cases.computeIfAbsent(event.story().code(), code -> new ArrayList<>())
                    .add(event.story().id(event.step()));
        }
        assertThat(server.cases()).containsExactlyInAnyOrderEntriesOf(cases);
        assertThat(server.overtaken()).isEmpty();
    }
}

package vn.nhip.simulator.live;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A run in a process of its own, to be killed: address, checkpoint, and whether to go on from it. */
final class KilledRun {
    static final int DAYS = 10;
    static final int CASES = 100;

    private KilledRun() {}

    public static void main(String[] arguments) throws CannotRun, InterruptedException {
        URI server = URI.create(arguments[0]);
        Path checkpoint = Path.of(arguments[1]);
        boolean resume = Boolean.parseBoolean(arguments[2]);
        LiveOptions options = LiveOptions.of(server, ServerAway.KEY, "bị giết")
                .with(Trial.SMALL)
                .with(new LiveOptions.Keeping(checkpoint, resume, Duration.ofMillis(5)));
        new LiveRun(options, new LiveControl()).run(SmallFeeds.of(9, DAYS, CASES), List.of());
    }
}

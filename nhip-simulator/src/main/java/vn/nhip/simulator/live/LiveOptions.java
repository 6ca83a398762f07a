package vn.nhip.simulator.live;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is told to a server.
 *
 * @param server its address, {@code http://localhost:8766}, without a slash at the end
 * @param key with the scope {@code events:write}, and {@code registers:write} and {@code agencies:write} when there are texts of registers
 * @param scenario everything that decides the feed (name, fingerprint, seed, period), in words: a checkpoint of another one is refused
 */
public record LiveOptions(
        URI server,
        String key,
        String scenario,
        Speed speed,
        Batching batching,
        Patience patience,
        Keeping keeping,
        Extent extent) {

    /**
     * How fast simulated time goes.
     *
     * @param factor simulated seconds in a real one, 1 to 100,000; infinite for as fast as it is taken
     * @param catchUp how far telling may be behind and still make up for it; {@code null} for ever
     * @param atOnceUntil what is told before this second, since 1970, is told as fast as it is taken; {@code null} for nothing
     * @param neverAhead whether nothing is told before it would happen in the world
     */
    public record Speed(
            double factor,
            @Nullable Duration catchUp,
            @Nullable Long atOnceUntil,
            boolean neverAhead) {
        /** As fast as the server takes it. */
        public static final Speed UNBOUNDED = new Speed(Double.POSITIVE_INFINITY, null, null, false);

        private static final Duration CATCH_UP = Duration.ofSeconds(10);

        /** A pace that makes up for ten seconds. */
        public static Speed of(double factor) {
            return new Speed(factor, CATCH_UP, null, false);
        }

        /**
         * Whether it is a pace.
         *
         * @throws IllegalArgumentException when it is none
         */
        public void check() {
            pace(0);
        }

        /** First as fast as it is taken, up to a second of simulated time; then at the pace, up to the present. */
        public Speed liveFrom(long second) {
            return new Speed(factor, catchUp, second, true);
        }

        /**
         * A pace for one run.
         *
         * @param wallAtZero the second of the world, since 1970, when the run's clock showed 0
         */
        Pace pace(double wallAtZero) {
            Pace pace = Double.isInfinite(factor)
                    ? Pace.unbounded()
                    : Pace.of(factor, catchUp == null ? Pace.ALL : catchUp.toNanos());
            if (atOnceUntil != null) {
                pace.atOnceUntil(atOnceUntil);
            }
            return neverAhead ? pace.neverAheadOf(wallAtZero) : pace;
        }
    }

    /**
     * How events are put together.
     *
     * @param events at most in a batch
     * @param bytes at most in a batch; a single event may be larger
     * @param delay how long an event waits for others, by the real clock
     * @param senders how many send at once; all events of a case go by the same one
     * @param inFlight batches that are cut and not yet confirmed, at most: then nothing more is read
     */
    public record Batching(int events, int bytes, Duration delay, int senders, int inFlight) {
        /** What suits a server on the same machine. */
        public static final Batching USUAL = new Batching(500, 1 << 20, Duration.ofMillis(500), 4, 8);

        private static final int EVENTS_MAX = 10_000;

        public Batching {
            if (events < 1 || events > EVENTS_MAX) {
                throw new IllegalArgumentException(events + " events in a batch, must be 1 to " + EVENTS_MAX);
            }
            if (bytes < 1 || senders < 1 || inFlight < 1 || delay.isNegative()) {
                throw new IllegalArgumentException("%d bytes, %d senders, %d in flight, delay %s: must be positive"
                        .formatted(bytes, senders, inFlight, delay));
            }
        }
    }

    /**
     * How long a server is waited for.
     *
     * @param answer to one request; then it is sent again
     * @param away how long the server may be away until the run ends with a checkpoint
     * @param firstGap between the first two tries
     * @param longestGap between tries
     * @param seed of the chance in the gaps
     */
    public record Patience(Duration answer, Duration away, Duration firstGap, Duration longestGap, long seed) {
        /** A minute for an answer, a day for a server. */
        public static final Patience USUAL = new Patience(
                Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofMillis(500), Duration.ofSeconds(10), 0);
    }

    /**
     * Where the checkpoint is kept.
     *
     * @param file {@code null} for none
     * @param resume whether to go on from it
     * @param every how often it is written, at most
     */
    public record Keeping(@Nullable Path file, boolean resume, Duration every) {
        /** No checkpoint. */
        public static final Keeping NONE = new Keeping(null, false, Duration.ZERO);

        private static final Duration EVERY = Duration.ofSeconds(1);

        /** In a file, every second. */
        public static Keeping in(Path file, boolean resume) {
            return new Keeping(file, resume, EVERY);
        }
    }

    /**
     * How much there is to tell, as far as it is known: for the time left.
     *
     * @param events in the feed; {@code null} when not known
     * @param lastTold when the last is told, in seconds since 1970; {@code null} when not known
     */
    public record Extent(@Nullable Long events, @Nullable Long lastTold) {
        public static final Extent UNKNOWN = new Extent(null, null);
    }

    /** With what is usual: as fast as it is taken, no checkpoint. */
    public static LiveOptions of(URI server, String key, String scenario) {
        return new LiveOptions(
                server, key, scenario, Speed.UNBOUNDED, Batching.USUAL, Patience.USUAL, Keeping.NONE, Extent.UNKNOWN);
    }

    public LiveOptions with(Speed other) {
        return new LiveOptions(server, key, scenario, other, batching, patience, keeping, extent);
    }

    public LiveOptions with(Batching other) {
        return new LiveOptions(server, key, scenario, speed, other, patience, keeping, extent);
    }

    public LiveOptions with(Patience other) {
        return new LiveOptions(server, key, scenario, speed, batching, other, keeping, extent);
    }

    public LiveOptions with(Keeping other) {
        return new LiveOptions(server, key, scenario, speed, batching, patience, other, extent);
    }

    public LiveOptions with(Extent other) {
        return new LiveOptions(server, key, scenario, speed, batching, patience, keeping, other);
    }

    /** The address without a slash at the end; what is wrong with it or with the key is told to a person. */
    URI checkedServer() throws CannotRun {
        String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https"))
                || server.getHost() == null
                || server.getQuery() != null
                || server.getUserInfo() != null) {
            throw new CannotRun(
                    "Địa chỉ máy chủ \"%s\" không đúng. Hãy ghi như http://localhost:8766.".formatted(server));
        }
        if (key.isBlank() || key.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new CannotRun(
                    "Khóa trống hoặc có ký tự lạ. Hãy lấy khóa bằng ./nhip key create --source NGUON --scope events:write,registers:write,agencies:write.");
        }
        String text = server.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : server;
    }
}

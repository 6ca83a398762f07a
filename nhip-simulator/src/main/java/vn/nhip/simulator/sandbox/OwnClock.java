package vn.nhip.simulator.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** A server's own time: ahead of or behind everybody else's. */
public final class OwnClock {
    private static final double LONGEST_SECONDS = 366 * 86_400.0;
    private static final double MILLIS = 1_000;

    private final InstantSource clock;
    private volatile Duration skew = Duration.ZERO;

    public OwnClock(InstantSource clock) {
        this.clock = clock;
    }

    /** The time there. */
    public Instant now() {
        return clock.instant().plus(skew);
    }

    /** Seconds by which it is ahead; negative when it is behind. */
    public double skewSeconds() {
        return skew.toMillis() / MILLIS;
    }

    /** What everybody else has. */
    public void reset() {
        skew = Duration.ZERO;
    }

    /**
     * For {@link HttpSandbox#steering}: sets the seconds by which it is ahead.
     *
     * @throws Refusal 400 when it is no number up to a year either way
     */
    public Runnable prepare(JsonNode value) {
        if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= LONGEST_SECONDS)) {
            throw Refusal.badRequest("\"skewSeconds\" is " + value + "; expected seconds, up to a year either way");
        }
        Duration wanted = Duration.ofMillis(Math.round(value.doubleValue() * MILLIS));
        return () -> skew = wanted;
    }
}

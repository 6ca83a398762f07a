package vn.nhip.simulator.sandbox.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The portal's own time: ahead of or behind everybody else's. */
final class OwnClock {
    private final InstantSource clock;
    private volatile Duration skew = Duration.ZERO;

    OwnClock(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(skew);
    }

    Duration skew() {
        return skew;
    }

    /** @param skew positive when the portal is ahead */
    void skew(Duration skew) {
        this.skew = skew;
    }
}

package vn.nhip.core.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as whole seconds in an int: enough from 2010 to 2078, and half of what a long takes. */
public final class Seconds {
    /** 2010-01-01T00:00:00Z. */
    public static final long EPOCH = 1_262_304_000L;

    /** Later than any instant. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Earlier than any instant. */
    public static final int ALWAYS = -1;

    private Seconds() {}

    /**
     * Seconds since the epoch; instants outside the range become its ends.
     *
     * @param instant {@code null} is {@link #NEVER}
     */
    public static int of(@Nullable Instant instant) {
        return instant == null ? NEVER : (int) Math.clamp(instant.getEpochSecond() - EPOCH, 0, NEVER - 1L);
    }

    /** The instant; {@code null} of {@link #NEVER} and {@link #ALWAYS}. */
    public static @Nullable Instant instant(int seconds) {
        return seconds == NEVER || seconds == ALWAYS ? null : Instant.ofEpochSecond(EPOCH + seconds);
    }
}

package vn.nhip.server.identity.signin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of which the first factor was right and the second is asked for.
 *
 * @param account whose
 * @param at since when
 * @param to where the person wanted to go
 * @param secret the new secret while the second factor is being set up; {@code null} when there is one already
 */
record Pending(
        String account, Instant at, String to, @Nullable String secret) implements Serializable {
    static final String ATTRIBUTE = "nhip.pending";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    boolean isGood(Instant now) {
        return now.isBefore(at.plus(GOOD_FOR));
    }
}

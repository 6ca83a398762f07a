package vn.nhip.server.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names that let nobody in: they are counted and made to wait as accounts are, so that waiting does not tell who has one. */
@Component
class Strangers {
    /** A name is forgotten when so many others came after it; memory stays bounded whatever is tried. */
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Tries> tries = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    });

    Strangers(Clock clock) {
        this.clock = clock;
    }

    private record Tries(int failures, @Nullable Instant lockedUntil) {}

    /** Counts a try of a name; zero when it was just wrong, else how long to wait. */
    Duration wrong(String name) {
        Instant now = clock.instant();
        Tries after = tries.compute(name.toLowerCase(Locale.ROOT), (key, before) -> next(before, now));
        return after.lockedUntil() == null ? Duration.ZERO : Duration.between(now, after.lockedUntil());
    }

    private static Tries next(@Nullable Tries before, Instant now) {
        if (before != null && before.lockedUntil() != null && now.isBefore(before.lockedUntil())) {
            return before;
        }
        int failures = before == null || before.lockedUntil() != null ? 1 : before.failures() + 1;
        return new Tries(failures, failures < LocalSignIn.TRIES ? null : now.plus(LocalSignIn.LOCKED));
    }
}

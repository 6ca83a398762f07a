package vn.nhip.simulator.sandbox.population;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much each agency may ask within a minute; the minute begins with its first question. For several threads. */
final class Quotas {
    static final int USUAL = 60;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Integer> own = new TreeMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private int usual = USUAL;

    private record Window(Instant end, int asked) {}

    synchronized void set(@Nullable String agency, int perMinute) {
        if (agency == null) {
            usual = perMinute;
        } else {
            own.put(agency, perMinute);
        }
    }

    synchronized int usual() {
        return usual;
    }

    /** Agencies whose quota is another. */
    synchronized Map<String, Integer> own() {
        return new TreeMap<>(own);
    }

    /** Counts a question; zero when it may be answered, or how long to wait until the next one may. */
    synchronized Duration ask(String agency, Instant now) {
        windows.values().removeIf(window -> !now.isBefore(window.end()));
        Window window = windows.getOrDefault(agency, new Window(now.plus(WINDOW), 0));
        if (window.asked() >= own.getOrDefault(agency, usual)) {
            return Duration.between(now, window.end());
        }
        windows.put(agency, new Window(window.end(), window.asked() + 1));
        return Duration.ZERO;
    }

    synchronized void clear() {
        own.clear();
        windows.clear();
        usual = USUAL;
    }
}

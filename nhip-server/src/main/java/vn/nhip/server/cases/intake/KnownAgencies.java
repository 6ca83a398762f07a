package vn.nhip.server.cases.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.nhip.server.catalog.Agencies;

/** The codes of agencies, read again every few seconds. */
@Component
class KnownAgencies {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Agencies agencies;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    KnownAgencies(Agencies agencies, Clock clock) {
        this.agencies = agencies;
        this.clock = clock;
    }

    private record Known(Set<String> codes, Instant until) {}

    /** Whether there are agencies and this is none of them. */
    boolean isUnknown(String code) {
        Known now = known;
        Instant instant = clock.instant();
        if (instant.isAfter(now.until())) {
            now = new Known(agencies.codes(), instant.plus(FRESH));
            known = now;
        }
        return !now.codes().isEmpty() && !now.codes().contains(code);
    }
}

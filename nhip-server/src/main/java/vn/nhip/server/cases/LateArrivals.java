package vn.nhip.server.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nhip.core.facts.CaseFacts;

/** What was told only afterwards: what a number said at an instant, and what it would have said had all been told by then. */
public interface LateArrivals {

    /**
     * What was known at an instant of those cases of which something was recorded later that had happened by then, or was put right.
     *
     * @param most of how many cases this is worth the reading
     * @return all versions by number of the case, none where nothing was known of it; empty when there are more cases than that
     */
    Optional<Map<Integer, List<CaseFacts>>> knownAt(Instant at, int most);
}

package vn.nhip.server.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nhip.core.scoring.Counts;

/** Counts things of one kind beside cases, for one question. What is not known is not counted. */
interface ThingCounter {

    /** Adds what it counts to the counts of the units, by key. */
    void add(Map<String, Map<String, Counts>> counts);

    /**
     * What is in the denominator of a unit.
     *
     * @param key code of the indicator, or {@link vn.nhip.core.index.Reading#key}
     * @return empty where it does not count this
     */
    Optional<List<Thing>> things(String unit, String key);
}

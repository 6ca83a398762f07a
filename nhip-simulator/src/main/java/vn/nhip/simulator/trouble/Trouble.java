package vn.nhip.simulator.trouble;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.OfficeDays;

/**
 * How much there is of a kind of trouble, where and when.
 *
 * @param share 0 to 1 of what {@link TroubleKind#measure} says; for windows how many
 * @param from no trouble before this day in Vietnam, of cases by their receipt, of events by when they are told; {@code null}: no limit
 * @param to none after it
 * @param agencies codes; empty: every agency
 * @param settings other values than the usual ones, by their keys
 */
public record Trouble(
        double share,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> agencies,
        Map<String, Double> settings) {

    /** There is none. */
    public static final Trouble NONE = new Trouble(0, null, null, Set.of(), Map.of());

    public Trouble {
        agencies = Collections.unmodifiableSet(new TreeSet<>(agencies));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** So much of it, everywhere, at all times, as strong as usual. */
    public static Trouble of(double share) {
        return new Trouble(share, null, null, Set.of(), Map.of());
    }

    /** Between two days, both included. */
    public Trouble between(LocalDate first, LocalDate last) {
        return new Trouble(share, first, last, agencies, settings);
    }

    /** Of these agencies only. */
    public Trouble in(String... codes) {
        return new Trouble(share, from, to, Set.of(codes), settings);
    }

    /** As strong as this. */
    public Trouble with(String key, double value) {
        Map<String, Double> more = new TreeMap<>(settings);
        more.put(key, value);
        return new Trouble(share, from, to, agencies, more);
    }

    /** How strong it is; the usual where nothing is said. */
    double setting(TroubleKind kind, String key) {
        Double set = settings.get(key);
        return set == null ? kind.setting(key).usual() : set;
    }

    boolean reaches(@Nullable String agency) {
        return agencies.isEmpty() || (agency != null && agencies.contains(agency));
    }

    /** Whether an instant, in seconds since 1970, is within the days. */
    boolean holds(long second) {
        if (from == null && to == null) {
            return true;
        }
        LocalDate day = OfficeDays.date(second);
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}

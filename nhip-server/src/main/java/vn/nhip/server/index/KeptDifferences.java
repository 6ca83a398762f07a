package vn.nhip.server.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts that are kept of cases, and what the live index counts from them, are not what follows from the log.
 *
 * @param counts every agency and indicator that is counted otherwise
 * @param cases the first cases that are kept otherwise
 * @param differing how many cases are kept otherwise in all
 * @param compared how many cases were held against the log
 * @param waiting how many events of the log are not in the facts yet
 */
public record KeptDifferences(List<OfCounts> counts, List<OfCase> cases, long differing, long compared, long waiting) {
    public KeptDifferences {
        counts = List.copyOf(counts);
        cases = List.copyOf(cases);
    }

    /** Whether there is any. */
    public boolean any() {
        return differing > 0 || !counts.isEmpty();
    }

    /**
     * Counts of one indicator of an agency.
     *
     * @param agency its code; empty for cases of which no agency is known
     */
    public record OfCounts(String agency, String indicator, Pair kept, Pair recounted) {}

    /** Numerator and denominator. Where cases weigh twice the first may be below 0. */
    public record Pair(long numerator, long denominator) {}

    /**
     * A case.
     *
     * @param code mã hồ sơ, or the number under which something is kept that belongs to no case
     * @param fields what differs
     */
    public record OfCase(String code, List<Field> fields) {
        public OfCase {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One thing that differs.
     *
     * @param name for machines
     * @param words for people
     * @param kept as it is kept; {@code null} where nothing is
     * @param log as it follows from the log; {@code null} where nothing does
     */
    public record Field(
            String name,
            String words,
            @Nullable String kept,
            @Nullable String log) {}
}

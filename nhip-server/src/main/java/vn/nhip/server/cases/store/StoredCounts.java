package vn.nhip.server.cases.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Standing;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/**
 * How many cases each list has. All cases are counted over small indexes, a narrowed question over the rows it leaves. A count is used
 * again for twenty times as long as it took, so that counting never takes more than a twentieth of the database's time; one that takes long
 * is then counted anew while the last is shown once more, so that only the first of all waits.
 */
@Repository
class StoredCounts {
    private static final int USED_AGAIN = 20;
    private static final int KEPT = 200;
    private static final Logger log = LoggerFactory.getLogger(StoredCounts.class);
    private static final Duration SHOWN_MOST = Duration.ofMinutes(10);
    private static final Set<String> RUNS =
            Set.of(Standing.RUNNING.name(), Standing.DUE_SOON.name(), Standing.OVERDUE.name());

    private final JdbcClient jdbc;
    private final CaseAgencies agencies;
    private final Duration slow;
    private final Set<Asked> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Asked, Counted> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Counted> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Counts.
     *
     * @param slow what takes longer is counted anew while the last count is shown
     */
    StoredCounts(JdbcClient jdbc, CaseAgencies agencies, @Value("${nhip.lists.slow-count}") Duration slow) {
        this.slow = slow;
        this.jdbc = jdbc;
        this.agencies = agencies;
    }

    /** A question and whose rows it is about: nobody is told the counts of others. */
    private record Asked(CaseFilter filter, Reach reach) {}

    private record Counted(Map<CaseListing, Long> counts, Instant at, Duration took) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(took.multipliedBy(USED_AGAIN)));
        }

        /** Whether it is shown once more while it is counted anew. */
        boolean isShownMeanwhile(Instant now, Duration slow) {
            return took.compareTo(slow) > 0 && !now.isBefore(at) && now.isBefore(at.plus(SHOWN_MOST));
        }
    }

    /** The counts under everything of the question but its list. */
    Map<CaseListing, Long> of(CaseFilter filter, Instant now) {
        CaseFilter question = filter.in(CaseListing.ALL);
        Asked asked = new Asked(question, Viewers.now().reach());
        synchronized (kept) {
            Counted known = kept.get(asked);
            if (known != null && known.isFresh(now)) {
                return known.counts();
            }
            if (known != null && known.isShownMeanwhile(now, slow)) {
                countAnew(asked, now);
                return known.counts();
            }
        }
        return count(asked, now);
    }

    private void countAnew(Asked asked, Instant now) {
        if (underWay.add(asked)) {
            Viewer viewer = Viewers.now();
            Thread.ofVirtual().name("nhip-counts").start(() -> {
                try {
                    Viewers.run(viewer, () -> count(asked, now));
                } catch (RuntimeException e) {
                    log.warn("Lists could not be counted anew; whoever asks next tries again", e);
                } finally {
                    underWay.remove(asked);
                }
            });
        }
    }

    private Map<CaseListing, Long> count(Asked asked, Instant now) {
        long began = System.nanoTime();
        Map<CaseListing, Long> counts = counted(asked.filter(), asked.reach(), now);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        synchronized (kept) {
            kept.put(asked, new Counted(counts, now, took));
        }
        return counts;
    }

    private Map<CaseListing, Long> counted(CaseFilter question, Reach reach, Instant now) {
        if (question.narrows()) {
            return overRows(question, now);
        }
        if (reach instanceof Reach.Everything) {
            return overIndexes(question, now);
        }
        if (reach instanceof Reach.Some some && isMost(some)) {
            // Nearly all: all of them, less the few of others.
            ListQuery others = ListQuery.outside(some.whole().iterator().next(), question, now);
            Map<CaseListing, Long> counts = overIndexes(question, now);
            count(others, List.of(CaseListing.values()), others.where())
                    .forEach((listing, number) -> counts.merge(listing, -number, Long::sum));
            return counts;
        }
        return overRows(question, now);
    }

    /** Whether it is one part of the tree with more than half of the agencies that have cases. */
    private boolean isMost(Reach.Some some) {
        Collection<String> known = agencies.codes();
        return some.whole().size() == 1
                && some.single().isEmpty()
                && known.stream().filter(some::covers).count() * 2 > known.size();
    }

    private Map<CaseListing, Long> overRows(CaseFilter filter, Instant now) {
        ListQuery query = ListQuery.narrowed(filter, now);
        return count(query, List.of(CaseListing.values()), query.where());
    }

    private Map<CaseListing, Long> count(ListQuery query, List<CaseListing> listings, String where) {
        String columns = listings.stream()
                .map(listing -> "count(*) filter (where " + query.condition(listing) + ") as " + listing.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + " from cases.case_file" + where)
                .params(query.values())
                .query((row, number) -> {
                    Map<CaseListing, Long> counts = new EnumMap<>(CaseListing.class);
                    for (CaseListing listing : listings) {
                        counts.put(listing, row.getLong(listing.name()));
                    }
                    return counts;
                })
                .single();
    }

    /** What does not depend on the instant, of all cases alike in it. */
    private record Alike(
            @Nullable String legal, @Nullable String portal, CaseState state, boolean result, long number) {
        boolean runs() {
            return isRunning(legal) || isRunning(portal);
        }

        private static boolean isRunning(@Nullable String standing) {
            return standing != null && RUNS.contains(standing);
        }

        boolean isIn(CaseListing listing, ClockKind clock) {
            String standing = clock == ClockKind.LEGAL ? legal : portal;
            Standing known = standing == null ? Standing.NO_TERM : Standing.valueOf(standing);
            return switch (listing) {
                case ALL -> true;
                case WAITING -> known == Standing.WAITING_FOR_CITIZEN || known == Standing.SUSPENDED;
                case RUNNING -> state != CaseState.UNKNOWN && state != CaseState.SUBMITTED && !state.isEnd();
                case DONE_IN_TIME -> known == Standing.FINISHED_EARLY || known == Standing.FINISHED_ON_TIME;
                case DONE_LATE -> known == Standing.FINISHED_LATE;
                case CLOCKS_DIFFER ->
                    !runs() && isReckoned(legal) && isReckoned(portal) && isLate(legal) != isLate(portal);
                case NO_RESULT -> !result && (state == CaseState.COMPLETED || state == CaseState.RETURNED);
                case UNKNOWN_ORIGIN -> state == CaseState.UNKNOWN;
                case OVERDUE, DUE, NOT_SYNCHRONISED, REFUSED_EVENTS -> false;
            };
        }

        private static boolean isReckoned(@Nullable String standing) {
            return standing != null && !standing.equals(Standing.NO_TERM.name());
        }

        private static boolean isLate(@Nullable String standing) {
            return Standing.FINISHED_LATE.name().equals(standing);
        }
    }

    private Map<CaseListing, Long> overIndexes(CaseFilter filter, Instant now) {
        List<Alike> alike = jdbc.sql("""
                        select legal_standing, portal_standing, state, has_result, count(*) as number
                        from cases.case_file group by portal_standing, legal_standing, state, has_result
                        """)
                .query((row, number) -> new Alike(
                        row.getString("legal_standing"),
                        row.getString("portal_standing"),
                        CaseState.valueOf(row.getString("state")),
                        row.getBoolean("has_result"),
                        row.getLong("number")))
                .list();
        Map<CaseListing, Long> counts = new EnumMap<>(CaseListing.class);
        Arrays.stream(CaseListing.values())
                .forEach(listing -> counts.put(
                        listing,
                        alike.stream()
                                .filter(a -> a.isIn(listing, filter.clock()))
                                .mapToLong(Alike::number)
                                .sum()));
        ListQuery query = ListQuery.ofAll(filter, now);
        add(
                counts,
                count(
                        query,
                        List.of(CaseListing.OVERDUE, CaseListing.DUE, CaseListing.CLOCKS_DIFFER),
                        " where " + ListQuery.EITHER_RUNS));
        for (CaseListing listing : List.of(CaseListing.NOT_SYNCHRONISED, CaseListing.REFUSED_EVENTS)) {
            counts.merge(listing, overOneIndex(query, listing), Long::sum);
        }
        return counts;
    }

    /** Asks for nothing but rows of the index that holds just this list: no row of the table is read. */
    private long overOneIndex(ListQuery query, CaseListing listing) {
        return jdbc.sql("select count(*) from cases.case_file where " + query.condition(listing))
                .query(Long.class)
                .single();
    }

    private static void add(Map<CaseListing, Long> counts, Map<CaseListing, Long> more) {
        more.forEach((listing, number) -> counts.merge(listing, number, Long::sum));
    }
}

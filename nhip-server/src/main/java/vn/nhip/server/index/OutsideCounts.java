package vn.nhip.server.index;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.core.index.OutsideCount;
import vn.nhip.core.index.OutsideDenominator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;

/** Counts that no case tells, as they were imported; the newest of an agency, period and kind counts. */
@Repository
class OutsideCounts {
    private final JdbcClient jdbc;

    OutsideCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A count.
     *
     * @param agency code of the agency, its own subordinates included
     * @param period the period it counts; of {@link OutsideCount#LAST_YEAR} that year
     */
    record Row(String agency, Period period, OutsideCount kind, long count) {}

    /** Adds counts, all or none; says how many say something new. */
    @Transactional
    public int record(Collection<Row> rows, String source) {
        int added = 0;
        for (Row row : rows) {
            added += jdbc.sql("""
                            insert into index.outside_count (agency, period, kind, count, source)
                            select :agency, :period, :kind, :count, :source
                            where :count is distinct from (select count from index.outside_count
                                where agency = :agency and period = :period and kind = :kind order by id desc limit 1)
                            """)
                    .param("agency", row.agency())
                    .param("period", row.period().code())
                    .param("kind", row.kind().name())
                    .param("count", row.count())
                    .param("source", source)
                    .update();
        }
        return added;
    }

    /** Grows with every import that said something new. */
    long revision() {
        return jdbc.sql("select coalesce(max(id), 0) from index.outside_count")
                .query(Long.class)
                .single();
    }

    /** What is known of a period, by agency. */
    Known known(Period period) {
        Period yearBefore = new Period(Period.Kind.YEAR, period.year() - 1, 1);
        Map<String, Map<OutsideCount, Long>> counts = new HashMap<>();
        read(period, OutsideCount.NATIONAL_REPORT)
                .forEach((agency, count) -> counts.computeIfAbsent(agency, added -> new EnumMap<>(OutsideCount.class))
                        .put(OutsideCount.NATIONAL_REPORT, count));
        int parts = period.kind() == Period.Kind.MONTH ? 12 : period.kind() == Period.Kind.QUARTER ? 4 : 1;
        read(yearBefore, OutsideCount.LAST_YEAR)
                .forEach((agency, count) -> counts.computeIfAbsent(agency, added -> new EnumMap<>(OutsideCount.class))
                        .put(OutsideCount.LAST_YEAR, Math.round((double) count / parts)));
        return new Known(counts);
    }

    private Map<String, Long> read(Period period, OutsideCount kind) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select distinct on (agency) agency, count from index.outside_count
                        where period = ? and kind = ? order by agency, id desc
                        """).params(List.of(period.code(), kind.name())).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** What is known of one period. */
    record Known(Map<String, Map<OutsideCount, Long>> byAgency) {

        /** The counts of an agency with what outside says of their denominator. */
        Counts with(Counts counts, String agency, @Nullable OutsideDenominator rule) {
            Map<OutsideCount, Long> known = byAgency.getOrDefault(agency, Map.of());
            Long denominator = counts.denominator();
            if (rule == null || denominator == null) {
                return counts;
            }
            Long atLeast = rule.atLeast() == null ? null : known.get(rule.atLeast());
            Long fallback = rule.fallback() == null ? null : known.get(rule.fallback());
            return new Counts(
                    counts.numerator(),
                    atLeast == null ? denominator : Long.valueOf(Math.max(denominator, atLeast)),
                    fallback,
                    counts.standIn());
        }
    }
}

package vn.nhip.server.cases.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.cases.FactWorld;
import vn.nhip.server.cases.LateArrivals;
import vn.nhip.server.cases.store.KindNumbers;

/** Folds anew, by what had been recorded then, the few cases of which something came late. */
@Repository
class StoredArrivals implements LateArrivals {
    private static final int EVENTS_OF_A_CASE = 10;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseFactStore store;
    private final FactWorld world;

    StoredArrivals(JdbcClient jdbc, Cases cases, CaseFactStore store, FactWorld world) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.store = store;
        this.world = world;
    }

    private record Numbered(int number, String code) {}

    /** Whether more than so many events came late; after a large import it is nearly all of them, and nobody waits for that. */
    private boolean isMore(Instant at, int events) {
        return jdbc.sql("""
                        select count(*) > :events from (select from cases.event
                            where recorded > :at and (occurred <= :at or kind = :corrected) limit :events + 1) late
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("corrected", KindNumbers.of(CaseFact.Kind.CORRECTED))
                .param("events", events)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Map<Integer, List<CaseFacts>>> knownAt(Instant at, int most) {
        if (isMore(at, most * EVENTS_OF_A_CASE)) {
            return Optional.empty();
        }
        List<Numbered> late = jdbc.sql("""
                        select f.number, f.code
                        from (select distinct case_code from cases.event
                            where recorded > :at and (occurred <= :at or kind = :corrected)) e
                        join cases.case_file f on f.code = e.case_code
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("corrected", KindNumbers.of(CaseFact.Kind.CORRECTED))
                .query((row, number) -> new Numbered(row.getInt(1), row.getString(2)))
                .list();
        if (late.size() > most) {
            return Optional.empty();
        }
        CaseFactsReader.World positioned = world.with(positions(store.agencies()), positions(store.procedures()));
        Map<Integer, List<CaseFacts>> known = new HashMap<>();
        late.forEach(each -> known.put(each.number(), read(each, at, positioned)));
        return Optional.of(known);
    }

    private List<CaseFacts> read(Numbered of, Instant at, CaseFactsReader.World positioned) {
        try {
            return CaseFactsReader.read(of.number(), CaseLife.stages(cases.events(of.code()), at), positioned);
        } catch (UnknownYearException e) {
            // It counts nowhere, as in the facts that are kept.
            return List.of();
        }
    }

    private static ToIntFunction<String> positions(List<String> codes) {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < codes.size(); position++) {
            positions.put(codes.get(position), position);
        }
        return code -> positions.getOrDefault(code, -1);
    }
}

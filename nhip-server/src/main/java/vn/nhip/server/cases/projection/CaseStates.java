package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.server.cases.CaseClocks;
import vn.nhip.server.cases.FactWorld;
import vn.nhip.server.cases.store.CopyRows;

/** What follows from the events of cases: their rows and their facts, made and written. */
@Component
public class CaseStates {
    private static final int ROW_BYTES = 600;
    private static final int ROWS_MIN = 16;
    private static final Comparator<List<CaseFacts>> BY_NUMBER =
            Comparator.comparingLong(versions -> versions.getFirst().id());

    private final CaseClocks clocks;
    private final FactWorld world;
    private final Positions positions;
    private final CaseRows rows;
    private final FactRows facts;

    CaseStates(CaseClocks clocks, FactWorld world, Positions positions, CaseRows rows, FactRows facts) {
        this.clocks = clocks;
        this.world = world;
        this.positions = positions;
        this.rows = rows;
        this.facts = facts;
    }

    private record Made(CaseFile file, Clocks clocks, List<CaseFacts> facts) {}

    /** The projection keeps, and a replay finds, what these lines say. */
    private Made make(int number, Collection<CaseEvent> ofCase, CaseFactsReader.World positioned) {
        CaseLife.Life life = CaseLife.life(ofCase);
        return new Made(life.file(), Clocks.of(life.file(), clocks), facts(number, life.stages(), positioned));
    }

    private static List<CaseFacts> facts(int number, List<CaseLife.Stage> stages, CaseFactsReader.World positioned) {
        try {
            List<CaseFacts> versions = CaseFactsReader.read(number, stages, positioned);
            return versions.isEmpty() ? List.of(CaseFacts.none(number)) : versions;
        } catch (UnknownYearException e) {
            // Counts nowhere, as in a recount; the case itself says which year it is.
            return List.of(CaseFacts.none(number));
        }
    }

    /** When the first of some events was recorded. */
    private static Instant firstRecorded(Collection<CaseEvent> events) {
        Instant first = Instant.MAX;
        for (CaseEvent event : events) {
            first = event.recorded().isBefore(first) ? event.recorded() : first;
        }
        return first;
    }

    /** Writes the row of a case with its facts after it, as a replay compares them. */
    public void encode(CopyRows target, Collection<CaseEvent> ofCase) {
        Made made = make(0, ofCase, world.with(positions::agency, positions::procedure));
        target.row(CaseRow.COLUMNS.size() + 1);
        CaseRow.encode(target, made.file(), made.clocks(), firstRecorded(ofCase));
        target.bytes(FactBytes.encode(made.facts()));
    }

    /** What is known of those cases that have a row. */
    Map<String, CaseRows.Known> known(Connection connection, Collection<String> codes) throws SQLException {
        return rows.known(connection, codes);
    }

    /** Removes rows and facts of cases. */
    void remove(Connection connection, Map<String, CaseRows.Known> known) throws SQLException {
        rows.remove(connection, known.keySet());
        facts.remove(
                connection, known.values().stream().map(CaseRows.Known::number).toList());
        facts.removeOrphans(connection);
    }

    /**
     * Begins with some cases.
     *
     * @param giving gives positions to codes that have none
     * @param adding how many cases are new, about
     * @param changing how many are known, about
     */
    Writing writing(Positions.Giving giving, int adding, int changing) {
        return new Writing(world.with(giving::agency, giving::procedure), adding, changing);
    }

    /** Cases on their way into the tables, in the order of their codes, in which the largest index is. */
    final class Writing {
        private final CaseFactsReader.World positioned;
        private final CopyRows added;
        private final CopyRows changed;
        private final List<List<CaseFacts>> addedFacts = new ArrayList<>();
        private final List<List<CaseFacts>> changedFacts = new ArrayList<>();

        private Writing(CaseFactsReader.World positioned, int adding, int changing) {
            this.positioned = positioned;
            this.added = CopyRows.begun(ROW_BYTES * Math.max(ROWS_MIN, adding));
            this.changed = CopyRows.begun(ROW_BYTES * Math.max(ROWS_MIN, changing));
        }

        /** A case that has no row, with all its events. */
        void add(int number, List<CaseEvent> ofCase) {
            Made made = make(number, ofCase, positioned);
            CaseRow.encode(CaseRows.begin(added, number), made.file(), made.clocks(), firstRecorded(ofCase));
            addedFacts.add(made.facts());
        }

        /** A case that has a row, with all its events. */
        void change(CaseRows.Known known, List<CaseEvent> ofCase) {
            Made made = make(known.number(), ofCase, positioned);
            CopyRows row = CaseRows.begin(changed, known.number());
            CaseRow.encode(row, made.file(), made.clocks(), known.firstRecorded());
            changedFacts.add(made.facts());
        }

        void write(Connection connection) throws SQLException {
            rows.add(connection, added.end(), !addedFacts.isEmpty());
            rows.change(connection, changed.end(), !changedFacts.isEmpty());
            addedFacts.sort(BY_NUMBER);
            facts.add(connection, addedFacts);
            facts.change(connection, changedFacts);
        }

        /** The facts of every case, all versions. */
        List<List<CaseFacts>> all() {
            List<List<CaseFacts>> all = new ArrayList<>(addedFacts);
            all.addAll(changedFacts);
            return all;
        }
    }
}

package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.server.cases.store.StoredEvents;

/**
 * Brings the states up to the log, a stretch of it in each transaction together with how far it is. Several may run at the same time, in
 * this process and in others: they take turns.
 */
@Component
public class Projector {
    /** How many events are brought in together at most. */
    static final int STRETCH = 50_000;

    /** Of so many events that are all new, each case is brought in once. */
    static final int WHOLE = 500_000;

    private static final int EVENTS_OF_A_CASE = 10;
    private static final String SORTING = "64MB";

    private final DataSource database;
    private final StoredEvents events;
    private final Positions positions;
    private final CaseStates states;
    private final int whole;

    Projector(
            DataSource database,
            StoredEvents events,
            Positions positions,
            CaseStates states,
            @Value("${nhip.projection.whole-log:" + WHOLE + "}") int whole) {
        this.database = database;
        this.events = events;
        this.positions = positions;
        this.states = states;
        this.whole = whole;
    }

    /**
     * How far it is.
     *
     * @param done number of the last event that is in the states
     * @param end number of the last event in the log
     */
    public record Position(long done, long end) {
        /** How many events are not in the states yet. */
        public long lag() {
            return end - done;
        }
    }

    /** How far it is now. */
    public Position position() {
        try (Connection connection = database.getConnection()) {
            return head(connection, "").position();
        } catch (SQLException e) {
            throw new IllegalStateException("the position of the projection cannot be read", e);
        }
    }

    /** Brings one stretch in; says how far it is then. */
    public Position advance() {
        return advance(events -> {});
    }

    /**
     * The same, for whoever waits: where nothing is in the states yet and the log is long, a stretch is all of it.
     *
     * @param brought told now and then how many events of the stretch are in
     */
    public Position advance(LongConsumer brought) {
        AtomicBoolean all = new AtomicBoolean();
        Position position = transaction((connection, giving) -> {
            Head head = head(connection, " for update of p");
            all.set(head.position().done() == 0 && head.position().lag() >= whole);
            return all.get()
                    ? whole(connection, giving, head, brought)
                    : bringIn(connection, giving).position();
        });
        if (all.get()) {
            tidy();
        }
        return position;
    }

    /** Statistics and visibility of rows at once, which the database else looks after within minutes: until then lists would be read the long way. */
    private void tidy() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) cases.case_file, cases.case_facts");
        } catch (SQLException e) {
            throw new IllegalStateException("the states of cases were written and not analysed", e);
        }
    }

    /**
     * What one stretch brought in.
     *
     * @param from number of the last event that was in the states before
     * @param position how far it is now
     * @param repairs how often states were written anew without new events
     * @param facts of every case that was touched, all versions
     */
    record Stretch(long from, Position position, int repairs, List<List<CaseFacts>> facts) {}

    /** Brings one stretch in, and says what was in it. */
    Stretch bringIn() {
        return transaction(this::bringIn);
    }

    /**
     * The row that is locked while one projects.
     *
     * @param cases the last number that was given to a case
     */
    private record Head(Position position, int cases, int repairs) {}

    private interface Work<T> {
        T in(Connection connection, Positions.Giving giving) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                Positions.Giving giving = positions.giving(connection);
                T done = work.in(connection, giving);
                if (!giving.write()) {
                    needNotWaitForTheDisk(connection);
                }
                connection.commit();
                committed = true;
                giving.committed();
                return done;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("states of cases were not written", e);
        }
    }

    /**
     * States and position are written or lost together, and follow again from the log, with the same numbers. Positions of codes would not
     * be the same again: they wait.
     */
    private static void needNotWaitForTheDisk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        }
    }

    private Stretch bringIn(Connection connection, Positions.Giving giving) throws SQLException {
        Head head = head(connection, " for update of p");
        Position position = head.position();
        if (position.lag() == 0) {
            return new Stretch(position.done(), position, head.repairs(), List.of());
        }
        long to = Math.min(position.end(), position.done() + STRETCH);
        Map<String, List<CaseEvent>> fresh = new LinkedHashMap<>();
        events.between(
                connection,
                position.done(),
                to,
                numbered -> fresh.computeIfAbsent(numbered.event().caseCode(), code -> new ArrayList<>(8))
                        .add(numbered.event()));
        Map<String, CaseRows.Known> known = states.known(connection, fresh.keySet());
        addEarlier(connection, known, position.done(), fresh);
        Map<String, Integer> numbers = numbers(fresh.keySet(), known, head.cases());
        CaseStates.Writing writing = states.writing(giving, numbers.size(), known.size());
        new TreeMap<>(fresh).forEach((code, ofCase) -> {
            Integer number = numbers.get(code);
            if (number != null) {
                writing.add(number, ofCase);
            } else {
                writing.change(Objects.requireNonNull(known.get(code)), ofCase);
            }
        });
        writing.write(connection);
        try (PreparedStatement update = connection.prepareStatement("update cases.projection set seq = ?, cases = ?")) {
            update.setLong(1, to);
            update.setInt(2, head.cases() + numbers.size());
            update.executeUpdate();
        }
        return new Stretch(position.done(), new Position(to, position.end()), head.repairs(), writing.all());
    }

    /**
     * The whole log at once, case by case: each row is written once, and not anew for every stretch in which something is told of the case.
     * Whoever counts reads all anew. Only commands do it: a server that is stopped must not wait for the end of it.
     */
    private Position whole(Connection connection, Positions.Giving giving, Head head, LongConsumer brought)
            throws SQLException {
        long to = head.position().end();
        AtomicInteger number = new AtomicInteger(head.cases());
        ByCase cases = new ByCase(STRETCH / EVENTS_OF_A_CASE, some -> {
            CaseStates.Writing writing = states.writing(giving, some.size(), 0);
            some.forEach(ofCase -> writing.add(number.incrementAndGet(), ofCase));
            writing.write(connection);
        });
        try (Connection reading = database.getConnection()) {
            reading.setAutoCommit(false);
            try (Statement statement = reading.createStatement()) {
                statement.execute("set local work_mem = '" + SORTING + "'");
            }
            AtomicLong read = new AtomicLong();
            events.byCase(reading, to, numbered -> {
                cases.add(numbered.event());
                if (read.incrementAndGet() % STRETCH == 0) {
                    brought.accept(read.get());
                }
            });
            reading.rollback();
        }
        cases.end();
        try (PreparedStatement update =
                connection.prepareStatement("update cases.projection set seq = ?, cases = ?, repairs = repairs + 1")) {
            update.setLong(1, to);
            update.setInt(2, number.get());
            update.executeUpdate();
        }
        return new Position(to, to);
    }

    /** Numbers for those cases that are not known, in the order of the codes. */
    private static Map<String, Integer> numbers(
            Collection<String> codes, Map<String, CaseRows.Known> known, int given) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String code : codes) {
            if (!known.containsKey(code)) {
                numbers.put(code, given + numbers.size() + 1);
            }
        }
        return numbers;
    }

    /** What was told before of cases of which something is told now. A case that has no row has nothing earlier. */
    private void addEarlier(
            Connection connection, Map<String, CaseRows.Known> known, long done, Map<String, List<CaseEvent>> fresh)
            throws SQLException {
        if (known.isEmpty()) {
            return;
        }
        Instant since = known.values().stream()
                .map(CaseRows.Known::firstRecorded)
                .min(Instant::compareTo)
                .orElseThrow();
        events.ofCases(connection, known.keySet(), since, done, numbered -> {
            List<CaseEvent> ofCase = fresh.get(numbered.event().caseCode());
            if (ofCase != null) {
                ofCase.add(numbered.event());
            }
        });
    }

    /**
     * Writes the states and facts of some cases anew from the log; of a case without events they are removed.
     *
     * @return how many
     */
    public long rebuild(Collection<String> codes) {
        List<String> all = List.copyOf(codes);
        for (int from = 0; from < all.size(); from += STRETCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + STRETCH));
            transaction((connection, giving) -> rebuild(connection, giving, some));
        }
        return all.size();
    }

    private Position rebuild(Connection connection, Positions.Giving giving, List<String> codes) throws SQLException {
        Head head = head(connection, " for update of p");
        Map<String, List<CaseEvent>> cases = new TreeMap<>();
        events.ofCases(
                connection,
                codes,
                Instant.EPOCH,
                head.position().done(),
                numbered -> cases.computeIfAbsent(numbered.event().caseCode(), code -> new ArrayList<>(8))
                        .add(numbered.event()));
        Map<String, CaseRows.Known> known = states.known(connection, codes);
        states.remove(connection, known);
        Map<String, Integer> numbers = numbers(cases.keySet(), known, head.cases());
        CaseStates.Writing writing = states.writing(giving, cases.size(), 0);
        cases.forEach((code, ofCase) -> {
            CaseRows.Known before = known.get(code);
            writing.add(before == null ? Objects.requireNonNull(numbers.get(code)) : before.number(), ofCase);
        });
        writing.write(connection);
        try (PreparedStatement update =
                connection.prepareStatement("update cases.projection set cases = ?, repairs = repairs + 1")) {
            update.setInt(1, head.cases() + numbers.size());
            update.executeUpdate();
        }
        return head.position();
    }

    private static Head head(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select p.seq, (select seq from cases.log_head), p.cases, p.repairs from cases.projection p"
                                + lock)) {
            if (!row.next()) {
                throw new IllegalStateException("cases.projection has no row");
            }
            return new Head(new Position(row.getLong(1), row.getLong(2)), row.getInt(3), row.getInt(4));
        }
    }
}

package vn.nhip.server.cases.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.cases.projection.CaseRow;
import vn.nhip.server.cases.projection.CaseStates;
import vn.nhip.server.cases.projection.Positions;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.cases.store.StoredEvents;

/**
 * Makes every state again from the log and compares it with what is kept. The log is read once, in the order of the disk, and cut into shards by case; the
 * shards are folded by as many threads as there are processors. Memory does not grow with the log.
 */
@Component
public class Replay {
    private static final int SHARD_EVENTS = 8_000;
    private static final int SHARDS_MAX = 800;

    /** How many of the cases that are repaired are named in the audit log. */
    private static final int NAMED_MAX = 500;

    private final DataSource database;
    private final StoredEvents events;
    private final Projector projector;
    private final CaseStates caseStates;
    private final Positions positions;
    private final Audit audit;
    private final Path home;

    Replay(
            DataSource database,
            StoredEvents events,
            Projector projector,
            CaseStates caseStates,
            Positions positions,
            Audit audit,
            @Value("${nhip.home}") Path home) {
        this.database = database;
        this.events = events;
        this.projector = projector;
        this.caseStates = caseStates;
        this.positions = positions;
        this.audit = audit;
        this.home = home;
    }

    /**
     * What is to be done.
     *
     * @param recordedBy events recorded later are left out; {@link Instant#MAX} for none
     * @param repair write differing states anew
     */
    public record Order(Instant recordedBy, boolean repair) {}

    /** Told how far it is: events so far, and which part of the whole work that is. */
    public interface Listener {
        void at(long events, double part);
    }

    /** What of the log and of the states there was when the replay began; others go on writing meanwhile. */
    private record Extent(long done, long end) {}

    /**
     * Replays.
     *
     * @param differences told every difference, by one thread at a time
     */
    public ReplayResult run(Order order, Consumer<Difference> differences, Listener listener) {
        try {
            Files.createDirectories(home);
            Path folder = Files.createTempDirectory(home, "replay-");
            try {
                return run(order, folder, differences, listener);
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the replay cannot use the folder " + home, e);
        } catch (SQLException e) {
            throw new IllegalStateException("the replay could not read the log", e);
        }
    }

    private ReplayResult run(Order order, Path folder, Consumer<Difference> differences, Listener listener)
            throws IOException, SQLException {
        Path eventFolder = Files.createDirectory(folder.resolve("events"));
        Path stateFolder = Files.createDirectory(folder.resolve("states"));
        Tally tally = new Tally();
        Extent extent;
        List<String> differing = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            begin(connection);
            extent = extent(connection);
            positions.learn(connection);
            int count = Math.clamp(extent.done() / SHARD_EVENTS + 1, 1, SHARDS_MAX);
            try (Shards log = new Shards(eventFolder, count);
                    Shards states = new Shards(stateFolder, count)) {
                cut(connection, order, extent, log, states, listener);
                connection.rollback();
                Consumer<Difference> each = difference -> {
                    if (differing.isEmpty() || !differing.getLast().equals(difference.caseCode())) {
                        differing.add(difference.caseCode());
                    }
                    differences.accept(difference);
                };
                ShardReplay replay = new ShardReplay(events, caseStates, order.recordedBy(), each, tally);
                fold(log, states, replay, () -> listener.at(tally.events(), 0.4 + 0.6 * tally.part(extent.done())));
            } finally {
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } finally {
            Files.delete(eventFolder);
            Files.delete(stateFolder);
        }
        long repaired = order.repair() && !differing.isEmpty() ? repair(differing) : 0;
        return new ReplayResult(
                tally.events(),
                tally.cases(),
                differing.size(),
                tally.changedSince(),
                extent.end() - extent.done(),
                repaired);
    }

    /** The states that are written anew were changed by somebody or something other than the log: which, is on record. */
    private long repair(List<String> differing) {
        Act act = Act.of(AuditEvent.STATES_REPAIRED, "cases")
                .with("count", differing.size())
                .with("cases", String.join(", ", differing.subList(0, Math.min(NAMED_MAX, differing.size()))));
        try (Undertaking onRecord = Undertaking.begin(audit, act, AuditEvent.STATES_REPAIRED)) {
            long repaired = projector.rebuild(differing);
            onRecord.with("repaired", repaired).done();
            return repaired;
        }
    }

    /** One picture of log and states, whatever is written meanwhile. */
    private static void begin(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
    }

    private static Extent extent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select p.seq, h.seq from cases.projection p, cases.log_head h")) {
            if (!row.next()) {
                throw new IllegalStateException("the log has no head");
            }
            return new Extent(row.getLong(1), row.getLong(2));
        }
    }

    private static void cut(
            Connection connection, Order order, Extent extent, Shards log, Shards states, Listener listener)
            throws IOException, SQLException {
        long[] read = {0};
        StoredEvents.rows(connection, extent.done(), order.recordedBy(), row -> {
            byte[] bytes = row.row();
            log.add(bytes, StoredEvents.hashOfCase(row));
            read[0]++;
            listener.at(read[0], 0.4 * read[0] / Math.max(1, extent.done()));
        });
        log.finish();
        StoredEvents.copyOut(
                connection,
                "select " + String.join(", ", CaseRow.COLUMNS)
                        + ", facts from cases.case_file left join cases.case_facts using (number)",
                row -> {
                    byte[] bytes = row.row();
                    states.add(bytes, row.hash());
                });
        states.finish();
    }

    private static void fold(Shards log, Shards states, ShardReplay replay, Runnable listener) {
        int threads = Runtime.getRuntime().availableProcessors();
        List<Future<?>> folding = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int shard = 0; shard < log.count(); shard++) {
                int each = shard;
                folding.add(workers.submit(() -> {
                    replay.run(log, states, each);
                    return null;
                }));
            }
            for (Future<?> each : folding) {
                each.get();
                listener.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the replay stopped at a case", e.getCause());
        }
    }
}

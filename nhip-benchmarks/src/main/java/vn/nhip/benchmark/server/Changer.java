package vn.nhip.benchmark.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Changes one row after the other, each in a transaction of its own, and records it in that transaction as the server does. */
final class Changer extends Thread {
    /** What the server writes when something is recorded. */
    static final String INSERT = """
            insert into audit.waiting (event, viewer_kind, viewer_id, viewer_name, viewer_from, subject, agency, before, after,
                reason, details)
            """;

    private static final int ROWS = 10_000;

    private final Connection connection;
    private final int number;
    private final boolean isAudited;
    private final long until;
    private long changes;
    private @Nullable SQLException failure;

    /**
     * Not started yet.
     *
     * @param connection its own; closed at the end
     * @param number which of the changers: each has its own rows
     * @param until on the clock of {@link System#nanoTime}
     */
    Changer(Connection connection, int number, boolean isAudited, long until) {
        this.connection = connection;
        this.number = number;
        this.isAudited = isAudited;
        this.until = until;
    }

    @Override
    public void run() {
        try (connection;
                PreparedStatement update =
                        connection.prepareStatement("update public.changed set value = value + 1 where id = ?");
                PreparedStatement insert = connection.prepareStatement(INSERT + "values (?,?,?,?,?,?,?,?,?,?,?)")) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < until) {
                long row = 1 + number * (long) ROWS + changes % ROWS;
                update.setLong(1, row);
                update.executeUpdate();
                if (isAudited) {
                    record(insert, row);
                }
                connection.commit();
                changes++;
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    private void record(PreparedStatement insert, long row) throws SQLException {
        insert.setString(1, "account-changed");
        insert.setString(2, "PERSON");
        insert.setString(3, "account-" + number);
        insert.setString(4, "Người dùng " + number);
        insert.setString(5, "203.0.113." + number);
        insert.setString(6, "account/" + row);
        insert.setString(7, "H99." + number);
        insert.setString(8, "value " + changes);
        insert.setString(9, "value " + (changes + 1));
        insert.setString(10, "đo tốc độ");
        insert.setString(11, "{\"bench\":\"audit\"}");
        insert.executeUpdate();
    }

    /** How many it made; to be asked once it ended. */
    long changes() {
        if (failure != null) {
            throw new IllegalStateException("a change was not made", failure);
        }
        return changes;
    }
}

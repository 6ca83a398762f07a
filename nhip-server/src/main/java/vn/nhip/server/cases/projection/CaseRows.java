package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import vn.nhip.server.cases.store.CopyRows;
import vn.nhip.server.cases.store.EventLog;

/** Writes rows of cases, many at once, within the transaction of the caller's connection. */
@Repository
public class CaseRows {
    private static final String ALL = "number, " + String.join(", ", CaseRow.COLUMNS);
    private static final String CHANGE = "update cases.case_file f set "
            + CaseRow.COLUMNS.stream()
                    .filter(column -> !column.equals("code"))
                    .map(column -> column + " = c." + column)
                    .collect(Collectors.joining(", "))
            + " from changed_case c where f.number = c.number";

    /**
     * What is kept of a case.
     *
     * @param firstRecorded when the first event was recorded
     */
    record Known(int number, Instant firstRecorded) {}

    /** Of those cases that have a row. */
    Map<String, Known> known(Connection connection, Collection<String> codes) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select code, number, first_recorded from cases.case_file where code = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", codes.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(
                            row.getString(1),
                            new Known(
                                    row.getInt(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return known;
    }

    /** Begins a row; {@link CaseRow} writes the rest. */
    static CopyRows begin(CopyRows rows, int number) {
        return rows.row(1 + CaseRow.COLUMNS.size()).int32(number);
    }

    /** Adds rows of cases that have none. */
    void add(Connection connection, CopyRows rows, boolean any) throws SQLException {
        if (any) {
            EventLog.copy(connection, "cases.case_file (" + ALL + ")", rows);
        }
    }

    /** Removes rows. */
    void remove(Connection connection, Collection<String> codes) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from cases.case_file where code = any (?)")) {
            delete.setArray(1, connection.createArrayOf("text", codes.toArray()));
            delete.executeUpdate();
        }
    }

    /** Writes rows over those that are there. */
    void change(Connection connection, CopyRows rows, boolean any) throws SQLException {
        if (!any) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table if not exists changed_case (like cases.case_file) on commit delete rows");
            EventLog.copy(connection, "changed_case (" + ALL + ")", rows);
            statement.executeUpdate(CHANGE);
        }
    }
}

package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Repository;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.server.cases.store.CopyRows;
import vn.nhip.server.cases.store.EventLog;

/** Writes the facts of cases, many at once, within the transaction of the caller's connection. */
@Repository
class FactRows {
    private static final int ROW_BYTES = 60;

    /** Adds facts of cases that have none. */
    void add(Connection connection, List<List<CaseFacts>> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        CopyRows rows = CopyRows.begun(ROW_BYTES * (cases.size() + 1));
        for (List<CaseFacts> versions : cases) {
            rows.row(2).int32((int) versions.getFirst().id()).bytes(FactBytes.encode(versions));
        }
        EventLog.copy(connection, "cases.case_facts (number, facts)", rows.end());
    }

    /** Writes facts over those that are there, where they say something else. */
    void change(Connection connection, List<List<CaseFacts>> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        List<Integer> numbers = new ArrayList<>(cases.size());
        List<byte[]> facts = new ArrayList<>(cases.size());
        for (List<CaseFacts> versions : cases) {
            numbers.add((int) versions.getFirst().id());
            facts.add(FactBytes.encode(versions));
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update cases.case_facts f set facts = c.facts
                from unnest(?::integer[], ?::bytea[]) c (number, facts)
                where f.number = c.number and f.facts <> c.facts
                """)) {
            update.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
            update.setArray(2, connection.createArrayOf("bytea", facts.toArray(byte[][]::new)));
            update.executeUpdate();
        }
    }

    /** Removes the facts of cases. */
    void remove(Connection connection, List<Integer> numbers) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from cases.case_facts where number = any (?)")) {
            delete.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
            delete.executeUpdate();
        }
    }

    /** Removes facts of which no case is left. */
    void removeOrphans(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    delete from cases.case_facts k
                    where not exists (select from cases.case_file f where f.number = k.number)
                    """);
        }
    }
}

package vn.nhip.server.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a command left in the audit log of its database, the oldest first. */
public final class RecordedActs {
    private RecordedActs() {}

    /** The acts of a kind, each in a line: who, and the details. */
    public static List<String> of(String database, AuditEvent event) {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement query = connection.prepareStatement(
                        "select viewer_id || ' ' || details from audit.entry where event = ? order by seq")) {
            query.setString(1, event.code());
            List<String> acts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    acts.add(rows.getString(1));
                }
            }
            return acts;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log cannot be read", e);
        }
    }
}

package vn.nhip.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The mark of a database into which a backup is being restored. As long as it is there nothing starts on it: half a backup looks like a whole one. */
public final class UnfinishedRestore {
    private static final String TABLE = "nhip_restore_unfinished";

    private UnfinishedRestore() {}

    /** Puts the mark. */
    public static void mark(Connection connection) throws SQLException {
        execute(connection, "create table if not exists " + TABLE + " (since timestamptz not null default now())");
    }

    /** Whether the mark is there. */
    public static boolean isMarked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('" + TABLE + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Takes the mark away. */
    public static void clear(Connection connection) throws SQLException {
        execute(connection, "drop table if exists " + TABLE);
    }

    /** Refuses to start on a marked database. */
    static void refuse(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (isMarked(connection)) {
                throw new DatabaseUnavailable(
                        "Cơ sở dữ liệu này đang được phục hồi từ bản sao lưu, hoặc lần phục hồi trước bị ngắt giữa chừng.",
                        "Đợi lệnh phục hồi xong; nếu nó đã bị ngắt thì chạy lại ./nhip restore, lệnh sẽ làm lại từ đầu.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "Không hỏi được cơ sở dữ liệu: " + e.getMessage(), "Kiểm tra cơ sở dữ liệu rồi chạy lại.", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package vn.nhip.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import vn.nhip.server.database.HomeLock.Purpose;

/** A process that starts a database, writes a row and waits to be killed. */
final class KilledServer {

    private KilledServer() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(arguments[0]), Purpose.SERVER);
        try (Connection connection = EmbeddedDatabaseTests.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('còn đây')");
            System.out.println("written");
            int end = System.in.read();
            throw new IllegalStateException("not killed, read " + end);
        }
    }
}

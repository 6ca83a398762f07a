package vn.nhip.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.server.database.HomeLock.Purpose;

class EmbeddedDatabaseTests {

    private final Path home;

    private final Path folder;

    EmbeddedDatabaseTests(@TempDir Path home) {
        this.home = home;
        this.folder = home.resolve("postgres");
    }

    @BeforeEach
    void useTheProgramsThatWereUnpackedAlready() throws IOException {
        EmbeddedPostgresForTests.freshDatabase();
        Files.createDirectories(folder);
        if (Files.isDirectory(EmbeddedPostgresForTests.programs())) {
            Files.createSymbolicLink(folder.resolve("bin"), EmbeddedPostgresForTests.programs());
        }
    }

    @AfterEach
    void leaveThem() throws IOException {
        Files.deleteIfExists(folder.resolve("bin"));
    }

    @Test
    void keepsItsRowsOverARestart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            run(database, "create table kept (word text)");
            run(database, "insert into kept values ('Đông')");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            assertThat(ask(database, "select word from kept")).isEqualTo("Đông");
        }
    }

    @Test
    void isDurableLocalAndClosedToStrangers() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "show shared_buffers")).isEqualTo("64MB");
            assertThat(ask(database, "show server_version")).startsWith("18.");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            database.address().jdbcUrl(), database.address().user(), "guessed"));
        }
    }

    @Test
    void sortsAsInVietnamese() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            assertThat(ask(database, """
                            select string_agg(name, ' ' order by name)
                            from unnest(array['Đà', 'Bắc', 'An', 'Ấp', 'Dừa', 'Ủy']) as name
                            """)).isEqualTo("An Ấp Bắc Dừa Đà Ủy");
        }
    }

    @Test
    void stopsThePostgresThatAKilledServerLeftBehind() throws Exception {
        Process killed = killedServer();
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("data/postmaster.pid")).exists();

        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            assertThat(ask(database, "select word from kept")).isEqualTo("còn đây");
        }
    }

    @Test
    void letsACommandJoinARunningServerAndLeavesThatRunning() throws Exception {
        Process server = killedServer();
        try {
            try (EmbeddedDatabase joined = EmbeddedDatabase.open(home, Purpose.COMMAND)) {
                assertThat(ask(joined, "select word from kept")).isEqualTo("còn đây");
            }
            assertThat(Postmaster.readyPort(folder.resolve("data"))).isPresent();
            assertThatExceptionOfType(DatabaseUnavailable.class)
                    .isThrownBy(() -> EmbeddedDatabase.open(home, Purpose.SERVER))
                    .withMessageContaining("Một máy chủ Nhịp khác (tiến trình " + server.pid() + ")");
        } finally {
            server.destroyForcibly().waitFor();
            Postmaster.stopLeftOver(folder.resolve("data"));
        }
    }

    @Test
    void forgetsAPidFileWhoseNumberNowBelongsToSomebodyElse() throws Exception {
        EmbeddedDatabase.open(home, Purpose.SERVER).close();
        Path pidFile = folder.resolve("data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            assertThat(ask(database, "select 'runs'")).isEqualTo("runs");
        }
    }

    @Test
    void setsAsideWhatAnInterruptedFirstStartLeft() throws Exception {
        Files.createDirectories(folder.resolve("data/base"));

        try (EmbeddedDatabase database = EmbeddedDatabase.open(home, Purpose.SERVER)) {
            assertThat(ask(database, "select 'runs'")).isEqualTo("runs");
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("data-incomplete-"));
        }
    }

    @Test
    void refusesDataOfAnotherVersion() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("initialised"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedDatabase.open(home, Purpose.SERVER))
                .withMessageContaining("PostgreSQL 17, bản này chạy PostgreSQL 18");
    }

    /** A server in another process, with its row written. */
    private Process killedServer() throws IOException {
        Process server = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        home.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.equals("written")) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo("written");
        return server;
    }

    static Connection connect(EmbeddedDatabase database) throws SQLException {
        DatabaseAddress address = database.address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}

package vn.nhip.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import picocli.CommandLine;
import vn.nhip.contract.Person;
import vn.nhip.server.audit.VerifyAuditCommand;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.cases.replay.Replay;
import vn.nhip.server.cases.replay.ReplayResult;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.index.RecountCommand;

/** Backups of a database that is in use, and what is restored of them. */
@SpringBootTest(
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/backup-home",
            "nhip.test.database=backup"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTests {
    private static final AtomicInteger CASES = new AtomicInteger();

    private final Backup backup;
    private final Intake intake;
    private final Projector projector;
    private final String source;
    private final Path sourceHome;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    private BackupKey key = BackupKeys.FOR_TESTS;

    BackupTests(
            Backup backup,
            Intake intake,
            Projector projector,
            @Value("${nhip.database.url}") String source,
            @Value("${nhip.home}") Path sourceHome) {
        this.backup = backup;
        this.intake = intake;
        this.projector = projector;
        this.source = source;
        this.sourceHome = sourceHome;
    }

    @BeforeAll
    void someCasesOfPersonsAndSettingsOfTheirOwn() throws IOException {
        for (int number = 0; number < 100; number++) {
            happen();
        }
        Person person = new Person("Nguyễn Thị Thử", null, null, null, null);
        intake.take(
                CasesForTests.DELIVERY,
                List.of(CasesForTests.read(CasesForTests.of(
                        person, CasesForTests.life(9_000).messages().getFirst()))));
        catchUp();
        Files.createDirectories(sourceHome.resolve("audit/2026"));
        Files.writeString(sourceHome.resolve("audit/2026/nhật ký.json"), "{\"điều\": 1}");
        Files.createDirectories(sourceHome.resolve("uploads"));
        Files.writeString(sourceHome.resolve("uploads/tạm.csv"), "a,b");
    }

    @Test
    void knowsEveryTableAndWhichOfThemOnlyGrow() throws SQLException {
        try (Connection connection = DriverManager.getConnection(source)) {
            List<String> all = Schema.list(connection, """
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'
                        and tablename not like 'flyway_schema_history%' and tablename not like 'event\\_2%'
                    union select 'cases.event' order by 1
                    """, row -> row.getString(1));

            assertThat(Schema.tables(connection)).extracting(Schema.Table::name).containsAll(all);
            assertThat(Schema.tables(connection))
                    .filteredOn(table -> table.growsBy() != null)
                    .extracting(table -> table.name() + " by " + table.growsBy())
                    .contains(
                            "audit.checkpoint by size",
                            "audit.entry by seq",
                            "cases.event by seq",
                            "cases.event_key by seq");
        }
    }

    @Test
    void restoresEveryTableGuardSequenceAndFile() throws Exception {
        Map<String, String> before = Databases.content(source);
        Manifest made = make(folder, false).manifest();
        Path home = Files.createDirectory(folder.resolve("home"));
        String empty = EmbeddedPostgresForTests.freshDatabase();

        Restore.Restored restored = Databases.restore(empty, home, folder, key);

        assertThat(restored.manifest()).isEqualTo(made);
        assertThat(Databases.content(empty)).isEqualTo(before);
        assertThat(home.resolve("audit/2026/nhật ký.json")).hasContent("{\"điều\": 1}");
        assertThat(home.resolve("uploads")).doesNotExist();
        assertThat(home.resolve("keys")).doesNotExist();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Databases.execute(empty, "delete from cases.event"))
                .withMessageContaining("append-only");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Databases.execute(
                        empty,
                        "do $$ begin execute (select 'truncate ' || min(i.inhrelid::regclass::text) "
                                + "from pg_inherits i where i.inhparent = 'cases.event'::regclass); end $$"))
                .withMessageContaining("append-only");
    }

    @Test
    void putsKeysInOnlyWhenAskedAndNeverOverOthers() throws Exception {
        backup.make(new Backup.Order(folder, key, false, 0, true), (rows, part) -> {});
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/personal.key"), "another\n");

        Restore.Restored restored = Databases.restore(EmbeddedPostgresForTests.freshDatabase(), home, folder, key);

        assertThat(restored.beside()).containsExactly("keys/personal.key.restored");
        assertThat(home.resolve("keys/personal.key")).hasContent("another\n");
        assertThat(home.resolve("keys/personal.key.restored"))
                .hasSameTextualContentAs(sourceHome.resolve("keys/personal.key"));
    }

    @Test
    void takesOnePictureWhileEventsKeepComing() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Manifest first;
        Manifest second;
        int before = CASES.get();
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> coming = others.submit(() -> {
                while (!enough.get()) {
                    happen();
                    catchUp();
                }
                return null;
            });
            try {
                first = make(folder, false).manifest();
                awaitCases(before + 50);
                second = make(folder, false).manifest();
            } finally {
                enough.set(true);
                coming.get();
            }
        }
        assertThat(second.isFull()).isFalse();
        assertThat(second.rows()).isGreaterThan(first.rows());

        for (Manifest each : List.of(first, second)) {
            String empty = EmbeddedPostgresForTests.freshDatabase();
            Path home = folder.resolve("home-" + each.name());
            Databases.restore(empty, home, folder, key, each.name());
            try (Connection connection = DriverManager.getConnection(empty);
                    Connection origin = DriverManager.getConnection(source)) {
                String events =
                        "select count(*) || md5(string_agg(e::text, '|' order by seq)) from cases.event e where seq <= ";
                long head = Long.parseLong(Databases.ask(connection, "select seq from cases.log_head"));
                assertThat(Databases.ask(connection, "select max(seq) from cases.event"))
                        .isEqualTo("" + head);
                assertThat(Databases.ask(connection, events + head)).isEqualTo(Databases.ask(origin, events + head));
            }
            try (ConfigurableApplicationContext application = Databases.application(empty, home)) {
                ReplayResult replayed = application
                        .getBean(Replay.class)
                        .run(new Replay.Order(java.time.Instant.MAX, false), difference -> {}, (events, part) -> {});
                assertThat(replayed.differing()).isZero();
                assertThat(replayed.cases()).isPositive();
            }
        }
    }

    @Test
    void recountsAfterARestoreAsBefore() throws Exception {
        make(folder, false);
        Path home = folder.resolve("home");
        String empty = EmbeddedPostgresForTests.freshDatabase();
        Databases.restore(empty, home, folder, key);

        String before = recount(source, sourceHome);
        String after = recount(empty, home);

        assertThat(after).isEqualTo(before).contains("\"period\"");
    }

    private static String recount(String url, Path home) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new RecountCommand(settings -> Databases.application(url, home, settings)))
                .setOut(new PrintWriter(out))
                .execute(
                        "--period", "2026-03", "--as-of", "2026-06-01T00:00:00+07:00", "--compare", "--format", "json");
        assertThat(code).isZero();
        return out.toString();
    }

    @Test
    void addsOnlyWhatIsNewAndRestoresItAsAFullBackupDoes() throws Exception {
        Backup.Made full = make(folder, false);
        for (int number = 0; number < 20; number++) {
            happen();
        }
        catchUp();
        Backup.Made increment = make(folder, false);
        Backup.Made nothing = make(folder, false);
        Path other = folder.resolve("other");
        Backup.Made again = make(other, false);

        assertThat(full.manifest().isFull()).isTrue();
        assertThat(increment.whyFull()).isNull();
        assertThat(increment.manifest().chain()).isEqualTo(full.manifest().name());
        assertThat(table(increment, "cases.event").parts())
                .extracting(Manifest.Part::backup)
                .containsExactly(full.manifest().name(), increment.manifest().name());
        assertThat(table(increment, "cases.event").parts().getLast().rows())
                .isEqualTo(table(increment, "cases.event").rows()
                        - table(full, "cases.event").rows());
        assertThat(table(increment, "catalog.administrative_unit").parts())
                .isEqualTo(table(full, "catalog.administrative_unit").parts());
        // That a backup was made is in the log, after its picture.
        assertThat(nothing.manifest().parts())
                .filteredOn(part -> part.backup().equals(nothing.manifest().name()))
                .allSatisfy(part -> assertThat(part.file()).startsWith("audit."));
        assertThat(again.manifest().isFull()).isTrue();

        String fromIncrement = EmbeddedPostgresForTests.freshDatabase();
        String fromFull = EmbeddedPostgresForTests.freshDatabase();
        Databases.restore(fromIncrement, folder.resolve("home-1"), folder, key);
        Databases.restore(fromFull, folder.resolve("home-2"), other, key);
        assertThat(withoutAudit(fromIncrement))
                .isEqualTo(withoutAudit(fromFull))
                .isEqualTo(withoutAudit(source));

        String earlier = EmbeddedPostgresForTests.freshDatabase();
        Databases.restore(
                earlier, folder.resolve("home-3"), folder, key, full.manifest().name());
        try (Connection connection = DriverManager.getConnection(earlier)) {
            assertThat(Databases.ask(connection, "select count(*) from cases.event"))
                    .isEqualTo("" + table(full, "cases.event").rows());
        }
    }

    private static Map<String, String> withoutAudit(String url) throws SQLException {
        Map<String, String> content = Databases.content(url);
        content.keySet().removeIf(name -> name.startsWith("audit.") || name.equals("sequences"));
        return content;
    }

    @Test
    void runsAsCommandsFromKeyToRestore() throws Exception {
        Path keyFile = folder.resolve("keys/backup.key");
        Path target = folder.resolve("target");
        Path home = folder.resolve("home");
        String empty = EmbeddedPostgresForTests.freshDatabase();

        assertThat(run(new BackupCommand(this::onSource), "key", keyFile.toString()))
                .startsWith("0 Khóa ");
        assertThat(run(new BackupCommand(this::onSource), "--to", target.toString(), "--key-file", keyFile.toString()))
                .startsWith("0 Bản đầy đủ ")
                .contains(" dòng của ", " MB");
        assertThat(run(
                        new BackupCommand(this::onSource),
                        "verify",
                        target.toString(),
                        "--key-file",
                        keyFile.toString()))
                .startsWith("0 1 bản sao lưu")
                .contains("không phần nào hỏng")
                .doesNotContain("chưa giải mã");
        assertThat(run(new BackupCommand(this::onSource), "verify", target.toString()))
                .startsWith("0 1 bản sao lưu")
                .contains("chưa giải mã");
        assertThat(run(new BackupCommand(this::onSource), "list", target.toString()))
                .contains("-full", BackupKey.read(keyFile).id());
        assertThat(run(
                        new RestoreCommand(
                                settings -> Databases.application(empty, home, settings),
                                Databases.settings(empty, home)),
                        "--from",
                        target.toString(),
                        "--key-file",
                        keyFile.toString()))
                .startsWith("0 Đã phục hồi ")
                .contains("số dòng từng bảng khớp", "personal.key", "./nhip replay");
        assertThat(acts(source)).contains("backup-made");
        assertThat(acts(empty)).contains("backup-restored");
        assertThat(run(new VerifyAuditCommand(settings -> Databases.application(empty, home, settings))))
                .startsWith("0 ");
    }

    private static List<String> acts(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return Schema.list(
                    connection,
                    "select event from audit.waiting union all select event from audit.entry",
                    row -> row.getString(1));
        }
    }

    private ConfigurableApplicationContext onSource(String... settings) {
        return Databases.application(source, sourceHome, settings);
    }

    static String run(Object command, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code = new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
        return code + " " + said;
    }

    private Backup.Made make(Path target, boolean full) {
        return backup.make(new Backup.Order(target, key, full, 0, false), (rows, part) -> {});
    }

    private static Manifest.Table table(Backup.Made made, String name) {
        return made.manifest().tables().stream()
                .filter(table -> table.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private void happen() {
        int number = CASES.getAndIncrement();
        intake.take(
                CasesForTests.DELIVERY,
                CasesForTests.reads(CasesForTests.life(number).messages().subList(0, 1 + number % 5)));
    }

    private static void awaitCases(int count) {
        while (CASES.get() < count) {
            Thread.onSpinWait();
        }
    }

    private synchronized void catchUp() {
        while (projector.position().lag() > 0) {
            projector.advance();
        }
    }
}

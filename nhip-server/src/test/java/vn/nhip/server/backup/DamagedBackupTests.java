package vn.nhip.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.server.database.BareDatabase;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.database.Migration;

/** Backups that are not as they were made, and databases that are not as they should be: refused in words, with nothing half restored. */
class DamagedBackupTests {
    private static final String EVENTS = "cases.event.copy.gz.enc";
    private static final String KEYS = "cases.event_key.copy.gz.enc";

    private static final BackupKey KEY = BackupKeys.FOR_TESTS;

    /** One for all that leave it as it is. */
    private static final Chained SHARED = chained();

    private final Path folder;
    private final Path target;
    private final BackupKey key = KEY;
    private final String empty = EmbeddedPostgresForTests.freshDatabase();
    private final String source = SHARED.source();
    private final List<String> names = SHARED.names();

    /** A database and a chain of three backups of it. */
    private record Chained(String source, Path target, List<String> names) {}

    private static Chained chained() {
        String source = EmbeddedPostgresForTests.freshDatabase();
        List<String> names = new ArrayList<>();
        try {
            Path target = Files.createTempDirectory("nhip-backups");
            try (BareDatabase database = Databases.bare(source, target.resolve("source"))) {
                database.migrate();
                for (int each = 0; each < 3; each++) {
                    grow(source, each * 1000);
                    names.add(Databases.backup(database)
                            .make(order(target, KEY), (rows, part) -> {})
                            .manifest()
                            .name());
                }
            }
            return new Chained(source, target, names);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    DamagedBackupTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.target = folder.resolve("target");
        copy(SHARED.target(), target);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static Backup.Order order(Path target, BackupKey key) {
        return new Backup.Order(target, key, false, 0, false);
    }

    /** A thousand events that compress badly. */
    private static void grow(String database, int events) throws SQLException {
        Databases.execute(
                database,
                "select cases.make_month('2026-08-15 00:00:00+07')",
                "insert into cases.event select n, '2026-08-15 00:00:00+07', '2026-08-15 00:00:00+07', 1, 1, 'H99-' || n, n::text, "
                        + "md5(n::text) || E'\\n\\\\' from generate_series(%d, %d) n"
                                .formatted(events + 1, events + 1000),
                "insert into cases.event_key select md5(n::text)::uuid, n from generate_series(%d, %d) n"
                        .formatted(events + 1, events + 1000));
    }

    @Test
    void restoresAsLongAsNothingIsWrong() throws Exception {
        Databases.restore(empty, folder.resolve("home"), target, key);

        assertThat(Databases.content(empty)).isEqualTo(Databases.content(source));
        assertThat(verify(key).problems()).isEmpty();
    }

    @Test
    void refusesAnotherKey() throws Exception {
        refused(BackupKeys.fresh(), "được mã hóa bằng khóa " + key.id(), "--key-file");
    }

    @Test
    void namesThePartInWhichABitIsOtherwise() throws Exception {
        long seed = System.nanoTime();
        Path part = target.resolve(names.get(1)).resolve(EVENTS);
        byte[] bytes = Files.readAllBytes(part);
        int at = new Random(seed).nextInt(bytes.length);
        bytes[at] ^= 1;
        Files.write(part, bytes);

        refused(key, "Phần " + EVENTS + " của bản sao lưu " + names.get(1) + " bị hỏng", "--at");
        assertThat(verify(key).problems())
                .as("seed %d", seed)
                .hasSize(1)
                .first()
                .asString()
                .contains(EVENTS, names.get(1));
        assertThat(verify(null).problems()).hasSize(1);
    }

    @Test
    void namesAPartThatIsMissing() throws Exception {
        Files.delete(target.resolve(names.get(0)).resolve(KEYS));

        refused(key, "Phần " + KEYS + " của bản sao lưu " + names.get(0) + " bị hỏng: không có tệp này", "--at");
    }

    @Test
    void namesAPartThatIsCutOff() throws Exception {
        Path part = target.resolve(names.get(2)).resolve(EVENTS);
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, bytes.length - 1));

        refused(key, EVENTS + " của bản sao lưu " + names.get(2), "lúc ghi có %d byte".formatted(bytes.length));
    }

    @Test
    void namesPartsThatWereSwapped() throws Exception {
        Path one = target.resolve(names.get(1)).resolve(EVENTS);
        Path other = target.resolve(names.get(2)).resolve(EVENTS);
        Path aside = folder.resolve("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);

        refused(key, EVENTS + " của bản sao lưu " + names.get(1), EVENTS + " của bản sao lưu " + names.get(2));
    }

    @Test
    void doesNotTakeAPartForAnotherEvenWhenTheManifestSaysSo() throws Exception {
        Manifest manifest = ManifestFile.read(target, names.get(2), key);
        Manifest.Part events = part(manifest, EVENTS, names.get(1));
        Manifest.Part others = part(manifest, EVENTS, names.get(2));
        Files.copy(
                target.resolve(names.get(2)).resolve(EVENTS),
                target.resolve(names.get(1)).resolve(EVENTS),
                StandardCopyOption.REPLACE_EXISTING);
        Manifest.Part pretended =
                new Manifest.Part(events.backup(), events.file(), others.rows(), others.bytes(), others.sha256());
        ManifestFile.write(target.resolve(names.get(2)), with(manifest, events, pretended), key);

        refused(key, EVENTS + " của bản sao lưu " + names.get(1), "không giải mã được");
    }

    @Test
    void namesTheIncrementThatIsMissing() throws Exception {
        move(names.get(1));

        refused(key, "Thiếu bản sao lưu " + names.get(1), EVENTS);
        assertThat(verify(key).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains(names.get(1)));
        Databases.restore(empty, folder.resolve("home"), target, key, names.get(0));
        assertThat(Databases.isEmpty(empty)).isFalse();
    }

    @Test
    void refusesAManifestThatWasEdited() throws Exception {
        Path file = target.resolve(names.get(2)).resolve(ManifestFile.NAME);
        Files.writeString(file, Files.readString(file).replaceFirst("\"rows\" : 3000", "\"rows\" : 2999"));

        refused(key, "manifest.json của bản sao lưu " + names.get(2) + " đã bị sửa", "--at");
    }

    @Test
    void refusesAManifestThatIsNone() throws Exception {
        Files.writeString(target.resolve(names.get(2)).resolve(ManifestFile.NAME), "{\"format\": 1");
        refused(key, "manifest.json của bản sao lưu " + names.get(2) + " không đọc được", "--at");
        Files.writeString(target.resolve(names.get(2)).resolve(ManifestFile.NAME), "{}");
        refused(key, "manifest.json của bản sao lưu " + names.get(2), "--at");
        Files.delete(target.resolve(names.get(2)).resolve(ManifestFile.SEAL));
        Files.delete(target.resolve(names.get(2)).resolve(ManifestFile.NAME));
        refused(key, names.get(2) + " thiếu tệp manifest.json", "--at");
    }

    @Test
    void refusesAWholeBackupUnderAnothersName() throws Exception {
        move(names.get(2));
        Files.move(folder.resolve(names.get(2)), target.resolve("20300101T000000.000Z-increment"));

        refused(key, "manifest.json của bản sao lưu 20300101T000000.000Z-increment đã bị sửa", "--at");
    }

    @Test
    void refusesADatabaseThatHoldsData() throws Exception {
        Map<String, String> before = Databases.content(source);

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> Databases.restore(source, folder.resolve("home"), target, key))
                .satisfies(e -> assertThat(e.words()).contains("đã có dữ liệu", "NHIP_HOME", "NHIP_DATABASE_URL"));

        assertThat(Databases.content(source)).isEqualTo(before);
    }

    @Test
    void refusesADatabaseThatIsInUse() throws Exception {
        try (Connection used = DriverManager.getConnection(empty + "&ApplicationName=nhip")) {
            assertThat(used.isValid(1)).isTrue();
            refused(key, "đang dùng cơ sở dữ liệu này", "Dừng nó");
        }
    }

    @Test
    void refusesABackupThatIsNewerThanTheProgram() throws Exception {
        Manifest made = ManifestFile.read(target, names.get(2), key);
        reseal(made, new Migration("cases", "99", 7));
        refused(key, "mới hơn chương trình: lược đồ cases ở bước 99", "hoặc mới hơn");
        reseal(made, new Migration("cases", "1", 7));
        refused(key, "Lược đồ cases của bản sao lưu, bước 1, khác", "Phục hồi bằng phiên bản Nhịp đã tạo ra nó");
    }

    private void reseal(Manifest it, Migration migration) throws IOException {
        List<Migration> migrations = new ArrayList<>(it.migrations());
        migrations.add(migration);
        ManifestFile.write(
                target.resolve(names.get(2)),
                new Manifest(
                        it.format(),
                        it.name(),
                        it.chain(),
                        it.at(),
                        it.origin(),
                        migrations,
                        it.partitions(),
                        it.tables(),
                        it.sequences(),
                        it.files()),
                key);
    }

    @Test
    void restoresABackupOfAnOlderSchemaAndMigratesIt() throws Exception {
        String older = EmbeddedPostgresForTests.freshDatabase();
        Path backups = folder.resolve("older");
        try (BareDatabase database = Databases.bare(older, folder.resolve("source"))) {
            Map<String, String> versions = new TreeMap<>();
            database.brought().forEach(each -> versions.put(each.module(), each.version()));
            versions.put("cases", "4");
            versions.remove("feedback");
            database.migrateTo(versions);
            Databases.execute(older, "insert into cases.source (name) values ('mot-cua.cu')");
            Databases.backup(database).make(order(backups, key), (rows, part) -> {});
        }

        Databases.restore(empty, folder.resolve("home"), backups, key);

        try (Connection connection = DriverManager.getConnection(empty)) {
            assertThat(Databases.ask(connection, "select name from cases.source"))
                    .isEqualTo("mot-cua.cu");
            assertThat(Databases.ask(connection, "select database is not null from cases.projection"))
                    .isEqualTo("t");
            assertThat(Databases.ask(connection, "select count(*) from feedback.petition"))
                    .isEqualTo("0");
        }
    }

    @Test
    void nothingStartsOnAnUnfinishedRestoreAndTheNextOneBeginsAnew() throws Exception {
        Databases.execute(
                empty,
                "create schema cases",
                "create table cases.half (row text)",
                "create table nhip_restore_unfinished (since timestamptz)");

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        Databases.application(empty, folder.resolve("home")).close())
                .havingRootCause()
                .withMessageContaining("đang được phục hồi từ bản sao lưu");
        Databases.restore(empty, folder.resolve("home"), target, key);

        assertThat(Databases.content(empty)).isEqualTo(Databases.content(source));
    }

    @Test
    void beginsAnewWhereAnIncrementWouldNotGiveTheTableAsItIs() throws Exception {
        Chained own = chained();
        Databases.execute(
                own.source(),
                "alter table cases.event disable trigger append_only",
                "update cases.event set body = 'khác' where seq = 3000",
                "alter table cases.event enable trigger append_only");
        Manifest changed = next(own);
        assertThat(table(changed, "cases.event").parts()).hasSize(1);
        assertThat(table(changed, "cases.event_key").parts()).hasSize(3);

        Databases.execute(
                own.source(),
                "alter table cases.event_key disable trigger append_only",
                "delete from cases.event_key where seq = 7",
                "alter table cases.event_key enable trigger append_only");
        grow(own.source(), 3000);
        Manifest gone = next(own);
        assertThat(table(gone, "cases.event_key").parts()).hasSize(1);
        assertThat(table(gone, "cases.event").parts()).hasSize(2);

        Databases.restore(empty, folder.resolve("home"), own.target(), key);
        assertThat(Databases.content(empty)).isEqualTo(Databases.content(own.source()));
    }

    @Test
    void beginsANewChainWhenTheLastOneIsDamagedOrOfAnotherKeyOrDatabase() throws Exception {
        Files.delete(target.resolve(names.get(0)).resolve(KEYS));
        try (BareDatabase database = Databases.bare(source, folder.resolve("source"))) {
            Backup.Made made = Databases.backup(database).make(order(target, key), (rows, part) -> {});
            assertThat(made.manifest().isFull()).isTrue();
            assertThat(made.whyFull()).contains(KEYS);
            Backup.Made another =
                    Databases.backup(database).make(order(target, BackupKeys.fresh()), (rows, part) -> {});
            assertThat(another.manifest().isFull()).isTrue();
            assertThat(another.whyFull()).contains("khóa " + key.id());
        }
        Databases.restore(empty, folder.resolve("home"), target, key, backups().get(3));
        Path copies = folder.resolve("copies");
        try (BareDatabase database = Databases.bare(empty, folder.resolve("home"));
                BareDatabase other = Databases.bare(source, folder.resolve("source"))) {
            Databases.backup(other).make(order(copies, key), (rows, part) -> {});
            assertThat(Databases.backup(database)
                            .make(order(copies, key), (rows, part) -> {})
                            .whyFull())
                    .contains("cơ sở dữ liệu khác");
        }
    }

    @Test
    void keepsTheNewestChainsAndTheLastGoodOne() throws Exception {
        try (BareDatabase database = Databases.bare(source, folder.resolve("source"))) {
            Backup backup = Databases.backup(database);
            Backup.Made second = backup.make(new Backup.Order(target, key, true, 2, false), (rows, part) -> {});
            assertThat(second.deleted()).isEmpty();
            Backup.Made third = backup.make(new Backup.Order(target, key, true, 2, false), (rows, part) -> {});
            assertThat(third.deleted()).containsExactlyInAnyOrderElementsOf(names);
            assertThat(backups())
                    .containsExactly(second.manifest().name(), third.manifest().name());
        }
        Files.delete(target.resolve(backups().getLast()).resolve(EVENTS));
        try (BackupFolder writing = BackupFolder.toWrite(target)) {
            assertThat(writing.prune(1, key)).isEmpty();
        }
    }

    @Test
    void clearsWhatAnInterruptedBackupLeftAndLetsOnlyOneWrite() throws Exception {
        Files.createDirectories(target.resolve(".unfinished-20260101T000000.000Z-full/x"));
        try (BackupFolder writing = BackupFolder.toWrite(target)) {
            assertThat(target.resolve(".unfinished-20260101T000000.000Z-full")).doesNotExist();
            assertThat(writing.names()).isEqualTo(names);
            assertThatExceptionOfType(BackupRefused.class)
                    .isThrownBy(() -> BackupFolder.toWrite(target))
                    .withMessageContaining("lần sao lưu khác");
        }
    }

    @Test
    void namesLaterBackupsLaterWhateverTheClockSays() {
        assertThat(BackupFolder.toRead(target).nextName(Instant.EPOCH, false)).isGreaterThan(names.getLast());
    }

    @Test
    void refusesFoldersAndKeyFilesThatCannotBeUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> BackupFolder.toWrite(file.resolve("in")))
                .satisfies(e -> assertThat(e.words()).contains("Không ghi được", "quyền ghi"));
        assertThatExceptionOfType(BackupRefused.class).isThrownBy(() -> BackupKey.read(file));
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> BackupKey.read(folder.resolve("none")))
                .satisfies(e -> assertThat(e.words()).contains("./nhip backup key"));
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> BackupKey.make(file))
                .withMessageContaining("đã có");
        Path inside = target.resolve("backup.key");
        assertThat(BackupKey.make(inside).id()).hasSize(8);
        assertThat(BackupTests.run(
                        new BackupCommand(settings -> {
                            throw new AssertionError("nothing is to be started");
                        }),
                        "--to",
                        target.toString(),
                        "--key-file",
                        inside.toString()))
                .startsWith("2 ")
                .contains("nằm trong thư mục sao lưu", "Dời khóa");
    }

    private Manifest next(Chained own) {
        try (BareDatabase database = Databases.bare(own.source(), folder.resolve("source"))) {
            return Databases.backup(database)
                    .make(order(own.target(), key), (rows, part) -> {})
                    .manifest();
        }
    }

    private List<String> backups() {
        return BackupFolder.toRead(target).names();
    }

    private Verification.Found verify(@Nullable BackupKey with) {
        return new Verification(BackupFolder.toRead(target), with).run(bytes -> {});
    }

    private static Manifest.Table table(Manifest manifest, String name) {
        return manifest.tables().stream()
                .filter(table -> table.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static Manifest.Part part(Manifest manifest, String file, String backup) {
        return manifest.parts().stream()
                .filter(part -> part.file().equals(file) && part.backup().equals(backup))
                .findAny()
                .orElseThrow();
    }

    private static Manifest with(Manifest it, Manifest.Part old, Manifest.Part other) {
        List<Manifest.Table> tables = it.tables().stream()
                .map(table -> new Manifest.Table(
                        table.name(),
                        table.columns(),
                        table.rows(),
                        table.position(),
                        table.fingerprint(),
                        table.parts().stream()
                                .map(part -> part.equals(old) ? other : part)
                                .collect(Collectors.toList())))
                .toList();
        return new Manifest(
                it.format(),
                it.name(),
                it.chain(),
                it.at(),
                it.origin(),
                it.migrations(),
                it.partitions(),
                tables,
                it.sequences(),
                it.files());
    }

    private void move(String name) throws IOException {
        Files.move(target.resolve(name), folder.resolve(name));
    }

    private void refused(BackupKey with, String... words) throws SQLException {
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> Databases.restore(empty, folder.resolve("home"), target, with))
                .satisfies(e -> assertThat(e.words()).contains(words));
        assertThat(Databases.isEmpty(empty)).isTrue();
    }
}

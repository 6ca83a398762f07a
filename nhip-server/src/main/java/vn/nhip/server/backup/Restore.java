package vn.nhip.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import vn.nhip.server.database.BareDatabase;
import vn.nhip.server.database.Migration;
import vn.nhip.server.database.UnfinishedRestore;

/** Makes of a backup the database that it was made of, in an empty one. */
final class Restore {
    private static final Logger log = LoggerFactory.getLogger(Restore.class);
    private static final String EMPTY_WAY_OUT =
            "Phục hồi vào chỗ trống: đặt NHIP_HOME trỏ đến thư mục mới, hoặc NHIP_DATABASE_URL trỏ đến một cơ sở dữ liệu mới tạo.";

    private final BareDatabase database;
    private final BackupKey key;

    Restore(BareDatabase database, BackupKey key) {
        this.database = database;
        this.key = key;
    }

    /** Told how far it is: rows so far, and which part of the whole that is. */
    interface Listener {
        void at(long rows, double part);
    }

    /**
     * What was done.
     *
     * @param beside files that were put beside others of the same name
     */
    record Restored(Manifest manifest, List<String> beside) {}

    /**
     * The backup that is to be restored, with all that it needs in place.
     *
     * @throws BackupRefused when anything of it is missing, names every such part
     */
    static Manifest find(BackupFolder folder, BackupKey key, String name) {
        Manifest manifest = ManifestFile.read(folder.path(), name, key);
        StringBuilder missing = new StringBuilder();
        for (Manifest.Part part : manifest.parts()) {
            try {
                Parts.checkSize(folder.path(), part);
            } catch (BackupRefused e) {
                missing.append(missing.isEmpty() ? "" : "\n").append(e.words());
            } catch (IOException e) {
                missing.append(missing.isEmpty() ? "" : "\n")
                        .append(part.file())
                        .append(": ")
                        .append(e);
            }
        }
        if (!missing.isEmpty()) {
            throw new BackupRefused(missing.toString(), "Chưa đụng đến cơ sở dữ liệu.");
        }
        return manifest;
    }

    /**
     * Restores.
     *
     * @param target the folder of the backups
     * @throws BackupRefused when the database is not empty or in use, or the backup cannot be read; the database is empty again then
     */
    Restored run(Path target, Manifest manifest, Listener listener) {
        checkVersions(manifest);
        HomeFiles home = new HomeFiles(database.home());
        try (Connection connection = database.dataSource().getConnection()) {
            begin(connection);
            try {
                migrateAsItWas(connection, manifest);
                load(connection, target, manifest, home, listener);
                database.migrate();
                home.forgetDerived();
                List<String> beside = home.settle(manifest.files());
                UnfinishedRestore.clear(connection);
                Schema.execute(connection, "analyze");
                return new Restored(manifest, beside);
            } catch (IOException | SQLException | RuntimeException e) {
                undo(connection, manifest, home);
                throw e;
            }
        } catch (IOException e) {
            throw new BackupRefused(
                    "Việc phục hồi bị ngắt khi đọc bản sao lưu hoặc ghi tệp (%s).".formatted(e.getMessage()),
                    "Kiểm tra ổ đĩa rồi chạy lại; cơ sở dữ liệu vẫn trống.",
                    e);
        } catch (SQLException e) {
            throw new BackupRefused(
                    "Cơ sở dữ liệu không nhận bản sao lưu: %s.".formatted(e.getMessage()),
                    "Kiểm tra cơ sở dữ liệu (dung lượng, quyền của người dùng) rồi chạy lại.",
                    e);
        }
    }

    private void checkVersions(Manifest manifest) {
        Set<Migration> brought = new HashSet<>(database.brought());
        Set<String> known = brought.stream()
                .map(each -> each.module() + " " + each.version())
                .collect(Collectors.toSet());
        for (Migration each : manifest.migrations()) {
            if (!brought.contains(each)) {
                boolean newer = !known.contains(each.module() + " " + each.version());
                throw new BackupRefused(
                        newer
                                ? "Bản sao lưu mới hơn chương trình: lược đồ %s ở bước %s mà Nhịp này chưa có."
                                        .formatted(each.module(), each.version())
                                : "Lược đồ %s của bản sao lưu, bước %s, khác với của Nhịp này."
                                        .formatted(each.module(), each.version()),
                        "Phục hồi bằng phiên bản Nhịp đã tạo ra nó (%s)%s."
                                .formatted(manifest.origin().program(), newer ? " hoặc mới hơn" : ""));
            }
        }
    }

    private static void begin(Connection connection) throws SQLException {
        List<Integer> others = Schema.list(
                connection,
                "select pid from pg_stat_activity where datname = current_database() and application_name = 'nhip'",
                row -> row.getInt(1));
        if (!others.isEmpty()) {
            throw new BackupRefused(
                    "Một máy chủ hay lệnh Nhịp khác đang dùng cơ sở dữ liệu này.",
                    "Dừng nó rồi chạy lại lệnh phục hồi.");
        }
        if (UnfinishedRestore.isMarked(connection)) {
            Schema.drop(connection);
        } else if (Schema.isThere(connection)) {
            throw new BackupRefused(
                    "Cơ sở dữ liệu này đã có dữ liệu của Nhịp; phục hồi không ghi đè lên.", EMPTY_WAY_OUT);
        }
        UnfinishedRestore.mark(connection);
    }

    /** The tables as they were when the backup was made; what came to the schema since comes after its rows are in. */
    private void migrateAsItWas(Connection connection, Manifest manifest) {
        Map<String, String> newest = new LinkedHashMap<>();
        manifest.migrations().forEach(each -> newest.put(each.module(), each.version()));
        database.migrateTo(newest);
        manifest.tables().stream()
                .filter(table -> table.name().endsWith(".event_publication"))
                .findAny()
                .ifPresent(registry -> ScriptUtils.executeSqlScript(
                        connection,
                        new ClassPathResource(
                                "org/springframework/modulith/events/jdbc/schemas/v%d/schema-postgresql.sql"
                                        .formatted(registry.columns().contains("status") ? 2 : 1))));
    }

    /** All rows in one transaction, and files under other names: until the end there is nothing. */
    private void load(Connection connection, Path target, Manifest manifest, HomeFiles home, Listener listener)
            throws SQLException, IOException {
        long[] seen = {0, 0};
        double bytes = Math.max(
                1, manifest.parts().stream().mapToLong(Manifest.Part::bytes).sum());
        Parts parts = new Parts(key);
        connection.setAutoCommit(false);
        try {
            TableLoader loader = new TableLoader(connection, parts, target);
            loader.load(
                    manifest,
                    read -> {
                        seen[0] += read;
                        listener.at(seen[1], seen[0] / bytes);
                    },
                    rows -> seen[1] += rows);
            home.stage(manifest.files(), target, parts, read -> {});
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void undo(Connection connection, Manifest manifest, HomeFiles home) {
        try {
            home.unstage(manifest.files());
            Schema.drop(connection);
            UnfinishedRestore.clear(connection);
        } catch (IOException | SQLException stillMarked) {
            log.debug("what was begun could not be undone; the database stays marked", stillMarked);
        }
    }
}

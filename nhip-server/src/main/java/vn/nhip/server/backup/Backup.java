package vn.nhip.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.database.BareDatabase;

/** Makes backups, beside a running server. */
@Component
class Backup {
    private final DataSource database;
    private final ObjectProvider<Audit> audit;
    private final HomeFiles home;
    private final String files;
    private final Map<String, String> keyFiles;

    Backup(
            DataSource database,
            ObjectProvider<Audit> audit,
            @Value("${nhip.home}") Path home,
            @Value("${nhip.backup.files}") String files,
            @Value("${nhip.key-file}") String personalKeys,
            @Value("${nhip.audit.key-file}") String auditKeys) {
        this.database = database;
        this.audit = audit;
        this.home = new HomeFiles(home);
        this.files = files;
        this.keyFiles = Map.of("personal.key", personalKeys, "audit.key", auditKeys);
    }

    /**
     * What is to be done.
     *
     * @param target the folder of the backups
     * @param key what they are encrypted with
     * @param full begin a new chain
     * @param keep how many chains are kept; 0 for all
     * @param withKeys put the keys of personal data in
     */
    record Order(Path target, BackupKey key, boolean full, int keep, boolean withKeys) {}

    /** Told how far it is: rows so far, and which part of the whole that is; negative where not known. */
    interface Listener {
        void at(long rows, double part);
    }

    /**
     * What was done.
     *
     * @param manifest of the backup
     * @param whyFull why it is a full one though an increment was asked for; {@code null} where it is what was asked for
     * @param bytes how large it is
     * @param deleted the names of old backups that were deleted
     */
    record Made(Manifest manifest, @Nullable String whyFull, long bytes, List<String> deleted) {}

    /**
     * Makes a backup.
     *
     * @throws BackupRefused when it cannot be made; nothing of it is left then
     */
    Made make(Order order, Listener listener) {
        try (BackupFolder folder = BackupFolder.toWrite(order.target())) {
            try (Connection connection = database.getConnection()) {
                Made made = make(order, folder, connection, listener);
                List<String> deleted = order.keep() > 0 ? folder.prune(order.keep(), order.key()) : List.of();
                record(made, deleted);
                return new Made(made.manifest(), made.whyFull(), made.bytes(), deleted);
            }
        } catch (SQLException e) {
            throw new BackupRefused(
                    "Cơ sở dữ liệu ngắt việc sao lưu: %s.".formatted(e.getMessage()),
                    "Chạy lại lệnh; các bản trước còn nguyên.",
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw new BackupRefused(
                    "Không ghi được bản sao lưu vào %s (%s).".formatted(order.target(), e.getMessage()),
                    "Kiểm tra ổ đĩa còn chỗ và quyền ghi rồi chạy lại; các bản trước còn nguyên.",
                    e);
        }
    }

    private Made make(Order order, BackupFolder folder, Connection connection, Listener listener)
            throws SQLException, IOException {
        Manifest.Origin origin = origin(connection, order.key());
        Chain chain = Chain.find(order, folder, origin, BareDatabase.done(connection));
        String name = folder.nextName(Instant.now(), chain.last() == null);
        Path unfinished = folder.begin(name);
        try {
            Parts parts = new Parts(order.key());
            // Before the picture: checkpoints of a log in a file must not be of more than is in the log.
            List<Manifest.HomeFile> kept = files(order, parts, unfinished, name, chain.last());
            Picture.Begun begun = new Picture.Begun(name, unfinished, order.key(), origin, chain.last());
            Manifest manifest = new Picture(connection, begun).take(kept, listener);
            ManifestFile.write(unfinished, manifest, order.key());
            folder.finish(name);
            return new Made(manifest, chain.whyFull(), bytes(manifest), List.of());
        } finally {
            folder.abandon(name);
        }
    }

    private static Manifest.Origin origin(Connection connection, BackupKey key) throws SQLException {
        String version = Backup.class.getPackage().getImplementationVersion();
        return new Manifest.Origin(
                version == null ? "-" : version,
                connection.getMetaData().getDatabaseProductVersion(),
                Schema.identity(connection).orElse(null),
                key.id(),
                null,
                0);
    }

    private List<Manifest.HomeFile> files(
            Order order, Parts parts, Path unfinished, String name, @Nullable Manifest previous)
            throws IOException, SQLException {
        List<Manifest.HomeFile> before = previous == null ? List.of() : previous.files();
        List<Manifest.HomeFile> kept = new ArrayList<>();
        for (Map.Entry<String, Path> each :
                home.chosen(files, keyFiles, order.withKeys()).entrySet()) {
            PartStreams.Tee read = new PartStreams.Tee(
                    OutputStream.nullOutputStream(), order.key().fingerprint(), lines -> {});
            Files.copy(each.getValue(), read);
            String fingerprint = read.fingerprint();
            Optional<Manifest.HomeFile> same = before.stream()
                    .filter(file -> file.path().equals(each.getKey())
                            && file.fingerprint().equals(fingerprint))
                    .findAny();
            if (same.isPresent()) {
                kept.add(same.get());
                continue;
            }
            Manifest.Part part = parts.write(unfinished, name, "home-%d.gz.enc".formatted(kept.size() + 1), out -> {
                Files.copy(each.getValue(), out);
                return 0;
            });
            kept.add(new Manifest.HomeFile(each.getKey(), fingerprint, part));
        }
        return kept;
    }

    private static long bytes(Manifest manifest) {
        return manifest.parts().stream()
                .filter(part -> part.backup().equals(manifest.name()))
                .mapToLong(Manifest.Part::bytes)
                .sum();
    }

    private void record(Made made, List<String> deleted) {
        Optional.ofNullable(audit.getIfAvailable())
                .ifPresent(log -> log.record(Act.of(
                                AuditEvent.BACKUP_MADE,
                                "backup/" + made.manifest().name())
                        .with("rows", made.manifest().rows())
                        .with("bytes", made.bytes())
                        .with("deleted", String.join(" ", deleted))));
    }
}

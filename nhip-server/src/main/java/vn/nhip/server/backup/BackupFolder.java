package vn.nhip.server.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where backups are: a folder for each, named by its time. A backup is written beside them under another name, so that one that has its name is
 * whole.
 */
final class BackupFolder implements AutoCloseable {
    private static final String UNFINISHED = ".unfinished-";
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-(full|increment)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;
    private final @Nullable FileChannel lock;

    private BackupFolder(Path path, @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Opens it to read. */
    static BackupFolder toRead(Path path) {
        if (!Files.isDirectory(path)) {
            throw new BackupRefused(
                    "Không có thư mục sao lưu %s.".formatted(path), "Kiểm tra đường dẫn, hoặc gắn ổ đĩa chứa nó.");
        }
        return new BackupFolder(path, null);
    }

    /** Opens it to write: makes it when it is not there, clears what an interrupted backup left, keeps others from writing. */
    static BackupFolder toWrite(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BackupRefused(
                        "Một lần sao lưu khác đang ghi vào %s.".formatted(path), "Đợi lần đó xong rồi chạy lại.");
            }
            BackupFolder folder = new BackupFolder(path, channel);
            try (Stream<Path> left = Files.list(path)) {
                left.filter(each -> each.getFileName().toString().startsWith(UNFINISHED))
                        .forEach(BackupFolder::delete);
            }
            return folder;
        } catch (IOException | UncheckedIOException e) {
            throw new BackupRefused(
                    "Không ghi được vào thư mục sao lưu %s (%s).".formatted(path, e.getMessage()),
                    "Kiểm tra ổ đĩa đã gắn, còn chỗ, và cấp quyền ghi cho người chạy lệnh.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** The names of all backups, oldest first. */
    List<String> names() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BackupRefused(
                    "Không đọc được thư mục sao lưu %s.".formatted(path), "Kiểm tra ổ đĩa và quyền đọc.", e);
        }
    }

    /** The name of the newest backup. */
    Optional<String> newest() {
        List<String> names = names();
        return names.isEmpty() ? Optional.empty() : Optional.of(names.getLast());
    }

    /** A name for a backup of now, later than every other's whatever the clock says. */
    String nextName(Instant now, boolean full) {
        Instant after = newest().map(name -> TIME.parse(name.substring(0, name.indexOf('-')), Instant::from)
                        .plusMillis(1))
                .orElse(Instant.MIN);
        return TIME.format(now.isBefore(after) ? after : now) + (full ? "-full" : "-increment");
    }

    /** A new folder in which a backup of that name is written. */
    Path begin(String name) throws IOException {
        return Files.createDirectory(path.resolve(UNFINISHED + name));
    }

    /** Gives a backup that is written its name. */
    void finish(String name) throws IOException {
        Files.move(path.resolve(UNFINISHED + name), path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Deletes a backup that was not finished. */
    void abandon(String name) {
        if (Files.exists(path.resolve(UNFINISHED + name))) {
            delete(path.resolve(UNFINISHED + name));
        }
    }

    /**
     * Deletes old chains.
     *
     * @param keep how many chains that can be read are kept; at least one
     * @return the names of the backups that were deleted
     */
    List<String> prune(int keep, BackupKey key) {
        Map<String, List<String>> chains = new LinkedHashMap<>();
        for (String name : names()) {
            readable(name, key)
                    .ifPresent(manifest -> chains.computeIfAbsent(manifest.chain(), chain -> new ArrayList<>())
                            .add(name));
        }
        List<String> deleted = chains.values().stream()
                .limit(Math.max(0, chains.size() - Math.max(1, keep)))
                .flatMap(List::stream)
                .sorted(Comparator.reverseOrder())
                .toList();
        // Increments first: a chain that is cut here by a crash still begins with its full backup.
        deleted.forEach(name -> delete(path.resolve(name)));
        return deleted;
    }

    private Optional<Manifest> readable(String name, BackupKey key) {
        try {
            Manifest manifest = ManifestFile.read(path, name, key);
            for (Manifest.Part part : manifest.parts()) {
                Parts.checkSize(path, part);
            }
            return Optional.of(manifest);
        } catch (BackupRefused | IOException cannotBeRead) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

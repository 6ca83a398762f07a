package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The uploaded files, in the data folder under names of our own, readable by the server's user only: they may hold personal data. */
@Component
class Uploads {
    private static final String PART = ".part";

    private final Path folder;
    private final DataSize most;

    Uploads(@Value("${nhip.home}") Path home, @Value("${nhip.imports.upload-bytes}") DataSize most) {
        this.folder = home.toAbsolutePath().normalize().resolve("uploads");
        this.most = most;
    }

    /** How large a file may be. */
    DataSize most() {
        return most;
    }

    /** Where they lie; made when it is not there. */
    Path folder() {
        try {
            return Files.createDirectories(folder, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Không tạo được thư mục " + folder, e);
        }
    }

    /**
     * Keeps a file; it is there whole or not at all.
     *
     * @return how many bytes it has
     * @throws UnusableFile when it is too large
     */
    long keep(UUID id, InputStream in) throws IOException {
        Path part = Files.createTempFile(folder(), id.toString(), PART, ownerOnly("rw-------"));
        try {
            long bytes = copy(in, part);
            Files.move(part, of(id));
            return bytes;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long copy(InputStream in, Path to) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most.toBytes()) {
                    throw new UnusableFile(
                            "Tệp lớn hơn " + most.toMegabytes() + " MB",
                            "Chia nhỏ, nén gzip, hoặc nạp trên máy chủ bằng lệnh ./nhip import cases.");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    Path of(UUID id) {
        return folder.resolve(id.toString());
    }

    /** What was chosen for it. */
    Path guide(UUID id) {
        return folder.resolve(id + ".json");
    }

    boolean has(UUID id) {
        return Files.isRegularFile(of(id));
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(of(id));
            Files.deleteIfExists(guide(id));
        } catch (IOException e) {
            throw new UncheckedIOException("Không xóa được " + of(id), e);
        }
    }

    /** Deletes what was brought before an instant, whole or half. */
    void deleteOlderThan(Instant instant) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(instant)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Không dọn được thư mục " + folder, e);
        }
    }

    private static FileAttribute<?> ownerOnly(String permissions) {
        return PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString(permissions)));
    }
}

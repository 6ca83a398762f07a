package vn.nhip.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes and reads the parts of a backup: compressed, then encrypted, then hashed. */
final class Parts {
    private static final String DAMAGED_WAY_OUT =
            "Lấy lại bản sao thứ hai của thư mục sao lưu (docs/help/backup.md), hoặc phục hồi bản trước đó bằng --at.";

    private final BackupKey key;

    Parts(BackupKey key) {
        this.key = key;
    }

    /** Writes the content of a part to a stream; answers how many rows it has. */
    interface Source {
        long writeTo(OutputStream out) throws IOException, SQLException;
    }

    /** Takes the content of a part. */
    interface Sink {
        void take(InputStream in) throws IOException, SQLException;
    }

    /** Told how many more bytes or rows have passed. */
    interface Seen {
        void more(long count);
    }

    /** A part of a name that is bound to it. */
    private static String bound(String backup, String file) {
        return "nhip/" + backup + "/" + file;
    }

    /** Writes a part into a folder and on the disk. */
    Manifest.Part write(Path folder, String backup, String file, Source source) throws IOException, SQLException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        try (PartStreams.Durable durable = new PartStreams.Durable(path)) {
            long rows;
            try (OutputStream out = PartStreams.compressing(key.encrypting(durable, bound(backup, file)))) {
                rows = source.writeTo(out);
            }
            return new Manifest.Part(backup, file, rows, durable.bytes(), durable.sha256());
        }
    }

    /**
     * Reads a part to its end, and returns only when it is what was written.
     *
     * @param target where the folders of the backups are
     * @throws BackupRefused when it is missing, damaged or another
     */
    void read(Path target, Manifest.Part part, Sink sink, Seen seen) throws IOException, SQLException {
        checkSize(target, part);
        PartStreams.Hashing raw = new PartStreams.Hashing(Files.newInputStream(path(target, part)), seen);
        try (raw) {
            IOException failure = pour(raw, part, sink);
            raw.toEnd();
            if (!part.sha256().equals(raw.sha256())) {
                throw damaged(part, "nội dung không còn như lúc ghi (SHA-256 khác)", failure);
            }
            if (failure != null) {
                throw damaged(part, "không giải mã được: đây là phần khác, hoặc được mã hóa bằng khóa khác", failure);
            }
        }
    }

    private @Nullable IOException pour(InputStream raw, Manifest.Part part, Sink sink)
            throws IOException, SQLException {
        PartStreams.Counting plain = null;
        try {
            plain = new PartStreams.Counting(
                    PartStreams.inflating(key.decrypting(raw, bound(part.backup(), part.file()))), lines -> {});
            sink.take(plain);
            plain.toEnd();
        } catch (IOException e) {
            if (plain == null || plain.failed()) {
                return e;
            }
            throw e;
        } catch (SQLException e) {
            if (plain != null && plain.failed()) {
                return new IOException(e);
            }
            throw e;
        }
        if (part.rows() > 0 && plain.lines() != part.rows()) {
            return new IOException("%d rows, not %d".formatted(plain.lines(), part.rows()));
        }
        return null;
    }

    /** Checks what can be seen without the key: that a part is there, as long as it was, and with the bytes it had. */
    static void check(Path target, Manifest.Part part, Seen seen) throws IOException {
        checkSize(target, part);
        try (PartStreams.Hashing raw = new PartStreams.Hashing(Files.newInputStream(path(target, part)), seen)) {
            raw.toEnd();
            if (!part.sha256().equals(raw.sha256())) {
                throw damaged(part, "nội dung không còn như lúc ghi (SHA-256 khác)", null);
            }
        }
    }

    /** Checks that a part is there and as long as it was. */
    static void checkSize(Path target, Manifest.Part part) throws IOException {
        Path path = path(target, part);
        if (!Files.isDirectory(target.resolve(part.backup()))) {
            throw new BackupRefused(
                    "Thiếu bản sao lưu %s, mà bản này cần phần %s của nó.".formatted(part.backup(), part.file()),
                    DAMAGED_WAY_OUT);
        }
        if (!Files.isRegularFile(path)) {
            throw damaged(part, "không có tệp này", null);
        }
        long bytes = Files.size(path);
        if (bytes != part.bytes()) {
            throw damaged(part, "tệp có %d byte, lúc ghi có %d byte".formatted(bytes, part.bytes()), null);
        }
    }

    private static Path path(Path target, Manifest.Part part) {
        Path path = target.resolve(part.backup()).resolve(part.file()).normalize();
        if (!path.startsWith(target.normalize())) {
            throw damaged(part, "tên của nó chỉ ra ngoài thư mục sao lưu", null);
        }
        return path;
    }

    private static BackupRefused damaged(Manifest.Part part, String how, @Nullable Throwable cause) {
        return new BackupRefused(
                "Phần %s của bản sao lưu %s bị hỏng: %s.".formatted(part.file(), part.backup(), how),
                DAMAGED_WAY_OUT,
                cause);
    }
}

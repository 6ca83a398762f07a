package vn.nhip.server.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of a backup as a file that people can read, and beside it a seal that only the key can make. */
final class ManifestFile {
    static final String NAME = "manifest.json";
    static final String SEAL = "manifest.seal";
    private static final String WAY_OUT =
            "Lấy lại bản sao thứ hai của thư mục sao lưu (docs/help/backup.md), hoặc dùng bản trước đó bằng --at.";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ManifestFile() {}

    /** Writes both into the folder of the backup. */
    static void write(Path folder, Manifest manifest, BackupKey key) throws IOException {
        byte[] text = JSON.writeValueAsBytes(manifest);
        durable(folder.resolve(NAME), text);
        ByteArrayOutputStream seal = new ByteArrayOutputStream();
        try (OutputStream out = key.encrypting(seal, bound(manifest.name()))) {
            out.write(PartStreams.digest().digest(text));
        }
        durable(folder.resolve(SEAL), seal.toByteArray());
    }

    private static String bound(String name) {
        return "nhip/" + name + "/" + NAME;
    }

    private static void durable(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Reads the description of a backup and believes it only with its seal.
     *
     * @throws BackupRefused when it is missing, was edited, or was sealed with another key
     */
    static Manifest read(Path target, String name, BackupKey key) {
        byte[] text = bytes(target, name, NAME);
        Manifest manifest = parse(name, text);
        if (!manifest.origin().key().equals(key.id())) {
            throw new BackupRefused(
                    "Bản sao lưu %s được mã hóa bằng khóa %s, tệp khóa đưa vào là khóa %s."
                            .formatted(name, manifest.origin().key(), key.id()),
                    "Chỉ đúng tệp khóa bằng --key-file.");
        }
        byte[] seal = bytes(target, name, SEAL);
        try (InputStream in = key.decrypting(new ByteArrayInputStream(seal), bound(name))) {
            if (!MessageDigest.isEqual(in.readAllBytes(), PartStreams.digest().digest(text))) {
                throw edited(name, null);
            }
        } catch (IOException e) {
            throw edited(name, e);
        }
        if (!manifest.name().equals(name)) {
            throw edited(name, null);
        }
        return manifest;
    }

    /** Reads it without its seal: enough to see whether parts are as they were, not whether somebody made all of it up. */
    static Manifest readUnsealed(Path target, String name) {
        return parse(name, bytes(target, name, NAME));
    }

    private static BackupRefused edited(String name, @Nullable Throwable cause) {
        return new BackupRefused(
                "%s của bản sao lưu %s đã bị sửa, hoặc %s không phải của nó.".formatted(NAME, name, SEAL),
                WAY_OUT,
                cause);
    }

    private static Manifest parse(String name, byte[] text) {
        try {
            Manifest manifest = JSON.readValue(text, Manifest.class);
            if (manifest.format() > Manifest.FORMAT) {
                throw new BackupRefused(
                        "Bản sao lưu %s có dạng %d, phiên bản Nhịp này đọc được đến dạng %d."
                                .formatted(name, manifest.format(), Manifest.FORMAT),
                        "Dùng phiên bản Nhịp đã tạo ra nó (%s) hoặc mới hơn."
                                .formatted(manifest.origin().program()));
            }
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw new BackupRefused(
                    "%s của bản sao lưu %s không đọc được: tệp bị sửa hoặc bị hỏng.".formatted(NAME, name), WAY_OUT, e);
        }
    }

    private static byte[] bytes(Path target, String name, String file) {
        try {
            return Files.readAllBytes(target.resolve(name).resolve(file));
        } catch (NoSuchFileException e) {
            throw new BackupRefused(
                    Files.isDirectory(target.resolve(name))
                            ? "Bản sao lưu %s thiếu tệp %s.".formatted(name, file)
                            : "Không có bản sao lưu %s trong %s.".formatted(name, target),
                    WAY_OUT,
                    e);
        } catch (IOException e) {
            throw new BackupRefused(
                    "Không đọc được %s của bản sao lưu %s.".formatted(file, name), "Kiểm tra ổ đĩa và quyền đọc.", e);
        }
    }
}

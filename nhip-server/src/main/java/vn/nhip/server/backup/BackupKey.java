package vn.nhip.server.backup;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of backups: 256 random bits in a file of one line. What it encrypts is bound to a name, so that nothing can stand in the place of
 * anything else.
 */
final class BackupKey {
    private static final String PREFIX = "nhip-backup-1:";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int SEGMENT = 1 << 20;
    private static final HexFormat HEX = HexFormat.of();

    private final String id;
    private final StreamingAead cipher;
    private final SecretKeySpec forFingerprints;

    private BackupKey(byte[] secret) throws GeneralSecurityException {
        this.id = HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(secret), 0, ID_BYTES);
        this.cipher = new AesGcmHkdfStreaming(secret, "HmacSha256", BYTES, SEGMENT, 0);
        Mac derive = Mac.getInstance("HmacSHA256");
        derive.init(new SecretKeySpec(secret, "HmacSHA256"));
        this.forFingerprints = new SecretKeySpec(
                derive.doFinal("nhip backup fingerprints".getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
    }

    /** Reads a key's file. */
    static BackupKey read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + 2 * BYTES) {
                throw unreadable(file);
            }
            return new BackupKey(HEX.parseHex(text, PREFIX.length(), text.length()));
        } catch (NoSuchFileException e) {
            throw new BackupRefused(
                    "Không có tệp khóa sao lưu %s.".formatted(file),
                    "Tạo một lần bằng: ./nhip backup key %s; hoặc chép lại từ nơi đã cất.".formatted(file),
                    e);
        } catch (IOException e) {
            throw new BackupRefused(
                    "Không đọc được tệp khóa sao lưu %s.".formatted(file), "Kiểm tra quyền đọc tệp.", e);
        } catch (IllegalArgumentException repeatsTheKey) {
            throw unreadable(file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES-GCM or HMAC-SHA-256", e);
        }
    }

    private static BackupRefused unreadable(Path file) {
        return new BackupRefused(
                "Tệp %s không phải khóa sao lưu của Nhịp.".formatted(file),
                "Chỉ đúng tệp do ./nhip backup key tạo ra (một dòng, bắt đầu bằng %s).".formatted(PREFIX));
    }

    /** Makes a new key in a new file that only its owner can read. */
    static BackupKey make(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, PREFIX + HEX.formatHex(secret) + "\n", StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException e) {
            throw new BackupRefused(
                    "Tệp %s đã có.".formatted(file),
                    "Dùng tiếp khóa đó, hoặc chọn tên khác; đừng bỏ khóa cũ khi còn bản sao lưu mã hóa bằng nó.",
                    e);
        } catch (IOException e) {
            throw new BackupRefused("Không ghi được tệp %s.".formatted(file), "Kiểm tra thư mục và quyền ghi.", e);
        }
        return read(file);
    }

    /** Tells keys apart; says nothing of the key. */
    String id() {
        return id;
    }

    /** Encrypts what is written; to be closed. */
    OutputStream encrypting(OutputStream out, String name) throws IOException {
        try {
            return cipher.newEncryptingStream(out, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("the encryption did not begin", e);
        }
    }

    /** Decrypts what is read, and fails where it is not what was written under that name. */
    InputStream decrypting(InputStream in, String name) throws IOException {
        try {
            return cipher.newDecryptingStream(in, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("the decryption did not begin", e);
        }
    }

    /** Begins a fingerprint of content, which tells who has no key nothing about the content. */
    Mac fingerprint() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(forFingerprints);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** As it is written down. */
    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }
}

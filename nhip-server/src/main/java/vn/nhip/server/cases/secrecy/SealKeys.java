package vn.nhip.server.cases.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys of a key file: one per line, 64 hexadecimal digits; the first seals, all open. A new key is put before the old ones. The file is
 * made when it is first needed, readable by its owner only, and has to be backed up apart from the database.
 */
@Component
class SealKeys {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private @Nullable Map<String, Key> keys;

    SealKeys(@Value("${nhip.key-file}") String file, @Value("${nhip.home}") Path home) {
        this.file = file.isBlank() ? home.resolve("keys").resolve("personal.key") : Path.of(file.strip());
    }

    /** A key and the name under which what it sealed finds it. */
    record Key(String id, SecretKey secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    Key active() {
        return all().values().iterator().next();
    }

    Key key(String id) {
        Key key = all().get(id);
        if (key == null) {
            throw new IllegalStateException("Tệp khóa " + file + " không có khóa " + id
                    + " đã dùng để mã hóa: thêm lại dòng khóa cũ từ bản sao lưu, dưới dòng khóa đang dùng.");
        }
        return key;
    }

    private synchronized Map<String, Key> all() {
        Map<String, Key> known = keys;
        if (known == null) {
            known = read();
            keys = known;
        }
        return known;
    }

    private Map<String, Key> read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            Map<String, Key> read = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (!line.isBlank()) {
                    Key key = key(HEX.parseHex(line.strip()));
                    read.put(key.id(), key);
                }
            }
            if (read.isEmpty()) {
                throw unreadable(null);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Không đọc, ghi được tệp khóa " + file, e);
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private IllegalStateException unreadable(@Nullable Exception cause) {
        // The cause's message might repeat a part of the key.
        return new IllegalStateException("Tệp khóa " + file + " phải gồm mỗi dòng một khóa 64 chữ số thập lục phân"
                + (cause == null ? "; tệp đang trống." : "."));
    }

    /** Written whole under another name first, so that nobody reads half a key. */
    private void make() throws IOException {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, ownerOnly("rwx------"));
        Path written = Files.createTempFile(folder, "key", ".new", ownerOnly("rw-------"));
        Files.writeString(written, HEX.formatHex(secret) + "\n", StandardCharsets.US_ASCII);
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException madeByAnotherProcess) {
            return;
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?> ownerOnly(String permissions) {
        return PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString(permissions)));
    }

    private static Key key(byte[] secret) {
        if (secret.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + secret.length + " bytes, not " + KEY_BYTES);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            return new Key(HEX.formatHex(hash, 0, ID_BYTES), new SecretKeySpec(secret, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

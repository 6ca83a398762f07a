package vn.nhip.server.cases.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys in use: those of the key file, which is read again when it was changed, looked at once a second, and when a key is asked for that was
 * not in it. The file is made when it is first needed, and has to be backed up apart from the database.
 */
@Component
class SealKeys {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final KeyFile file;
    private volatile KeyFile.@Nullable Keys keys;
    private volatile long looked;

    SealKeys(@Value("${nhip.key-file}") String file, @Value("${nhip.home}") Path home) {
        this.file = new KeyFile(file.isBlank() ? home.resolve("keys").resolve("personal.key") : Path.of(file.strip()));
    }

    /** The key that seals. */
    KeyFile.Key active() {
        return current().byId().firstEntry().getValue();
    }

    /** The key of a name; another process may have put it into the file a moment ago. */
    KeyFile.Key key(String id) {
        KeyFile.Key key = current().byId().get(id);
        if (key == null) {
            key = readAgain().byId().get(id);
        }
        if (key == null) {
            throw new IllegalStateException("Tệp khóa " + file.path() + " không có khóa " + id
                    + " đã dùng để mã hóa: thêm lại dòng khóa cũ từ bản sao lưu, dưới dòng khóa đang dùng.");
        }
        return key;
    }

    /** The names of all keys; the first seals. */
    List<String> ids() {
        return List.copyOf(readAgain().byId().keySet());
    }

    /** When the file was last changed. */
    Instant changed() {
        return readAgain().stamp().changed().toInstant();
    }

    /** Makes a key that seals from now on. */
    synchronized KeyFile.Key putFirst() {
        try {
            readAgain();
            KeyFile.Key first = file.putFirst();
            readAgain();
            return first;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Takes a key out of the file. */
    synchronized void takeOut(String id) {
        try {
            file.takeOut(id);
            readAgain();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException cause) {
        return new UncheckedIOException(
                "Không ghi được tệp khóa " + file.path()
                        + ": cho tài khoản chạy Nhịp quyền ghi tệp và thư mục của nó, rồi chạy lại.",
                cause);
    }

    private KeyFile.Keys current() {
        KeyFile.Keys known = keys;
        long now = System.nanoTime();
        if (known == null) {
            return readAgain();
        }
        if (now - looked > LOOK_NANOS) {
            looked = now;
            return look(known);
        }
        return known;
    }

    /** A file that is away for a moment takes no keys from who has them. */
    private KeyFile.Keys look(KeyFile.Keys known) {
        try {
            return file.exists() && !file.stamp().equals(known.stamp()) ? readAgain() : known;
        } catch (IOException awayAgain) {
            return known;
        }
    }

    private synchronized KeyFile.Keys readAgain() {
        KeyFile.Keys known = keys;
        if (known != null && !file.exists()) {
            return known;
        }
        try {
            KeyFile.Keys read = file.read();
            keys = read;
            looked = System.nanoTime();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Không đọc, ghi được tệp khóa " + file.path(), e);
        }
    }
}

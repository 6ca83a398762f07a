package vn.nhip.server.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Keys of one run of the tests. */
final class BackupKeys {
    static final BackupKey FOR_TESTS = fresh();

    private BackupKeys() {}

    static BackupKey fresh() {
        try {
            return BackupKey.make(Files.createTempDirectory("nhip-backup-keys").resolve("key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

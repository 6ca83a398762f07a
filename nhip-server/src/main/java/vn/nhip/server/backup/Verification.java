package vn.nhip.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads backups to their end without restoring them. */
final class Verification {
    private final BackupFolder folder;
    private final @Nullable BackupKey key;

    /**
     * A verification.
     *
     * @param key without it only the bytes are checked
     */
    Verification(BackupFolder folder, @Nullable BackupKey key) {
        this.folder = folder;
        this.key = key;
    }

    /**
     * What was found.
     *
     * @param backups how many backups there are
     * @param parts how many parts were read
     * @param problems in words, each with its way out
     */
    record Found(int backups, int parts, List<String> problems) {}

    /**
     * Checks every backup of the folder; a part that several need is read once.
     *
     * @param seen told how many bytes were read
     */
    Found run(Parts.Seen seen) {
        Set<Manifest.Part> read = new HashSet<>();
        List<String> problems = new ArrayList<>();
        List<String> names = folder.names();
        for (String name : names) {
            try {
                for (Manifest.Part part : manifest(name).parts()) {
                    if (read.add(part)) {
                        check(part, seen, problems);
                    }
                }
            } catch (BackupRefused e) {
                problems.add(e.words());
            }
        }
        return new Found(names.size(), read.size(), problems);
    }

    private Manifest manifest(String name) {
        return key == null
                ? ManifestFile.readUnsealed(folder.path(), name)
                : ManifestFile.read(folder.path(), name, key);
    }

    private void check(Manifest.Part part, Parts.Seen seen, List<String> problems) {
        try {
            if (key == null) {
                Parts.check(folder.path(), part, seen);
            } else {
                new Parts(key).read(folder.path(), part, InputStream::available, seen);
            }
        } catch (BackupRefused e) {
            problems.add(e.words());
        } catch (IOException | SQLException e) {
            problems.add("%s/%s: %s".formatted(part.backup(), part.file(), e.getMessage()));
        }
    }
}

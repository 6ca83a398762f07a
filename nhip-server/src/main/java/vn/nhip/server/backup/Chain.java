package vn.nhip.server.backup;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.database.Migration;

/**
 * What an increment builds on.
 *
 * @param last the newest backup; {@code null} when a new chain begins
 * @param whyFull why one begins though none was asked for; {@code null} where it was, and where there is no backup yet
 */
record Chain(@Nullable Manifest last, @Nullable String whyFull) {

    /** Finds it. When in doubt a full backup is made: a backup that cannot be restored is none. */
    static Chain find(Backup.Order order, BackupFolder folder, Manifest.Origin origin, List<Migration> migrations) {
        Optional<String> newest = folder.newest();
        if (order.full() || newest.isEmpty()) {
            return new Chain(null, null);
        }
        Manifest last;
        try {
            last = ManifestFile.read(folder.path(), newest.get(), order.key());
            for (Manifest.Part part : last.parts()) {
                Parts.checkSize(folder.path(), part);
            }
        } catch (BackupRefused e) {
            return new Chain(null, "không nối tiếp bản trước được: " + e.getMessage());
        } catch (IOException e) {
            return new Chain(null, "không đọc được bản trước: " + e.getMessage());
        }
        if (!Objects.equals(last.origin().database(), origin.database())) {
            return new Chain(null, "bản trước là của cơ sở dữ liệu khác");
        }
        if (!last.migrations().equals(migrations)) {
            return new Chain(null, "lược đồ đã nâng cấp từ bản trước");
        }
        return new Chain(last, null);
    }
}

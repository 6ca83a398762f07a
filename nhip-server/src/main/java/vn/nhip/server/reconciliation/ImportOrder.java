package vn.nhip.server.reconciliation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Period;

/**
 * Files to import, and what the user says of them.
 *
 * @param files the files
 * @param period the period they answer for; null: said by the note beside a file, or by its name
 * @param capturedAt when they were taken; null: said by the note beside a file, or the file's own time
 * @param request what was asked of the portal, as JSON; null: said by the note beside a file, or not known
 * @param now the present
 */
record ImportOrder(
        List<Path> files,
        @Nullable Period period,
        @Nullable OffsetDateTime capturedAt,
        @Nullable String request,
        Instant now) {
    ImportOrder {
        files = List.copyOf(files);
    }
}

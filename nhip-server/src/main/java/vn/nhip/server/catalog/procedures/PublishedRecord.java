package vn.nhip.server.catalog.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A procedure in one file.
 *
 * @param form from which shape of file
 * @param stated day on which the source last changed it
 * @param statedAt the instant, where the source tells it
 */
public record PublishedRecord(
        PublishedProcedure content,
        Form form,
        LocalDate stated,
        @Nullable Instant statedAt) {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The shapes of files. */
    public enum Form {
        /** A CSV with one line per procedure: terms and counts, no texts. */
        FLAT,
        /** JSON lines with everything. */
        FULL
    }

    static PublishedRecord full(PublishedProcedure content, Instant statedAt) {
        return new PublishedRecord(content, Form.FULL, statedAt.atZone(ZONE).toLocalDate(), statedAt);
    }

    /** Whether another source, which tells the day only, means the same state; the flat file's days are days in UTC. */
    static boolean sameState(LocalDate day, LocalDate stated, @Nullable Instant statedAt) {
        return day.equals(stated)
                || (statedAt != null
                        && day.equals(statedAt.atOffset(ZoneOffset.UTC).toLocalDate()));
    }
}

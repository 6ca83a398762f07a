package vn.nhip.server.catalog.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A state in which a procedure was published, by one source or two.
 *
 * @param id number of its row; 0 before it has one
 * @param full what the full file says; nothing when only the flat one was imported
 * @param flat what the flat file says; nothing when only the full one was imported
 * @param stated day on which the source last changed it
 * @param statedAt the instant, where known
 */
public record ProcedureVersion(
        long id,
        @Nullable PublishedProcedure full,
        @Nullable PublishedProcedure flat,
        LocalDate stated,
        @Nullable Instant statedAt) {

    static ProcedureVersion first(PublishedRecord record) {
        return new ProcedureVersion(0, null, null, record.stated(), record.statedAt()).with(record);
    }

    /** With a second source of the same state. */
    ProcedureVersion with(PublishedRecord record) {
        boolean isFull = record.form() == PublishedRecord.Form.FULL;
        return new ProcedureVersion(
                id,
                isFull ? record.content() : full,
                isFull ? flat : record.content(),
                isFull ? record.stated() : stated,
                isFull ? record.statedAt() : statedAt);
    }

    /** Both sources in one. */
    public PublishedProcedure content() {
        if (full == null) {
            if (flat == null) {
                throw new IllegalStateException("version " + id + " has no content");
            }
            return flat;
        }
        return flat == null ? full : Merging.merged(full, flat);
    }

    /** Everything odd in it, the disagreements of its two sources included. */
    public List<ProcedureNotice> notices() {
        List<ProcedureNotice> own =
                ProcedureNotices.of(new PublishedRecord(content(), PublishedRecord.Form.FULL, stated, statedAt));
        if (full == null || flat == null) {
            return own;
        }
        return Stream.concat(own.stream(), Merging.contradictions(full, flat).stream())
                .toList();
    }

    Timeline.Published published() {
        PublishedProcedure.Basis basis = content().basis();
        return new Timeline.Published(stated, basis.decision(), basis.decided());
    }
}

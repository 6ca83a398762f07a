package vn.nhip.core.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source knows of one petition (phản ánh, kiến nghị; Nghị định 20/2008/NĐ-CP). Nothing of its sender, and not its text. An instant is
 * {@code null} while it has not happened, or the source does not say.
 *
 * @param code its number in the petition system
 * @param agency code of the agency that deals with it now
 * @param subject what it is about; {@code null} when not told
 * @param caseCode the case it is about; {@code null} when it is about none
 * @param sent when its sender sent it first
 * @param transferred when it came to this agency from another: the limits count from then
 * @param refused when it was refused
 * @param supplementRequested when its sender was first asked for more
 * @param supplemented when its sender answered that
 * @param answered when it was dealt with
 * @param published when the answer was published
 * @param due the day of the answer that was told to its sender
 * @param disliked since when it has more dislikes than likes
 * @param repeated when it was sent again
 */
public record Petition(
        String code,
        String agency,
        @Nullable Subject subject,
        @Nullable String caseCode,
        Instant sent,
        @Nullable Instant transferred,
        @Nullable Instant refused,
        @Nullable Instant supplementRequested,
        @Nullable Instant supplemented,
        @Nullable Instant answered,
        @Nullable Instant published,
        @Nullable Instant due,
        @Nullable Instant disliked,
        @Nullable Instant repeated) {

    /** What petitions are about, as indicator 5.1 tells them apart. */
    public enum Subject {
        /** Quy định, thủ tục hành chính (PETITION_CLASSIFICATION_TTHC). */
        PROCEDURES,
        /** Hành vi của cán bộ, công chức (PETITION_CLASSIFICATION_STAFF). */
        STAFF,
        /** Anything else. */
        OTHER
    }
}

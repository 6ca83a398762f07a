package vn.nhip.server.catalog.procedures;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an import must know of a version that is there.
 *
 * @param fullFingerprint of what the full file said; {@code null} when it was not imported
 * @param flatFingerprint of what the flat file said; {@code null} when it was not imported
 * @param rules by which rules the rest was derived
 */
public record KnownVersion(
        long id,
        String code,
        LocalDate stated,
        @Nullable Instant statedAt,
        @Nullable String fullFingerprint,
        @Nullable String flatFingerprint,
        int rules) {

    @Nullable
    String fingerprint(PublishedRecord.Form form) {
        return form == PublishedRecord.Form.FULL ? fullFingerprint : flatFingerprint;
    }

    boolean isSameState(PublishedRecord record) {
        return record.form() == PublishedRecord.Form.FULL
                ? PublishedRecord.sameState(stated, record.stated(), record.statedAt())
                : PublishedRecord.sameState(record.stated(), stated, statedAt);
    }
}

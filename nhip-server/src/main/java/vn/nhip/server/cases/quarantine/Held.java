package vn.nhip.server.cases.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.store.HeldRecords.Status;

/**
 * A record in quarantine, as a list shows it; nothing of it is personal.
 *
 * @param delivery the file it came in, or HTTP
 * @param place where in it
 * @param eventId the event's id; {@code null} when it could not be read
 * @param caseCode its case; {@code null} when it could not be read
 * @param settled when it was taken or put aside; {@code null} while it waits
 */
public record Held(
        long id,
        String source,
        String delivery,
        String place,
        Problem problem,
        @Nullable String eventId,
        @Nullable String caseCode,
        Instant recorded,
        Status status,
        @Nullable Instant settled) {}

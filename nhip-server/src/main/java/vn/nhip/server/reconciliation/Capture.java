package vn.nhip.server.reconciliation;

import java.time.OffsetDateTime;
import vn.nhip.core.index.Period;

/**
 * One answer of the portal, as it was taken. Captures are never changed and never overwritten.
 *
 * @param id our number
 * @param group the group it answers for (CKMB …)
 * @param root code of the province it was asked for
 * @param period the period it was asked for
 * @param capturedAt when it was taken from the portal, with the offset it was written with
 * @param importedAt when it was imported here
 * @param sourceName the file's name
 * @param sha256 the file's fingerprint
 * @param units how many units it holds, the province included
 */
public record Capture(
        long id,
        String group,
        String root,
        Period period,
        OffsetDateTime capturedAt,
        OffsetDateTime importedAt,
        String sourceName,
        String sha256,
        int units) {}

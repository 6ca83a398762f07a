package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An agency over a stretch of time.
 *
 * @param agency as it stood
 * @param validTo last day on which it held; null while it holds
 * @param seenOn first day on which a source saw it so
 * @param recordedAt when we learned it
 */
public record AgencyVersion(Agency agency, @Nullable LocalDate validTo, LocalDate seenOn, OffsetDateTime recordedAt) {}

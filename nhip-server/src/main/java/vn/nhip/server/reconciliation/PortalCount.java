package vn.nhip.server.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * What the portal published for one indicator of one unit. {@code null} is "not published" and never 0.
 *
 * @param numerator the portal's numerator
 * @param denominator the portal's denominator
 * @param points the portal's own points; null where it gives none, or gives them for the group only
 * @param qualityFlag the portal's own data quality flag ("TEMP_NATIONAL_REPORT_DENOMINATOR")
 */
public record PortalCount(
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Double points,
        @Nullable String qualityFlag) {}

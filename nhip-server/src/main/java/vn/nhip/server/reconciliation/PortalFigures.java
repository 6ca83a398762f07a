package vn.nhip.server.reconciliation;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import vn.nhip.core.index.Period;

/**
 * The portal's figures for a province and a period as they stood at an instant: of every group the newest capture by then.
 *
 * @param root code of the province
 * @param period the period
 * @param captures the captures used, one per group, in no particular order
 * @param units the province and its units, by code
 */
public record PortalFigures(String root, Period period, List<Capture> captures, List<UnitFigures> units) {
    public PortalFigures {
        captures = List.copyOf(captures);
        units = List.copyOf(units);
    }

    /** When the newest of the captures was taken. */
    public OffsetDateTime newest() {
        return captures.stream()
                .map(Capture::capturedAt)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow();
    }

    /** When the oldest of the captures was taken. */
    public OffsetDateTime oldest() {
        return captures.stream()
                .map(Capture::capturedAt)
                .min(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow();
    }
}

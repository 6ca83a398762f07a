package vn.nhip.server.reconciliation;

import java.util.Map;

/**
 * What the portal published for one unit.
 *
 * @param agency the unit's code ("H44.100")
 * @param counts by indicator code ("4.1"); an indicator that was not published is absent
 * @param groupPoints the portal's points by group code ("MDSH"); absent when not published
 */
public record UnitFigures(String agency, Map<String, PortalCount> counts, Map<String, Double> groupPoints) {
    public UnitFigures {
        counts = Map.copyOf(counts);
        groupPoints = Map.copyOf(groupPoints);
    }
}

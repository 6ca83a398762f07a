package vn.nhip.server.reconciliation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.index.Level;

/**
 * One answer of the portal, read and checked.
 *
 * @param group the group it answers for
 * @param units the province, then its units in the order of the answer
 * @param announced how many units the answer says there are, the province included; null when it does not say
 * @param notices what a person should know of it
 */
record PortalAnswer(
        PortalGroup group, List<Unit> units, @Nullable Integer announced, List<String> notices) {
    PortalAnswer {
        units = List.copyOf(units);
        notices = List.copyOf(notices);
    }

    Unit root() {
        return units.getFirst();
    }

    /** Whether some unit is known by the portal's internal number only. */
    boolean hasUnitsWithoutCode() {
        return units.stream().anyMatch(unit -> unit.identity().code() == null);
    }

    /**
     * Who a unit is.
     *
     * @param departmentId the portal's internal number
     * @param code our code
     * @param name full name as published
     * @param level its level
     */
    record Identity(
            @Nullable String departmentId,
            @Nullable String code,
            @Nullable String name,
            @Nullable Level level) {

        Identity withCode(String known) {
            return new Identity(departmentId, known, name, level);
        }

        /** For messages. */
        String shown() {
            return code != null ? code : "departmentId " + departmentId;
        }
    }

    /**
     * Points as the portal gives them, for a unit or for one of its indicators.
     *
     * @param points the points
     * @param max the most there is to get
     * @param percent its percentage
     */
    record Points(
            @Nullable BigDecimal points,
            @Nullable BigDecimal max,
            @Nullable BigDecimal percent) {
        static final Points NONE = new Points(null, null, null);
    }

    /**
     * What an answer gives for one unit.
     *
     * @param identity who it is
     * @param points for the group as a whole
     * @param counts its indicators
     * @param extra fields that have no place of their own
     */
    record Unit(Identity identity, Points points, List<Count> counts, ObjectNode extra) {
        Unit {
            counts = List.copyOf(counts);
        }

        Unit withCode(String known) {
            return new Unit(identity.withCode(known), points, counts, extra);
        }

        /** The unit's code; to be asked only once every unit has one. */
        String code() {
            String code = identity.code();
            if (code == null) {
                throw new IllegalStateException("Programmer error: no code resolved for " + identity.shown());
            }
            return code;
        }
    }

    /**
     * What an answer gives for one indicator of a unit.
     *
     * @param indicator our code
     * @param numerator the numerator
     * @param denominator the denominator
     * @param points its points
     * @param qualityFlag the portal's data quality flag
     * @param qualityMessage the portal's words on it
     * @param extra fields that have no place of their own
     */
    record Count(
            String indicator,
            @Nullable Long numerator,
            @Nullable Long denominator,
            Points points,
            @Nullable String qualityFlag,
            @Nullable String qualityMessage,
            ObjectNode extra) {}
}

package vn.nhip.contract.results;

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
public record PortalAnswer(
        PortalGroup group, List<Unit> units, @Nullable Integer announced, List<String> notices) {
    public PortalAnswer {
        units = List.copyOf(units);
        notices = List.copyOf(notices);
    }

    /**
     * Recognises a file by what is in it and reads it, whole or not at all.
     *
     * @throws FileRefused when it is no answer of the portal, or holds a figure that cannot be true
     */
    public static PortalAnswer of(SourceFile file) {
        return AnswerInterpreter.interpret(file);
    }

    /** The province. */
    public Unit root() {
        return units.getFirst();
    }

    /** Whether some unit is known by the portal's internal number only. */
    public boolean hasUnitsWithoutCode() {
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
    public record Identity(
            @Nullable String departmentId,
            @Nullable String code,
            @Nullable String name,
            @Nullable Level level) {

        /** The same with a code that was found elsewhere. */
        public Identity withCode(String known) {
            return new Identity(departmentId, known, name, level);
        }

        /** For messages. */
        public String shown() {
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
    public record Points(
            @Nullable BigDecimal points,
            @Nullable BigDecimal max,
            @Nullable BigDecimal percent) {
        /** Nothing published. */
        public static final Points NONE = new Points(null, null, null);
    }

    /**
     * What an answer gives for one unit.
     *
     * @param identity who it is
     * @param points for the group as a whole
     * @param counts its indicators
     * @param extra fields that have no place of their own
     */
    public record Unit(Identity identity, Points points, List<Count> counts, ObjectNode extra) {
        public Unit {
            counts = List.copyOf(counts);
        }

        /** The same with a code that was found elsewhere. */
        public Unit withCode(String known) {
            return new Unit(identity.withCode(known), points, counts, extra);
        }

        /** The unit's code; to be asked only once every unit has one. */
        public String code() {
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
    public record Count(
            String indicator,
            @Nullable Long numerator,
            @Nullable Long denominator,
            Points points,
            @Nullable String qualityFlag,
            @Nullable String qualityMessage,
            ObjectNode extra) {}
}

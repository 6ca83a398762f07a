package vn.nhip.simulator.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;

/**
 * A procedure (thủ tục hành chính) as a catalogue publishes it.
 *
 * @param code national code, {@code 9.000001}
 * @param field lĩnh vực
 * @param place where it is handled
 * @param term of handling; {@code null} where none is stated
 * @param steps of inter-agency handling; empty where one agency handles it alone
 * @param traits what decides how its cases count
 */
public record SimulatedProcedure(
        String code,
        String name,
        String field,
        Place place,
        @Nullable Term term,
        List<Step> steps,
        Traits traits) {

    public SimulatedProcedure {
        steps = List.copyOf(steps);
    }

    /** Where a procedure is handled. */
    public enum Place {
        PROVINCE,
        COMMUNE,
        BOTH
    }

    /** How far it is offered online; what is not told is {@link #UNTOLD}. */
    public enum Online {
        FULL,
        PARTIAL,
        NONE,
        UNTOLD
    }

    /** Whether all parts a to g are published (Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2). */
    public enum Parts {
        COMPLETE,
        LACKING,
        UNTOLD
    }

    /**
     * A step of another agency.
     *
     * @param agency who handles it
     */
    public record Step(String name, String agency) {}

    /**
     * What decides how its cases count (766-rules section 1.3).
     *
     * @param fee in đồng; 0 for none
     * @param document it ends in a paper or document
     */
    public record Traits(long fee, boolean document, boolean forCitizens, Online online, Parts parts) {}
}

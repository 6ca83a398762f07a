package vn.nhip.server.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A procedure, service or petition that an indicator counts.
 *
 * @param code its code
 * @param agency code of the agency it belongs to; {@code null} when it belongs to none of its own, or that is not known
 * @param procedure code of the procedure it is, or is of; {@code null} for a petition
 * @param caseCode the case it is about; {@code null} when it is about none
 * @param won whether it is in the numerator
 * @param reasons what decided, in Vietnamese
 */
public record Thing(
        String code,
        @Nullable String agency,
        @Nullable String procedure,
        @Nullable String caseCode,
        boolean won,
        List<String> reasons) {
    public Thing {
        reasons = List.copyOf(reasons);
    }

    /** Whether it is a procedure itself. */
    public boolean isProcedure() {
        return code.equals(procedure);
    }
}

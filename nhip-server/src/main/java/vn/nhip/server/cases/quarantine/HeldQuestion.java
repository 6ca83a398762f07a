package vn.nhip.server.cases.quarantine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.store.HeldRecords.Status;

/**
 * Which records are asked for; {@code null} is any.
 *
 * @param day the day, in Vietnam, on which they came
 * @param text contained in the problem's words, the id, the case or the place; never searched in the record itself, which is sealed
 */
public record HeldQuestion(
        @Nullable Status status,
        @Nullable String source,
        Problem.@Nullable Kind kind,
        @Nullable String field,
        @Nullable LocalDate day,
        @Nullable String text) {

    /** Everything that waits. */
    public static final HeldQuestion OPEN = new HeldQuestion(Status.OPEN, null, null, null, null, null);

    /** The same, of what waits only. */
    public HeldQuestion waiting() {
        return new HeldQuestion(Status.OPEN, source, kind, field, day, text);
    }
}

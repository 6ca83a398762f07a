package vn.nhip.server.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;

/**
 * Which cases somebody asks for. What is {@code null} or empty does not narrow.
 *
 * @param listing the list
 * @param clock whose due dates and standings count
 * @param days for {@link CaseListing#DUE}: due within so many days
 * @param code a part of the code
 * @param state where the case stands
 * @param agency code of an agency; those below it are meant too
 * @param procedure national code of a procedure, with or without a suffix
 * @param from first day of receipt
 * @param to last day of receipt
 */
public record CaseFilter(
        CaseListing listing,
        ClockKind clock,
        int days,
        String code,
        @Nullable CaseState state,
        String agency,
        String procedure,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Every case, by the portal's clock. */
    public static final CaseFilter ALL =
            new CaseFilter(CaseListing.ALL, ClockKind.PORTAL, 3, "", null, "", "", null, null);

    public CaseFilter {
        if (days < 0) {
            throw new IllegalArgumentException("days=" + days + ", expected 0 or more");
        }
    }

    /** The same question of another list. */
    public CaseFilter in(CaseListing other) {
        return new CaseFilter(other, clock, days, code, state, agency, procedure, from, to);
    }

    /** Whether anything but the list and the clock narrows it. */
    public boolean narrows() {
        return !code.isEmpty()
                || state != null
                || !agency.isEmpty()
                || !procedure.isEmpty()
                || from != null
                || to != null;
    }
}

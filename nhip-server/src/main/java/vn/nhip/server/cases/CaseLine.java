package vn.nhip.server.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.deadline.Term;

/**
 * One case in a list.
 *
 * @param filed what was filed, and where
 * @param submitted when it was submitted
 * @param accepted when it was accepted
 * @param statedDue ngày hẹn trả as the source says
 * @param term the term of the catalogue; {@code null} when it does not say
 * @param legal what the legal clock says at the instant of the question; {@code null} when it could not be reckoned
 * @param portal the same for the portal's clock
 * @param result whether an electronic result is there
 * @param synchronised the portal's last answer; {@code null} when there was none
 * @param refusals events that do not fit
 */
public record CaseLine(
        String code,
        CaseState state,
        Filed filed,
        @Nullable Instant submitted,
        @Nullable Instant accepted,
        @Nullable Instant statedDue,
        @Nullable Term term,
        @Nullable Clock legal,
        @Nullable Clock portal,
        boolean result,
        @Nullable Boolean synchronised,
        int refusals) {

    /** Codes as the source writes them. */
    public record Filed(
            @Nullable String procedure,
            @Nullable String agency,
            @Nullable String channel) {}

    /** One clock. */
    public record Clock(@Nullable Instant due, @Nullable Instant end, Standing standing) {}
}

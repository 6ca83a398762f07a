package vn.nhip.core.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.CaseTimes;

/**
 * All that is known of one case: the result of folding its events ({@code CaseLife.fold}). A value; {@code null} is "not known".
 *
 * @param code mã số hồ sơ
 * @param state where the case stands
 * @param procedure code of the procedure as the source writes it
 * @param caseKind code of the kind of case within the procedure
 * @param agency code of the agency that handles it
 * @param submitted when it was submitted
 * @param accepted when it was accepted
 * @param due ngày hẹn trả now in force, as the source says; extensions and supplements included
 * @param times what the clocks need: receipt, pauses, extensions, endings
 * @param steps the steps in the order they began
 * @param fees what was required, waived, paid
 * @param papers what was attached
 * @param synchronisation the last answer of the portal
 * @param satisfied the last rating; {@code null} when there was none
 * @param identityVerified the holder's account is verified with VNeID
 * @param populationDataUsed population data were used
 * @param refusals events that do not fit the life of this case, each with the reason; they changed nothing
 * @param corrected how many events were corrected or withdrawn
 * @param events how many distinct events are known
 * @param lastOccurred when the last of them happened
 * @param lastRecorded when the last of them was recorded
 */
public record CaseFile(
        String code,
        CaseState state,
        @Nullable String procedure,
        @Nullable String caseKind,
        @Nullable String agency,
        CaseFact.@Nullable Channel channel,
        CaseFact.@Nullable SubjectKind subject,
        @Nullable String abstractText,
        @Nullable Instant submitted,
        @Nullable Instant accepted,
        @Nullable Instant due,
        CaseTimes times,
        List<Step> steps,
        Fees fees,
        Papers papers,
        @Nullable Synchronisation synchronisation,
        @Nullable Boolean satisfied,
        boolean identityVerified,
        boolean populationDataUsed,
        List<Refusal> refusals,
        int corrected,
        int events,
        Instant lastOccurred,
        Instant lastRecorded) {

    /** One step; {@code finished} is {@code null} while it runs, {@code started} when only its end was told. */
    public record Step(
            String step,
            @Nullable String agency,
            @Nullable Instant started,
            @Nullable Instant due,
            @Nullable Instant finished,
            @Nullable String outcome) {}

    /**
     * What was required and paid, in đồng.
     *
     * @param required {@code null} when no source spoke of a fee
     * @param paidOnline through the national or the local gateway
     */
    public record Fees(
            @Nullable Long required,
            boolean waived,
            boolean paid,
            boolean paidOnline,
            CaseFact.@Nullable Gateway gateway) {}

    /**
     * What was attached.
     *
     * @param components how many
     * @param result whether an electronic result with a link is there
     * @param resultAttached when the first one was
     */
    public record Papers(
            int components,
            int digitised,
            int reused,
            int fromPersonalStore,
            boolean result,
            boolean resultSigned,
            boolean resultToPersonalStore,
            @Nullable Instant resultAttached) {}

    /** The portal's last answer. */
    public record Synchronisation(
            boolean succeeded,
            Instant at,
            @Nullable String answer,
            @Nullable String message) {}

    /** An event that does not fit, and why, for a developer and for a person. */
    public record Refusal(CaseEvent event, String reason, String reasonVietnamese) {}
}

package vn.nhip.core.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.CaseTimes;

/**
 * All that is known of one case: the result of folding its events ({@link CaseLife#fold}). A value; {@code null} is "not known".
 *
 * @param code mã số hồ sơ
 * @param state where the case stands
 * @param filing what was filed, where and how
 * @param milestones how far it has come
 * @param times what the clocks need: receipt, pauses since, extensions, endings
 * @param steps the steps in the order they were told to begin
 * @param fees what was required, waived, paid
 * @param papers what was attached
 * @param holder what is known of the holder without saying who it is
 * @param synchronisation the last answer of the portal
 * @param history what this was made of
 */
public record CaseFile(
        String code,
        CaseState state,
        Filing filing,
        Milestones milestones,
        CaseTimes times,
        List<Step> steps,
        Fees fees,
        Papers papers,
        Holder holder,
        @Nullable Synchronisation synchronisation,
        History history) {

    public CaseFile {
        steps = List.copyOf(steps);
    }

    /** {@link Filing#procedure}. */
    public @Nullable String procedure() {
        return filing.procedure();
    }

    /** {@link Filing#caseKind}. */
    public @Nullable String caseKind() {
        return filing.caseKind();
    }

    /** {@link Filing#agency}. */
    public @Nullable String agency() {
        return filing.agency();
    }

    /** {@link Filing#channel}. */
    public CaseFact.@Nullable Channel channel() {
        return filing.channel();
    }

    /** {@link Filing#subject}. */
    public CaseFact.@Nullable SubjectKind subject() {
        return filing.subject();
    }

    /** {@link Filing#abstractText}. */
    public @Nullable String abstractText() {
        return filing.abstractText();
    }

    /** {@link Milestones#submitted}. */
    public @Nullable Instant submitted() {
        return milestones.submitted();
    }

    /** {@link Milestones#accepted}. */
    public @Nullable Instant accepted() {
        return milestones.accepted();
    }

    /** {@link Milestones#due}. */
    public @Nullable Instant due() {
        return milestones.due();
    }

    /** {@link Milestones#supplementRequests}. */
    public int supplementRequests() {
        return milestones.supplementRequests();
    }

    /** {@link Holder#satisfied}. */
    public @Nullable Boolean satisfied() {
        return holder.satisfied();
    }

    /** {@link Holder#petitioned}. */
    public boolean petitioned() {
        return holder.petitioned();
    }

    /** {@link Holder#identityVerified}. */
    public boolean identityVerified() {
        return holder.identityVerified();
    }

    /** {@link Holder#populationDataUsed}. */
    public boolean populationDataUsed() {
        return holder.populationDataUsed();
    }

    /** {@link History#refusals}. */
    public List<Refusal> refusals() {
        return history.refusals();
    }

    /** {@link History#corrected}. */
    public int corrected() {
        return history.corrected();
    }

    /** {@link History#events}. */
    public int events() {
        return history.events();
    }

    /** {@link History#lastOccurred}. */
    public Instant lastOccurred() {
        return history.lastOccurred();
    }

    /** {@link History#lastRecorded}. */
    public Instant lastRecorded() {
        return history.lastRecorded();
    }

    /**
     * What was filed. The acceptance outranks the submission: the officer at the counter put it right.
     *
     * @param procedure code of the procedure as the source writes it
     * @param caseKind code of the kind of case within the procedure (trường hợp)
     * @param agency code of the agency that handles it
     * @param abstractText trích yếu, without persons' names
     */
    public record Filing(
            @Nullable String procedure,
            @Nullable String caseKind,
            @Nullable String agency,
            CaseFact.@Nullable Channel channel,
            CaseFact.@Nullable SubjectKind subject,
            @Nullable String abstractText) {}

    /**
     * How far a case has come.
     *
     * @param submitted when it was first submitted
     * @param accepted when it was first accepted
     * @param due ngày hẹn trả now in force, as the source says; re-appointments and supplements included
     * @param supplementRequests how often a supplement was requested, before the acceptance too
     */
    public record Milestones(
            @Nullable Instant submitted,
            @Nullable Instant accepted,
            @Nullable Instant due,
            int supplementRequests) {}

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
     * @param required the sum over the fees, each by what was last said of it; {@code null} when no source spoke of a fee
     * @param waived the last word on fees was a waiver, or every price is 0
     * @param paidOnline through the national or the local gateway
     * @param gateway of the last online payment; of the last payment when none was online
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

    /**
     * The holder, without saying who it is.
     *
     * @param identityVerified the account is verified with VNeID
     * @param populationDataUsed population data were used
     * @param satisfied the last rating; {@code null} when there was none
     * @param petitioned somebody sent a petition about the case
     */
    public record Holder(
            boolean identityVerified,
            boolean populationDataUsed,
            @Nullable Boolean satisfied,
            boolean petitioned) {}

    /** The portal's last answer. */
    public record Synchronisation(
            boolean succeeded,
            Instant at,
            @Nullable String answer,
            @Nullable String message) {}

    /**
     * What a file was made of.
     *
     * @param events how many distinct events are known, corrections and withdrawn ones included
     * @param corrected how many of them stand corrected or withdrawn
     * @param refusals events that do not fit, in order, each with the reason; they changed nothing
     * @param lastOccurred when the last event that stands happened; when none stands, the last that was told
     * @param lastRecorded when the last event was recorded
     */
    public record History(
            int events, int corrected, List<Refusal> refusals, Instant lastOccurred, Instant lastRecorded) {

        public History {
            refusals = List.copyOf(refusals);
        }
    }

    /** An event that does not fit, and why, for a developer and for a person. */
    public record Refusal(CaseEvent event, String reason, String reasonVietnamese) {}
}

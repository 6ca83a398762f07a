package vn.nhip.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.deadline.CaseTimes.Ending.End;

/** One case while its events are taken, one after the other, in order. The only mutable thing about a case. */
final class CaseFolding {

    private static final Comparator<CaseFile.Refusal> REFUSAL_ORDER =
            Comparator.comparing(CaseFile.Refusal::event, CaseEvent.ORDER).thenComparing(CaseFile.Refusal::reason);

    private final String code;
    private final List<CaseFile.Refusal> refusals;
    private final Waits waits = new Waits();
    private final StepList steps = new StepList();
    private final FeeLedger fees = new FeeLedger();
    private final PaperCount papers = new PaperCount();
    private final List<CaseTimes.Extension> extensions = new ArrayList<>(0);
    private final List<CaseTimes.Ending> endings = new ArrayList<>(2);

    private CaseState state = CaseState.UNKNOWN;
    private boolean begun;

    /** The fact being noted leaves an ended case ended. */
    private boolean over;

    private @Nullable String procedure;
    private @Nullable String caseKind;
    private @Nullable String agency;
    private CaseFact.@Nullable Channel channel;
    private CaseFact.@Nullable SubjectKind subject;
    private @Nullable String abstractText;

    private @Nullable Instant submitted;
    private @Nullable Instant accepted;
    private @Nullable Instant statedDue;
    private @Nullable Instant due;

    private boolean identityVerified;
    private boolean populationDataUsed;
    private @Nullable Boolean satisfied;
    private boolean petitioned;
    private CaseFile.@Nullable Synchronisation synchronisation;

    private int events;
    private @Nullable Instant lastOccurred;
    private @Nullable Instant lastRecorded;
    private boolean anyStands;

    /** @param refusals of events that did not get this far; those refused here are added */
    CaseFolding(String code, List<CaseFile.Refusal> refusals) {
        this.code = code;
        this.refusals = refusals;
    }

    /** Takes the next fact, or refuses it. */
    void take(CaseEvent event) {
        CaseFact fact = event.fact();
        count(event);
        lastOccurred = event.occurred();
        anyStands = true;
        switch (transition(fact)) {
            case Transition.Moved(CaseState to) -> {
                over = state.isEnd() && to.isEnd();
                note(fact, event.occurred());
                enter(to, event.occurred());
            }
            case Transition.Refused(String reason, String reasonVietnamese) ->
                refusals.add(new CaseFile.Refusal(
                        event, "Case " + code + " " + reason, "Hồ sơ " + code + " " + reasonVietnamese));
        }
    }

    /** Counts an event that is no fact of the case: a correction, or what was withdrawn. */
    void know(CaseEvent event) {
        count(event);
        if (!anyStands && (lastOccurred == null || lastOccurred.isBefore(event.occurred()))) {
            lastOccurred = event.occurred();
        }
    }

    /** Empty when there was no event. */
    Optional<CaseFile> file(int corrected) {
        if (lastOccurred == null || lastRecorded == null) {
            return Optional.empty();
        }
        refusals.sort(REFUSAL_ORDER);
        return Optional.of(new CaseFile(
                code,
                state,
                new CaseFile.Filing(procedure, caseKind, agency, channel, subject, abstractText),
                new CaseFile.Milestones(submitted, accepted, due, waits.supplementRequests()),
                new CaseTimes(
                        accepted,
                        statedDue,
                        waits.pausesAfter(accepted),
                        extensions,
                        endings,
                        waits.requestsAfter(accepted)),
                steps.steps(),
                fees.fees(),
                papers.papers(),
                new CaseFile.Holder(identityVerified, populationDataUsed, satisfied, petitioned),
                synchronisation,
                new CaseFile.History(events, corrected, refusals, lastOccurred, lastRecorded)));
    }

    private void count(CaseEvent event) {
        events++;
        if (lastRecorded == null || lastRecorded.isBefore(event.recorded())) {
            lastRecorded = event.recorded();
        }
    }

    private Transition transition(CaseFact fact) {
        boolean asksNothing = fact instanceof CaseFact.FeeRequired fee && fee.amount() == 0;
        return asksNothing ? new Transition.Moved(state) : CaseTransitions.on(state, fact.kind(), begun);
    }

    private void enter(CaseState to, Instant at) {
        if (state.isEnd() && !to.isEnd()) {
            endings.clear();
        }
        boolean waiting = to == CaseState.SUPPLEMENT_REQUESTED || to == CaseState.SUSPENDED;
        if (!waiting && !to.isEnd()) {
            waits.endAll(at);
        }
        begun |= to == CaseState.ACCEPTED || to == CaseState.IN_PROGRESS;
        state = to;
    }

    private void note(CaseFact fact, Instant at) {
        switch (fact) {
            case CaseFact.Submitted submission -> submit(submission, at);
            case CaseFact.Accepted acceptance -> accept(acceptance, at);
            case CaseFact.Declined ignored -> end(End.DECLINED, at);
            case CaseFact.StepStarted step -> steps.start(step, at);
            case CaseFact.StepFinished step -> steps.finish(step, at);
            case CaseFact.SupplementRequested ignored -> waits.requestSupplement(at);
            case CaseFact.SupplementReceived(Instant newDue) -> {
                waits.receiveSupplement(at, newDue);
                redate(newDue);
            }
            case CaseFact.Suspended ignored -> waits.suspend(at);
            case CaseFact.Resumed ignored -> waits.resume(at);
            case CaseFact.Extended(Instant newDue, boolean apology, String ignored) -> {
                extensions.add(new CaseTimes.Extension(at, newDue, apology));
                redate(newDue);
            }
            case CaseFact.FeeRequired fee -> fees.require(fee);
            case CaseFact.FeeWaived ignored -> fees.waive();
            case CaseFact.FeePaid payment -> fees.pay(payment);
            case CaseFact.ComponentAttached component -> papers.attach(component);
            case CaseFact.IdentityVerified ignored -> identityVerified = true;
            case CaseFact.PopulationDataUsed ignored -> populationDataUsed = true;
            case CaseFact.Completed ignored -> end(End.COMPLETED, at);
            case CaseFact.ResultAttached result -> papers.attach(result, at);
            case CaseFact.Returned ignored -> end(End.RETURNED, at);
            case CaseFact.Withdrawn ignored -> end(End.WITHDRAWN, at);
            case CaseFact.Stopped ignored -> end(End.STOPPED, at);
            case CaseFact.Synchronised(String answer) ->
                synchronisation = new CaseFile.Synchronisation(true, at, answer, null);
            case CaseFact.SynchronisationFailed(String answer, String message) ->
                synchronisation = new CaseFile.Synchronisation(false, at, answer, message);
            case CaseFact.Rated rating -> satisfied = rating.satisfied();
            case CaseFact.Petitioned ignored -> petitioned = true;
            case CaseFact.Corrected ignored ->
                throw new IllegalStateException("Programmer error: a correction is applied before, not taken");
        }
    }

    private void submit(CaseFact.Submitted submission, Instant at) {
        submitted = submitted == null ? at : submitted;
        subject = submission.subject() == null ? subject : submission.subject();
        abstractText = submission.abstractText() == null ? abstractText : submission.abstractText();
        boolean late = accepted != null;
        procedure = told(procedure, submission.procedure(), late);
        caseKind = told(caseKind, submission.caseKind(), late);
        agency = told(agency, submission.agency(), late);
        channel = told(channel, submission.channel(), late);
    }

    private void accept(CaseFact.Accepted acceptance, Instant at) {
        procedure = told(procedure, acceptance.procedure(), false);
        caseKind = told(caseKind, acceptance.caseKind(), false);
        agency = told(agency, acceptance.agency(), false);
        channel = told(channel, acceptance.channel(), false);
        Instant newDue = acceptance.due();
        if (accepted == null || statedDue == null) {
            statedDue = newDue;
        } else if (!over && newDue != null) {
            acceptAgain(newDue, at);
        }
        accepted = accepted == null ? at : accepted;
        begun = true;
        redate(newDue);
    }

    /** A second acceptance ends a wait for the citizen; where there was none and the date differs, it is a re-appointment. */
    private void acceptAgain(Instant newDue, Instant at) {
        if (waits.isOwedSupplement()) {
            waits.receiveSupplement(at, newDue);
        } else if (!newDue.equals(due)) {
            extensions.add(new CaseTimes.Extension(at, newDue, false));
        }
    }

    /** After the end no date moves; one that was never told is still learnt. */
    private void redate(@Nullable Instant newDue) {
        if (newDue != null && (due == null || !over)) {
            due = newDue;
        }
    }

    /** Told again, an ending keeps its first time. */
    private void end(End kind, Instant at) {
        for (CaseTimes.Ending ending : endings) {
            if (ending.kind() == kind) {
                return;
            }
        }
        endings.add(new CaseTimes.Ending(kind, at));
    }

    private static <T> @Nullable T told(@Nullable T known, @Nullable T told, boolean knownOutranks) {
        return told == null || (knownOutranks && known != null) ? known : told;
    }
}

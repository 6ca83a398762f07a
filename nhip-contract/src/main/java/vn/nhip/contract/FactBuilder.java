package vn.nhip.contract;

import static vn.nhip.contract.DataField.*;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;

/** Makes the fact of a kind from the fields of its {@code data}. Fields of other kinds, and unknown ones, are passed over. */
final class FactBuilder {
    private static final CaseFact.Channel[] CHANNELS = CaseFact.Channel.values();
    private static final CaseFact.SubjectKind[] SUBJECTS = CaseFact.SubjectKind.values();
    private static final CaseFact.Gateway[] GATEWAYS = CaseFact.Gateway.values();

    private FactBuilder() {}

    static CaseFact build(CaseFact.Kind kind, DataFields data) throws Rejected {
        return switch (kind) {
            case SUBMITTED -> submitted(data);
            case IDENTITY_VERIFIED -> new CaseFact.IdentityVerified();
            case POPULATION_DATA_USED -> new CaseFact.PopulationDataUsed(data.text(DATABASE));
            case COMPONENT_ATTACHED -> component(data);
            case FEE_REQUIRED -> feeRequired(data);
            case FEE_WAIVED -> new CaseFact.FeeWaived(data.text(REASON));
            case FEE_PAID -> feePaid(data);
            case ACCEPTED -> accepted(data);
            case DECLINED -> new CaseFact.Declined(data.text(REASON));
            case STEP_STARTED -> new CaseFact.StepStarted(step(data), data.text(AGENCY), data.time(DUE));
            case SUPPLEMENT_REQUESTED -> new CaseFact.SupplementRequested(data.text(REASON));
            case SUPPLEMENT_RECEIVED -> new CaseFact.SupplementReceived(data.time(DUE));
            case SUSPENDED -> new CaseFact.Suspended(data.text(REASON));
            case RESUMED -> new CaseFact.Resumed();
            case EXTENDED -> extended(data);
            case STEP_FINISHED -> new CaseFact.StepFinished(step(data), data.text(AGENCY), data.text(OUTCOME));
            case COMPLETED -> new CaseFact.Completed();
            case RESULT_ATTACHED -> result(data);
            case RETURNED -> new CaseFact.Returned(data.constant(CHANNEL, CHANNELS));
            case WITHDRAWN -> new CaseFact.Withdrawn(data.text(REASON));
            case STOPPED -> new CaseFact.Stopped(data.text(REASON));
            case SYNCHRONISED -> new CaseFact.Synchronised(data.text(ANSWER));
            case SYNCHRONISATION_FAILED -> new CaseFact.SynchronisationFailed(data.text(ANSWER), data.text(MESSAGE));
            case RATED -> rated(data);
            case PETITIONED -> new CaseFact.Petitioned(data.requiredText(PETITION, "the code of the petition"));
            case CORRECTED -> corrected(data);
        };
    }

    private static CaseFact submitted(DataFields data) throws Rejected {
        return new CaseFact.Submitted(
                data.text(PROCEDURE),
                data.text(CASE_KIND),
                data.text(AGENCY),
                data.constant(CHANNEL, CHANNELS),
                data.constant(SUBJECT, SUBJECTS),
                data.text(ABSTRACT_TEXT));
    }

    private static CaseFact accepted(DataFields data) throws Rejected {
        return new CaseFact.Accepted(
                data.text(PROCEDURE),
                data.text(CASE_KIND),
                data.text(AGENCY),
                data.constant(CHANNEL, CHANNELS),
                data.time(DUE));
    }

    private static CaseFact component(DataFields data) throws Rejected {
        return new CaseFact.ComponentAttached(
                data.text(COMPONENT),
                data.flag(DIGITISED),
                data.flag(REUSED),
                data.flag(FROM_PERSONAL_STORE),
                data.flag(SIGNED));
    }

    private static CaseFact feeRequired(DataFields data) throws Rejected {
        long amount = data.required(amount(data), AMOUNT, "the amount in đồng");
        return new CaseFact.FeeRequired(amount, data.text(FEE));
    }

    private static CaseFact feePaid(DataFields data) throws Rejected {
        CaseFact.Gateway gateway = data.required(
                data.constant(GATEWAY, GATEWAYS), GATEWAY, "where it was paid: NATIONAL, LOCAL or COUNTER");
        return new CaseFact.FeePaid(amount(data), gateway);
    }

    private static @Nullable Long amount(DataFields data) throws Rejected {
        return data.whole(AMOUNT, 0, 1_000_000_000_000_000L, "an amount in đồng");
    }

    private static String step(DataFields data) throws Rejected {
        return data.requiredText(STEP, "the name of the step, the same when it starts and when it finishes");
    }

    private static CaseFact extended(DataFields data) throws Rejected {
        Instant due = data.required(data.time(DUE), DUE, "the new due time (ngày hẹn trả)");
        return new CaseFact.Extended(due, data.flag(APOLOGY), data.text(REASON));
    }

    private static CaseFact result(DataFields data) throws Rejected {
        return new CaseFact.ResultAttached(
                data.text(RESULT), data.text(LINK), data.flag(SIGNED), data.flag(TO_PERSONAL_STORE));
    }

    private static CaseFact rated(DataFields data) throws Rejected {
        Long stars = data.whole(STARS, 1, 5, "the stars");
        boolean satisfied = data.requiredFlag(SATISFIED, "true or false: whether the citizen was satisfied");
        return new CaseFact.Rated(satisfied, stars == null ? null : Math.toIntExact(stars));
    }

    private static CaseFact corrected(DataFields data) throws Rejected {
        return new CaseFact.Corrected(
                data.requiredText(SOURCE, "the source of the wrong event"),
                data.requiredText(ID, "the id of the wrong event"),
                data.time(OCCURRED),
                data.fact(),
                data.flag(WITHDRAWN),
                data.text(REASON));
    }
}

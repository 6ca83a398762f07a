package vn.nhip.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vn.nhip.core.cases.CaseFact;

/** Writes the fields of a fact. What is not known is left out; flags always stand there. */
final class FactWriter {
    private final JsonGenerator out;

    FactWriter(JsonGenerator out) {
        this.out = out;
    }

    /** The fields of the fact, without the braces around them. */
    void fields(CaseFact fact) {
        switch (fact) {
            case CaseFact.Submitted submitted -> submitted(submitted);
            case CaseFact.IdentityVerified ignored -> {}
            case CaseFact.PopulationDataUsed used -> text(DataField.DATABASE, used.database());
            case CaseFact.ComponentAttached component -> component(component);
            case CaseFact.FeeRequired fee -> {
                number(DataField.AMOUNT, fee.amount());
                text(DataField.FEE, fee.fee());
            }
            case CaseFact.FeeWaived waived -> text(DataField.REASON, waived.reason());
            case CaseFact.FeePaid paid -> {
                number(DataField.AMOUNT, paid.amount());
                constant(DataField.GATEWAY, paid.gateway());
            }
            case CaseFact.Accepted accepted -> accepted(accepted);
            case CaseFact.Declined declined -> text(DataField.REASON, declined.reason());
            case CaseFact.StepStarted step -> {
                text(DataField.STEP, step.step());
                text(DataField.AGENCY, step.agency());
                time(DataField.DUE, step.due());
            }
            case CaseFact.SupplementRequested requested -> text(DataField.REASON, requested.reason());
            case CaseFact.SupplementReceived received -> time(DataField.DUE, received.due());
            case CaseFact.Suspended suspended -> text(DataField.REASON, suspended.reason());
            case CaseFact.Resumed ignored -> {}
            case CaseFact.Extended extended -> extended(extended);
            case CaseFact.StepFinished step -> {
                text(DataField.STEP, step.step());
                text(DataField.AGENCY, step.agency());
                text(DataField.OUTCOME, step.outcome());
            }
            case CaseFact.Completed ignored -> {}
            case CaseFact.ResultAttached result -> result(result);
            case CaseFact.Returned returned -> constant(DataField.CHANNEL, returned.channel());
            case CaseFact.Withdrawn withdrawn -> text(DataField.REASON, withdrawn.reason());
            case CaseFact.Stopped stopped -> text(DataField.REASON, stopped.reason());
            case CaseFact.Synchronised synchronised -> text(DataField.ANSWER, synchronised.answer());
            case CaseFact.SynchronisationFailed failed -> {
                text(DataField.ANSWER, failed.answer());
                text(DataField.MESSAGE, failed.message());
            }
            case CaseFact.Rated rated -> {
                flag(DataField.SATISFIED, rated.satisfied());
                number(DataField.STARS, rated.stars());
            }
            case CaseFact.Petitioned petitioned -> text(DataField.PETITION, petitioned.petition());
            case CaseFact.Corrected corrected -> corrected(corrected);
        }
    }

    private void submitted(CaseFact.Submitted fact) {
        text(DataField.PROCEDURE, fact.procedure());
        text(DataField.CASE_KIND, fact.caseKind());
        text(DataField.AGENCY, fact.agency());
        constant(DataField.CHANNEL, fact.channel());
        constant(DataField.SUBJECT, fact.subject());
        text(DataField.ABSTRACT_TEXT, fact.abstractText());
    }

    private void accepted(CaseFact.Accepted fact) {
        text(DataField.PROCEDURE, fact.procedure());
        text(DataField.CASE_KIND, fact.caseKind());
        text(DataField.AGENCY, fact.agency());
        constant(DataField.CHANNEL, fact.channel());
        time(DataField.DUE, fact.due());
    }

    private void component(CaseFact.ComponentAttached fact) {
        text(DataField.COMPONENT, fact.component());
        flag(DataField.DIGITISED, fact.digitised());
        flag(DataField.REUSED, fact.reused());
        flag(DataField.FROM_PERSONAL_STORE, fact.fromPersonalStore());
        flag(DataField.SIGNED, fact.signed());
    }

    private void extended(CaseFact.Extended fact) {
        time(DataField.DUE, fact.due());
        flag(DataField.APOLOGY, fact.apology());
        text(DataField.REASON, fact.reason());
    }

    private void result(CaseFact.ResultAttached fact) {
        text(DataField.RESULT, fact.result());
        text(DataField.LINK, fact.link());
        flag(DataField.SIGNED, fact.signed());
        flag(DataField.TO_PERSONAL_STORE, fact.toPersonalStore());
    }

    private void corrected(CaseFact.Corrected fact) {
        text(DataField.SOURCE, fact.source());
        text(DataField.ID, fact.id());
        time(DataField.OCCURRED, fact.occurred());
        if (fact.fact() != null) {
            out.writeName(DataField.FACT.json());
            out.writeStartObject();
            out.writeName("type");
            out.writeString(EventTypes.of(fact.fact().kind()));
            out.writeName("data");
            out.writeStartObject();
            fields(fact.fact());
            out.writeEndObject();
            out.writeEndObject();
        }
        flag(DataField.WITHDRAWN, fact.withdrawn());
        text(DataField.REASON, fact.reason());
    }

    private void text(DataField field, @Nullable String value) {
        if (value != null) {
            out.writeName(field.json());
            out.writeString(value);
        }
    }

    private void constant(DataField field, @Nullable Enum<?> value) {
        text(field, value == null ? null : value.name());
    }

    private void time(DataField field, @Nullable Instant value) {
        text(field, value == null ? null : value.toString());
    }

    private void number(DataField field, @Nullable Number value) {
        if (value != null) {
            out.writeName(field.json());
            out.writeNumber(value.longValue());
        }
    }

    private void flag(DataField field, boolean value) {
        out.writeName(field.json());
        out.writeBoolean(value);
    }
}

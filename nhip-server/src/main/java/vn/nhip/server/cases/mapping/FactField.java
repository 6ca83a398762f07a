package vn.nhip.server.cases.mapping;

import java.util.List;
import vn.nhip.core.cases.CaseFact.Kind;

/**
 * A field of a fact's data, by the contract's name.
 *
 * @param longest how many characters a text may have, as in the contract; 0 when it is no text
 */
record FactField(String name, Type type, boolean required, int longest) {

    enum Type {
        TEXT,
        TIME,
        FLAG,
        AMOUNT,
        STARS,
        CHANNEL,
        SUBJECT,
        GATEWAY
    }

    private static final FactField PROCEDURE = text("procedure", 100);
    private static final FactField CASE_KIND = text("caseKind", 200);
    private static final FactField AGENCY = text("agency", 100);
    private static final FactField CHANNEL = of("channel", Type.CHANNEL);
    private static final FactField DUE = of("due", Type.TIME);
    private static final FactField REASON = text("reason", 4_000);
    private static final FactField STEP = text("step", 500).needed();
    private static final FactField SIGNED = of("signed", Type.FLAG);
    private static final FactField TO_PERSONAL_STORE = of("toPersonalStore", Type.FLAG);
    private static final FactField AMOUNT = of("amount", Type.AMOUNT);

    private static FactField text(String name, int longest) {
        return new FactField(name, Type.TEXT, false, longest);
    }

    private static FactField of(String name, Type type) {
        return new FactField(name, type, false, 0);
    }

    private FactField needed() {
        return new FactField(name, type, true, longest);
    }

    /** Corrections name events by their ids, which a table does not know; they come as events. */
    static boolean isMappable(Kind kind) {
        return kind != Kind.CORRECTED;
    }

    static List<FactField> of(Kind kind) {
        return switch (kind) {
            case SUBMITTED ->
                List.of(
                        PROCEDURE,
                        CASE_KIND,
                        AGENCY,
                        CHANNEL,
                        of("subject", Type.SUBJECT),
                        text("abstractText", 4_000));
            case ACCEPTED -> List.of(PROCEDURE, CASE_KIND, AGENCY, CHANNEL, DUE);
            case DECLINED, SUPPLEMENT_REQUESTED, SUSPENDED, FEE_WAIVED, WITHDRAWN, STOPPED -> List.of(REASON);
            case STEP_STARTED -> List.of(STEP, AGENCY, DUE);
            case STEP_FINISHED -> List.of(STEP, AGENCY, text("outcome", 500));
            case SUPPLEMENT_RECEIVED -> List.of(DUE);
            case EXTENDED -> List.of(DUE.needed(), of("apology", Type.FLAG), REASON);
            case FEE_REQUIRED -> List.of(AMOUNT.needed(), text("fee", 200));
            case FEE_PAID -> List.of(AMOUNT, of("gateway", Type.GATEWAY).needed());
            case COMPONENT_ATTACHED ->
                List.of(
                        text("component", 500),
                        of("digitised", Type.FLAG),
                        of("reused", Type.FLAG),
                        of("fromPersonalStore", Type.FLAG),
                        SIGNED);
            case POPULATION_DATA_USED -> List.of(text("database", 200));
            case RESULT_ATTACHED -> List.of(text("result", 500), text("link", 4_000), SIGNED, TO_PERSONAL_STORE);
            case RETURNED -> List.of(CHANNEL);
            case SYNCHRONISED -> List.of(text("answer", 200));
            case SYNCHRONISATION_FAILED -> List.of(text("answer", 200), text("message", 4_000));
            case RATED -> List.of(of("satisfied", Type.FLAG).needed(), of("stars", Type.STARS));
            case PETITIONED -> List.of(text("petition", 200).needed());
            case IDENTITY_VERIFIED, RESUMED, COMPLETED, CORRECTED -> List.of();
        };
    }
}

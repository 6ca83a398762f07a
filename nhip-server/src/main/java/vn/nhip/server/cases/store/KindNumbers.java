package vn.nhip.server.cases.store;

import java.util.Arrays;
import vn.nhip.core.cases.CaseFact.Kind;

/** The numbers under which kinds of fact are stored. A number is never changed and never used again. */
public final class KindNumbers {
    private static final Kind[] KINDS = byNumber();

    private KindNumbers() {}

    /** The number of a kind. */
    public static short of(Kind kind) {
        return switch (kind) {
            case SUBMITTED -> 1;
            case IDENTITY_VERIFIED -> 2;
            case POPULATION_DATA_USED -> 3;
            case COMPONENT_ATTACHED -> 4;
            case FEE_REQUIRED -> 5;
            case FEE_WAIVED -> 6;
            case FEE_PAID -> 7;
            case ACCEPTED -> 8;
            case DECLINED -> 9;
            case STEP_STARTED -> 10;
            case SUPPLEMENT_REQUESTED -> 11;
            case SUPPLEMENT_RECEIVED -> 12;
            case SUSPENDED -> 13;
            case RESUMED -> 14;
            case EXTENDED -> 15;
            case STEP_FINISHED -> 16;
            case COMPLETED -> 17;
            case RESULT_ATTACHED -> 18;
            case RETURNED -> 19;
            case WITHDRAWN -> 20;
            case STOPPED -> 21;
            case SYNCHRONISED -> 22;
            case SYNCHRONISATION_FAILED -> 23;
            case RATED -> 24;
            case CORRECTED -> 25;
            case PETITIONED -> 26;
        };
    }

    static Kind kind(int number) {
        if (number < 1 || number >= KINDS.length) {
            throw new IllegalStateException(
                    "the log holds kind of fact " + number + "; this version knows 1 to " + (KINDS.length - 1));
        }
        return KINDS[number];
    }

    private static Kind[] byNumber() {
        Kind[] kinds = new Kind[Kind.values().length + 1];
        Arrays.stream(Kind.values()).forEach(kind -> kinds[of(kind)] = kind);
        return kinds;
    }
}

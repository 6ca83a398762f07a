package vn.nhip.core.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one case owes and paid, while it is folded. */
final class FeeLedger {

    private static final CaseFile.Fees NOTHING_TOLD = new CaseFile.Fees(null, false, false, false, null);

    private @Nullable List<CaseFact.FeeRequired> required;
    private boolean waived;
    private boolean paid;
    private boolean paidOnline;
    private CaseFact.@Nullable Gateway gateway;

    /** A fee told again replaces what was told of it; fees without a name are one fee. */
    void require(CaseFact.FeeRequired fee) {
        List<CaseFact.FeeRequired> fees = required == null ? new ArrayList<>(1) : required;
        required = fees;
        fees.removeIf(other -> Objects.equals(other.fee(), fee.fee()));
        fees.add(fee);
        waived &= fee.amount() == 0;
    }

    void waive() {
        waived = true;
    }

    void pay(CaseFact.FeePaid payment) {
        boolean online = payment.gateway() != CaseFact.Gateway.COUNTER;
        if (online || !paidOnline) {
            gateway = payment.gateway();
        }
        paid = true;
        paidOnline |= online;
    }

    /** Prices of 0 throughout are a waiver (766-rules 1.3, indicator 3.6); one of several is none. */
    CaseFile.Fees fees() {
        if (required == null && !waived && !paid) {
            return NOTHING_TOLD;
        }
        Long sum = sum();
        return new CaseFile.Fees(sum, waived || (sum != null && sum == 0), paid, paidOnline, gateway);
    }

    private @Nullable Long sum() {
        if (required == null) {
            return null;
        }
        long sum = 0;
        for (CaseFact.FeeRequired fee : required) {
            sum += fee.amount();
        }
        return sum;
    }
}

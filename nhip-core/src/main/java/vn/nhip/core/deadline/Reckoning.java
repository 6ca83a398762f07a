package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one clock says of one case at one instant.
 *
 * @param due the due instant (ngày hẹn trả); {@code null} when no term is known or the clock waits for the citizen and will start again
 * @param end when this clock takes the case as ended; {@code null} while it runs
 * @param ledger the term's budget and what of it is used
 * @param redated a re-appointment after an apology moved the due instant: on time here is not on time of the first promise
 * @param reasons the rules that decided, in order, each with its source
 */
public record Reckoning(
        ClockKind clock,
        @Nullable Instant due,
        @Nullable Instant end,
        Standing standing,
        Ledger ledger,
        boolean redated,
        List<Reason> reasons) {

    public Reckoning {
        reasons = List.copyOf(reasons);
    }

    /**
     * The suspension ledger: no column "overdue", only budget, use, and since when it runs.
     *
     * @param budget the term; {@code null} when not known
     * @param consumed whole units used so far, up to the end or now; of the restarted term where it restarted; {@code null} when the
     *     budget is not known
     * @param runningSince since when the clock runs without a pause; {@code null} while it waits or after the end
     * @param waitedSeconds seconds in pauses that stop this clock
     */
    public record Ledger(
            @Nullable Term budget,
            @Nullable Integer consumed,
            @Nullable Instant runningSince,
            long waitedSeconds) {}

    /**
     * One rule that decided.
     *
     * @param rule stable name, {@code "second-supplement-is-late"}
     * @param source in law or in 766-rules
     */
    public record Reason(String rule, String english, String vietnamese, String source) {}
}

package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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

    /** One rule that decided. Its words are put together when they are asked for: most cases are counted, few are read. */
    public static final class Reason {
        private final String rule;
        private final Supplier<String> english;
        private final Supplier<String> vietnamese;
        private final String source;

        Reason(String rule, Supplier<String> english, Supplier<String> vietnamese, String source) {
            this.rule = rule;
            this.english = english;
            this.vietnamese = vietnamese;
            this.source = source;
        }

        public Reason(String rule, String english, String vietnamese, String source) {
            this(rule, () -> english, () -> vietnamese, source);
        }

        /** Stable name, {@code "second-supplement-is-late"}. */
        public String rule() {
            return rule;
        }

        public String english() {
            return english.get();
        }

        public String vietnamese() {
            return vietnamese.get();
        }

        /** In law, or in the description of the portal's indicators. */
        public String source() {
            return source;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reason reason
                    && rule.equals(reason.rule)
                    && source.equals(reason.source)
                    && english().equals(reason.english())
                    && vietnamese().equals(reason.vietnamese());
        }

        @Override
        public int hashCode() {
            return Objects.hash(rule, source, english());
        }

        @Override
        public String toString() {
            return rule + ": " + english();
        }
    }
}

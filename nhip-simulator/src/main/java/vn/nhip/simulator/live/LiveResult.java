package vn.nhip.simulator.live;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param vietnamese what to tell a person when it did not come to its end, with the way out
 * @param tally of the whole feed, also of the runs that this one resumed
 * @param reasons of the first kinds of quarantine in this run, the most frequent first
 * @param told events confirmed in this run
 * @param time real time of this run
 * @param putBack real time that the pace gave up because telling was too far behind
 */
public record LiveResult(
        Ending ending,
        @Nullable String vietnamese,
        Tally tally,
        List<QuarantineReason> reasons,
        long told,
        Duration time,
        Duration putBack) {
    /** Why it ended. */
    public enum Ending {
        /** Everything is confirmed. */
        FINISHED,
        /** A person stopped it. */
        STOPPED,
        /** The server said no. */
        REFUSED,
        /** The server was away for too long, or the checkpoint could not be written. */
        GAVE_UP
    }

    public LiveResult {
        reasons = List.copyOf(reasons);
    }
}

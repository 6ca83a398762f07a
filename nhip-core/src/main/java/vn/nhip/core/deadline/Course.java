package vn.nhip.core.deadline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Reckoning.Reason;

/**
 * How one clock ran for one case, in local seconds: what the reckoning and the account of days are both told from.
 *
 * @param legs the runs of the term, one after each restart; none when no clock ever ran
 * @param waits pauses that stop this clock, in order
 * @param end when this clock takes the case as ended
 * @param over the case really ended; a clock can take an end for granted while it goes on
 * @param due in force at the end; {@code null} when not known or still open
 * @param unit by which days count, the term's where there is one
 */
record Course(
        List<Leg> legs,
        List<Wait> waits,
        @Nullable Long end,
        boolean over,
        @Nullable Long due,
        Standing standing,
        boolean redated,
        @Nullable Term term,
        TermUnit unit,
        List<Reason> reasons) {

    /**
     * One run of the term.
     *
     * @param from receipt, or the return of the complete dossier
     * @param start when the term begins to run, after the afternoon's cutoff
     * @param due {@code null} when not known
     * @param lastDay with which the term would have ended, where its end was moved off a day that is not worked
     */
    record Leg(
            long from,
            long start,
            @Nullable Long due,
            @Nullable Long lastDay) {}

    static Course notStarted(@Nullable Term term, Reason reason) {
        return new Course(
                List.of(),
                List.of(),
                null,
                false,
                null,
                Standing.NOT_STARTED,
                false,
                term,
                term == null ? TermUnit.WORKING_DAY : term.unit(),
                List.of(reason));
    }

    /** When the clock began to run without a pause; {@code null} while it waits, after the end, or when it never ran. */
    @Nullable
    Long runningSince() {
        if (legs.isEmpty() || end != null) {
            return null;
        }
        long since = legs.getLast().start();
        for (Wait wait : waits) {
            Long to = wait.to();
            if (to == null) {
                return null;
            }
            since = Math.max(since, to);
        }
        return since;
    }

    long waitedSeconds(long asOf) {
        long sum = 0;
        for (Wait wait : waits) {
            Long to = wait.to();
            sum += Math.max(0, (to == null ? asOf : to) - wait.from());
        }
        return sum;
    }
}

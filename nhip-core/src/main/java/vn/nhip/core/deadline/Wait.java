package vn.nhip.core.deadline;

import org.jspecify.annotations.Nullable;

/**
 * A pause that stops a clock, in local seconds since 1970. The day it begins still counts; the day it ends does not.
 *
 * @param to {@code null} while it lasts
 */
record Wait(
        CaseTimes.Pause.Reason reason, long from, @Nullable Long to) {

    long fromDay() {
        return LocalSeconds.day(from);
    }

    boolean covers(long day) {
        Long until = to;
        return day > fromDay() && (until == null || day <= LocalSeconds.day(until));
    }

    boolean endsOn(long day) {
        Long until = to;
        return until != null && LocalSeconds.day(until) == day;
    }
}

package vn.nhip.core.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day between receipt and end, on one clock.
 *
 * @param counted the running count of the term on this day (1 for the first day that counts); {@code null} when the day does not count
 * @param reason why it counts or not; the holiday's name where it is one
 * @param reasonVietnamese the same for a person
 */
public record DayAccount(
        LocalDate day, Kind kind, @Nullable Integer counted, boolean due, String reason, String reasonVietnamese) {

    /** What became of the day. */
    public enum Kind {
        /** The day of receipt: not counted (Civil Code 2015, Điều 147). */
        START,
        /** Counts into the term. */
        COUNTED,
        /** Weekend or holiday: does not count. */
        OFF,
        /** The agency waits for the citizen. */
        WAITING,
        /** Tạm dừng that stops this clock. */
        SUSPENDED,
        /** After the due instant. */
        LATE
    }
}

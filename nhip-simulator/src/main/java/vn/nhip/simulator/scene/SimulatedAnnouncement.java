package vn.nhip.simulator.scene;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.OfficeDays;

/**
 * A decision that announces a procedure (quyết định công bố).
 *
 * @param inForce the newest day in force of what it rests on
 * @param published when it was entered in the national database; {@code null} while it is not
 */
public record SimulatedAnnouncement(
        String decision,
        String procedure,
        String agency,
        LocalDate decided,
        LocalDate inForce,
        @Nullable LocalDate published) {

    /** What happens on a day is known in its last second. */
    private static Instant endOf(LocalDate day) {
        return Instant.ofEpochSecond(OfficeDays.at(day.toEpochDay() + 1, 0) - 1);
    }

    /** From when on the decision is known. */
    Instant known() {
        return endOf(decided);
    }

    /** Whether it is decided or published after one instant and not after another. */
    boolean movesBetween(Instant before, Instant now) {
        return isBetween(known(), before, now) || (published != null && isBetween(endOf(published), before, now));
    }

    private static boolean isBetween(Instant it, Instant before, Instant now) {
        return it.isAfter(before) && !it.isAfter(now);
    }

    /** The same, not yet published where that comes after an instant. */
    SimulatedAnnouncement asOf(Instant now) {
        return published == null || !endOf(published).isAfter(now)
                ? this
                : new SimulatedAnnouncement(decision, procedure, agency, decided, inForce, null);
    }
}

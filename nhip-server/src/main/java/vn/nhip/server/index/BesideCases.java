package vn.nhip.server.index;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.server.register.Registers;

/**
 * Watches what is counted beside cases: that stands otherwise when a register says something new, and when a day begins, for petitions become
 * late then. For one thread.
 */
final class BesideCases {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Registers registers;
    private Instant lookedAt = Instant.EPOCH;
    private State state = new State(-1, LocalDate.EPOCH);

    BesideCases(Registers registers) {
        this.registers = registers;
    }

    /**
     * What is compared.
     *
     * @param revision of the registers
     */
    private record State(long revision, LocalDate day) {}

    /** Whether it stands otherwise than when this was last asked; looked for once a second, for another process may have brought it. */
    boolean hasMoved(Instant now) {
        if (Duration.between(lookedAt, now).compareTo(LOOK_EVERY) < 0) {
            return false;
        }
        lookedAt = now;
        State before = state;
        state = new State(registers.revision(), now.atZone(WorkCalendar.ZONE).toLocalDate());
        return !state.equals(before);
    }
}

package vn.nhip.simulator.sandbox.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a real mail server would hold against a message besides the protocol. */
interface Reception {
    /** How long the next answer lets one wait. */
    Duration delay();

    /** A refusal to begin with, or null. */
    @Nullable
    String greeting();

    /** A refusal of one recipient, 4xx for now or 5xx for good, or null. */
    @Nullable
    String recipient(String sender, String recipient);

    /** What becomes of a message after its text. */
    Ending ending();

    /** How a message ends. */
    enum Ending {
        /** Taken, and its sender is told. */
        TAKEN,
        /** Taken, but the connection breaks before its sender is told: it will come twice. */
        UNTOLD,
        /** The connection breaks and nothing was taken. */
        LOST
    }
}

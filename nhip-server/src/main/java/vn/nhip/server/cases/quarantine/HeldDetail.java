package vn.nhip.server.cases.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record in quarantine with what it says, which may be personal.
 *
 * @param raw as it came; empty when its text is kept no more
 * @param event the same as a CloudEvent, to be corrected; {@code null} when it could not be read as one
 * @param shut whether what it says does not open: its key is missing, or it was changed; then there is neither text
 * @param actions what was done with it, the oldest first
 */
public record HeldDetail(Held held, String raw, @Nullable String event, boolean shut, List<Action> actions) {

    public HeldDetail {
        actions = List.copyOf(actions);
    }

    /** Something that was done, in stable words: SENT_AGAIN, CORRECTED, READ_AGAIN, ACCEPTED, DISCARDED, TEXT_ERASED. */
    public record Action(Instant at, String actor, String action, String detail) {}

    /** What to offer for correcting: the event where there is one. */
    public String editable() {
        return event == null ? raw : event;
    }

    /** Says which it is, and nothing of what it says. */
    @Override
    public String toString() {
        return "HeldDetail[" + held.id() + "]";
    }
}

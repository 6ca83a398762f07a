package vn.nhip.server.audit.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; {@code null} leaves a part open.
 *
 * @param from recorded at this instant or later
 * @param until recorded before this instant
 * @param event the code of an event
 * @param who the id of who did it, or a part of the name
 * @param subject how the name of what it was done to begins
 * @param agency code of an agency; those below it are meant too
 * @param text somewhere in names, before, after, reason and details
 */
public record Question(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String event,
        @Nullable String who,
        @Nullable String subject,
        @Nullable String agency,
        @Nullable String text) {
    public static final Question ALL = new Question(null, null, null, null, null, null, null);
}

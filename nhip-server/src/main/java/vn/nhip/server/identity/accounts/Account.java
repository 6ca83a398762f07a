package vn.nhip.server.identity.accounts;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account of a person; its secrets are not in it.
 *
 * @param id names it everywhere; never used again
 * @param login what the person types
 * @param name as colleagues read it
 * @param created since when there is such an account
 * @param createdBy who made it; {@code null} when that is not known
 * @param lastSeen when the person last signed in; {@code null} for never
 * @param reopened since when it is open again after it was closed; {@code null} when it never was
 * @param disabled since when it is closed; {@code null} while it is open
 * @param disabledBecause why it is closed, in Vietnamese; {@code null} while it is open
 * @param lockedUntil until when no password is tried, after too many wrong ones; {@code null} for not locked
 * @param sessionsFrom sessions that began earlier are void
 * @param hasPassword whether it has a password
 * @param hasSecondFactor whether a code is asked for beside the password
 * @param sample whether it is an invented person of the demonstration
 */
public record Account(
        String id,
        String login,
        String name,
        Instant created,
        @Nullable String createdBy,
        @Nullable Instant lastSeen,
        @Nullable Instant reopened,
        @Nullable Instant disabled,
        @Nullable String disabledBecause,
        @Nullable Instant lockedUntil,
        Instant sessionsFrom,
        boolean hasPassword,
        boolean hasSecondFactor,
        boolean sample) {

    public boolean isOpen() {
        return disabled == null;
    }

    /** When it was last used: signed in with, opened again or made. */
    public Instant used() {
        return Stream.of(created, lastSeen, reopened)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(created);
    }

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }
}

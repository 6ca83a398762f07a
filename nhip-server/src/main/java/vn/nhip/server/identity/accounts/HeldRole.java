package vn.nhip.server.identity.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.identity.Role;

/**
 * A role that somebody holds in an agency and all below it.
 *
 * @param agency code of the agency; {@code null} for everywhere
 * @param until when it ends; {@code null} for no end
 * @param givenBy who gave it: id of an account, or of a work of the machine
 * @param delegatedBy whose role it is, handed over for a time; {@code null} for one's own
 */
public record HeldRole(
        long id,
        String account,
        Role role,
        @Nullable String agency,
        Instant since,
        @Nullable Instant until,
        String givenBy,
        @Nullable String delegatedBy) {

    /** Whether it is held at an instant. */
    public boolean isHeld(Instant instant) {
        return !instant.isBefore(since) && (until == null || instant.isBefore(until));
    }
}

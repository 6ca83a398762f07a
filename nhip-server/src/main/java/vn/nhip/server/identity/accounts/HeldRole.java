package vn.nhip.server.identity.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.identity.Role;

/**
 * A role that somebody holds in an agency and all below it.
 *
 * @param agency code of the agency; {@code null} for everywhere
 * @param agencyName what people call it; {@code null} for everywhere
 * @param until when it ends; {@code null} for no end
 * @param givenBy who gave it: id of an account, or of a work of the machine
 * @param delegatedBy whose role it is, handed over for a time; {@code null} for one's own
 */
public record HeldRole(
        long id,
        String account,
        Role role,
        @Nullable String agency,
        @Nullable String agencyName,
        Instant since,
        @Nullable Instant until,
        String givenBy,
        @Nullable String delegatedBy) {

    /** Where it is held, for people: "Phường Ba Đình (H26.401)", "mọi đơn vị". */
    public String place() {
        if (agency == null) {
            return "mọi đơn vị";
        }
        return agency.equals(agencyName) ? agency : agencyName + " (" + agency + ")";
    }

    /** Whether it is held at an instant. */
    public boolean isHeld(Instant instant) {
        return !instant.isBefore(since) && (until == null || instant.isBefore(until));
    }
}

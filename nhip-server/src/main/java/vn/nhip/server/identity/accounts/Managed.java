package vn.nhip.server.identity.accounts;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewers;

/**
 * Whose accounts the one who asks manages: everybody's, or those of people all of whose roles lie within the agencies they manage. Who holds
 * a role outside of them too is somebody else's: a new link would hand that role over. An account without a role may be about to get one
 * anywhere: it is whose who made it.
 */
@Component
public class Managed {
    private final HeldRoles roles;

    Managed(HeldRoles roles) {
        this.roles = roles;
    }

    /** Whether an account is one of them. */
    public boolean covers(Account account) {
        return covers(account, roles.now(account.id()));
    }

    /** The same, of an account with these roles. */
    public boolean covers(Account account, List<HeldRole> held) {
        Reach reach = Viewers.now().reach(Permission.ACCOUNTS_MANAGE);
        return held.isEmpty()
                ? reach.covers(null) || Viewers.now().id().equals(account.createdBy())
                : held.stream().allMatch(each -> reach.covers(each.agency()));
    }
}

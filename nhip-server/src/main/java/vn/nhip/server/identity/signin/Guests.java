package vn.nhip.server.identity.signin;

import java.util.EnumSet;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.accounts.DemonstrationHome;

/** Who did not sign in. In a demonstration they see its figures: all of it is invented, and it opens on a city that lives. */
@Component
class Guests {
    private static final Viewer OF_A_DEMONSTRATION = new Viewer(
            Viewer.Kind.ANYONE,
            Viewer.ANYONE.id(),
            Viewer.ANYONE.name(),
            EnumSet.of(Permission.PUBLIC_READ, Permission.FIGURES_READ),
            Reach.EVERYTHING,
            null);

    private final DemonstrationHome demonstration;

    Guests(DemonstrationHome demonstration) {
        this.demonstration = demonstration;
    }

    Viewer viewer() {
        return demonstration.isOn() ? OF_A_DEMONSTRATION : Viewer.ANYONE;
    }
}

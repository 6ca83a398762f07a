package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.StillThere;
import vn.nhip.server.identity.accounts.ViewerOf;

/** Looks at the session of a request when the request itself is over. */
@Component
class StillSignedIn implements StillThere {
    private final Sessions sessions;
    private final Guests guests;

    StillSignedIn(Sessions sessions, Guests guests) {
        this.sessions = sessions;
        this.guests = guests;
    }

    @Override
    public BooleanSupplier of(HttpServletRequest request, Permission permission) {
        Optional<SignedIn> in = Sessions.signedIn(request.getSession(false));
        return () -> in.map(person -> sessions.known(person).map(ViewerOf.Known::viewer))
                .orElseGet(() -> Optional.of(guests.viewer()))
                .filter(viewer -> viewer.may(permission))
                .isPresent();
    }
}

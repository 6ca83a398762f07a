package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.StillThere;

/** Looks at the session of a request when the request itself is over. */
@Component
class StillSignedIn implements StillThere {
    private final Sessions sessions;

    StillSignedIn(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public BooleanSupplier of(HttpServletRequest request, Permission permission) {
        Optional<SignedIn> in = Sessions.signedIn(request.getSession(false));
        return () -> in.flatMap(sessions::known)
                .filter(known -> known.viewer().may(permission))
                .isPresent();
    }
}

package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.accounts.ViewerOf;

/** Whoever signed in, in the session of the request. */
@Component
class SessionViewers implements RequestViewers {
    private final Sessions sessions;
    private final Guests guests;

    SessionViewers(Sessions sessions, Guests guests) {
        this.sessions = sessions;
        this.guests = guests;
    }

    @Override
    public Viewer of(HttpServletRequest request) {
        return sessions.person(request)
                .map(ViewerOf.Known::viewer)
                .orElseGet(guests::viewer)
                .from(request.getRemoteAddr());
    }
}

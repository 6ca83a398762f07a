package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sessions of this server in which somebody is signed in. */
@Component
class OpenSessions implements HttpSessionListener {
    /** A form that nobody has signed in for is open so long: whoever begins sessions without end takes memory no longer than this. */
    private static final Duration OF_NOBODY = Duration.ofMinutes(15);

    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** One of them; when it was last used changes. */
    static final class Open {
        private final HttpSession session;
        private final SignedIn in;
        private final String address;
        private volatile Instant seen;

        private Open(HttpSession session, SignedIn in, String address) {
            this.session = session;
            this.in = in;
            this.address = address;
            this.seen = in.at();
        }

        SignedIn in() {
            return in;
        }

        String address() {
            return address;
        }

        Instant seen() {
            return seen;
        }

        void see(Instant now) {
            seen = now;
        }
    }

    void add(HttpSession session, SignedIn in, String address) {
        open.put(in.handle(), new Open(session, in, address));
    }

    Optional<Open> find(SignedIn in) {
        return Optional.ofNullable(open.get(in.handle()));
    }

    /** Those of an account, the newest first. */
    List<Open> of(String account) {
        return open.values().stream()
                .filter(each -> each.in().account().equals(account))
                .sorted(Comparator.comparing((Open each) -> each.in().at()).reversed())
                .toList();
    }

    /** Ends one; false when it is over already. */
    boolean end(String handle) {
        Open ended = open.remove(handle);
        if (ended != null) {
            end(ended.session);
        }
        return ended != null;
    }

    static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedByAnotherRequest) {
            return;
        }
    }

    /** Forgets one whose browser stays signed in as somebody else, or that the server ended. */
    void forget(HttpSession session) {
        if (session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn in) {
            open.remove(in.handle());
        }
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setMaxInactiveInterval((int) OF_NOBODY.toSeconds());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession());
    }
}

package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.ViewerOf;

/** Sessions of browsers: begun anew at each sign-in, ended when idle, after a working day, by their owner, or when the account says so. */
@Component
public class Sessions {
    /** How long ago somebody may have signed in to change how they sign in. */
    public static final Duration FRESH = Duration.ofMinutes(15);

    private final OpenSessions open;
    private final ViewerOf viewers;
    private final LocalSignIn signIn;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final Duration longest;
    private final Duration idle;

    Sessions(
            OpenSessions open,
            ViewerOf viewers,
            LocalSignIn signIn,
            ApplicationEventPublisher facts,
            Clock clock,
            @Value("${nhip.identity.session-longest}") Duration longest,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        this.open = open;
        this.viewers = viewers;
        this.signIn = signIn;
        this.facts = facts;
        this.clock = clock;
        this.longest = longest;
        this.idle = idle;
    }

    /**
     * A session as its owner sees it.
     *
     * @param handle names it, to end it; it lets nobody in
     * @param begun when its owner signed in
     * @param seen when it was last used
     * @param how with what its owner signed in, in Vietnamese
     * @param address from where
     * @param isThis whether it is the one that asks
     */
    public record Shown(String handle, Instant begun, Instant seen, String how, String address, boolean isThis) {}

    /** Lets a person in: a session that existed before gets another name, so that nobody who knew it gets in too. */
    public void begin(HttpServletRequest request, Account account, String how) {
        // First of all: no record, no session.
        signIn.in(account, how, request.getRemoteAddr());
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        FormTokens.renew(request);
        open.forget(session);
        session.removeAttribute(Pending.ATTRIBUTE);
        SignedIn in = new SignedIn(UUID.randomUUID().toString(), account.id(), clock.instant(), how);
        session.setAttribute(SignedIn.ATTRIBUTE, in);
        session.setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
        open.add(session, in, request.getRemoteAddr());
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            open.forget(session);
            OpenSessions.end(session);
        }
    }

    /** The sessions of an account, the newest first. */
    public List<Shown> of(Account account, HttpServletRequest request) {
        Optional<SignedIn> here = signedIn(request.getSession(false));
        return open.of(account.id()).stream()
                .filter(each -> isGood(each.in(), account) && !isIdle(each))
                .map(each -> new Shown(
                        each.in().handle(),
                        each.in().at(),
                        each.seen(),
                        each.in().how(),
                        each.address(),
                        here.filter(each.in()::equals).isPresent()))
                .toList();
    }

    /** Ends one session of an account; false when it has none such. */
    public boolean end(String account, String handle) {
        boolean ended =
                open.of(account).stream().anyMatch(each -> each.in().handle().equals(handle)) && open.end(handle);
        if (ended) {
            facts.publishEvent(
                    Fact.of(What.SIGNED_OUT, Accounts.subject(account)).with("where", "một phiên khác"));
        }
        return ended;
    }

    static Optional<SignedIn> signedIn(@Nullable HttpSession session) {
        return session != null && session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn in
                ? Optional.of(in)
                : Optional.empty();
    }

    /** Whether who is signed in proved it a short while ago: asked before a new way into the account is made. */
    public boolean isFresh(HttpServletRequest request) {
        return signedIn(request.getSession(false))
                .filter(in -> clock.instant().isBefore(in.at().plus(FRESH)))
                .isPresent();
    }

    /** Who is signed in, as of now; empty when nobody is, or not any more. */
    Optional<ViewerOf.Known> person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SignedIn in = signedIn(session).orElse(null);
        if (session == null || in == null) {
            return Optional.empty();
        }
        Optional<ViewerOf.Known> known = known(in);
        if (known.isEmpty()) {
            open.forget(session);
            OpenSessions.end(session);
        } else if (!isByItself(request)) {
            open.find(in).ifPresent(each -> each.see(clock.instant()));
        }
        return known;
    }

    /** What an open page asks for without anybody doing anything: it does not keep a session from ending. */
    private static boolean isByItself(HttpServletRequest request) {
        return request.getHeader("Nhip-Follow") != null
                || MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader("Accept"));
    }

    /** Who signed in then, as of now; empty when that is over. */
    Optional<ViewerOf.Known> known(SignedIn in) {
        return open.find(in)
                .filter(each -> !isIdle(each))
                .flatMap(each -> viewers.account(in.account()))
                .filter(any -> isGood(in, any.account()));
    }

    private boolean isIdle(OpenSessions.Open session) {
        return !clock.instant().isBefore(session.seen().plus(idle));
    }

    private boolean isGood(SignedIn in, Account account) {
        Instant now = clock.instant();
        return now.isBefore(in.at().plus(longest)) && !in.at().isBefore(account.sessionsFrom());
    }

    Optional<Pending> pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(Pending.ATTRIBUTE) instanceof Pending pending
                ? Optional.of(pending).filter(any -> any.isGood(clock.instant()))
                : Optional.empty();
    }

    /** Remembers that the first factor was right, under a new name of the session. */
    void await(HttpServletRequest request, Pending pending) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(Pending.ATTRIBUTE, pending);
    }
}

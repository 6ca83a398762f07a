package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.accounts.Account;

/** A second factor that its owner is replacing, between the password and the first code of the new secret. */
@Component
public class Replacing {
    private static final String ATTRIBUTE = "nhip.replacing";

    private final SecondFactor secondFactor;
    private final Clock clock;

    Replacing(SecondFactor secondFactor, Clock clock) {
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    /** A new secret, kept in the session for some minutes. */
    public String begin(HttpServletRequest request, Account account) {
        String secret = secondFactor.newSecret();
        request.getSession(true)
                .setAttribute(ATTRIBUTE, new Pending(account.id(), clock.instant(), SignInPaths.ACCOUNT, secret));
        return secret;
    }

    /** The new secret; empty when none was asked for, or too long ago, or by somebody else. */
    public Optional<String> secret(HttpServletRequest request, Account account) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Pending pending
                ? Optional.of(pending)
                        .filter(any -> any.isGood(clock.instant())
                                && any.account().equals(account.id())
                                && !any.at().isBefore(account.sessionsFrom()))
                        .map(Pending::secret)
                : Optional.empty();
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}

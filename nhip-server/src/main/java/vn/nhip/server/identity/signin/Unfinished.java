package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;

/** Sign-ins between the first factor and the second. */
@Component
public class Unfinished {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Clock clock;

    Unfinished(Sessions sessions, Accounts accounts, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Remembers that the first factor was right.
     *
     * @param to where the person wanted to go
     * @param newSecret the secret to set up; {@code null} when the account has a second factor
     */
    public void begin(HttpServletRequest request, Account account, String to, @Nullable String newSecret) {
        sessions.await(request, new Pending(account.id(), clock.instant(), to, newSecret));
    }

    /** Whose sign-in it is; empty when none was begun, too long ago, or before the account's credentials were changed. */
    public Optional<Account> account(HttpServletRequest request) {
        return sessions.pending(request)
                .flatMap(pending -> accounts.byId(pending.account())
                        .filter(Account::isOpen)
                        .filter(account -> !pending.at().isBefore(account.sessionsFrom())));
    }

    /** The secret that is being set up; {@code null} when there is a second factor already. */
    public @Nullable String secret(HttpServletRequest request) {
        return sessions.pending(request).map(Pending::secret).orElse(null);
    }

    /** Where the person wanted to go. */
    public String to(HttpServletRequest request) {
        return sessions.pending(request).map(Pending::to).orElse("/");
    }
}

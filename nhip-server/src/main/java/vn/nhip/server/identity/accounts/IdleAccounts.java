package vn.nhip.server.identity.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that nobody uses any more, which are closed before somebody else finds them. */
@Component
public class IdleAccounts {
    /** Accounts that nobody used for so long are closed (TCVN 14423:2026, level 3). */
    public static final Duration IDLE = Duration.ofDays(45);

    private final Accounts accounts;
    private final Operators operators;
    private final Clock clock;

    IdleAccounts(Accounts accounts, Operators operators, Clock clock) {
        this.accounts = accounts;
        this.operators = operators;
        this.clock = clock;
    }

    /** Whether an account is not let in any more because nobody used it for {@link #IDLE}; the last one that manages all accounts always is. */
    public boolean isIdle(Account account) {
        return isOld(account, clock.instant()) && !operators.isLast(account.id());
    }

    private static boolean isOld(Account account, Instant now) {
        return !account.sample() && account.used().plus(IDLE).isBefore(now);
    }

    /** Closes every such account, the longest unused first; returns how many. */
    @Transactional
    public int close() {
        Instant now = clock.instant();
        List<Account> idle = accounts.list().stream()
                .filter(Account::isOpen)
                .filter(account -> isOld(account, now))
                .sorted(Comparator.comparing(Account::used))
                .toList();
        int closed = 0;
        for (Account account : idle) {
            if (!operators.isLast(account.id())) {
                accounts.disable(account.id(), "không dùng quá " + IDLE.toDays() + " ngày");
                closed++;
            }
        }
        return closed;
    }
}

package vn.nhip.server.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.IdleAccounts;
import vn.nhip.server.screen.AddressLimit;

/** Checks the first factor, counts what was wrong, and locks for a while who is wrong too often. */
@Component
public class LocalSignIn {
    /** After so many wrong tries in a row an account is locked for {@link #LOCKED}. */
    public static final int TRIES = 5;

    public static final Duration LOCKED = Duration.ofMinutes(15);

    private static final int TRIES_OF_AN_ADDRESS = 30;
    private static final int LONGEST_LOGIN = 100;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final IdleAccounts idle;
    private final Strangers strangers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final AddressLimit limit = new AddressLimit(TRIES_OF_AN_ADDRESS, Duration.ofMinutes(5));

    LocalSignIn(
            Accounts accounts,
            Passwords passwords,
            SecondFactor secondFactor,
            IdleAccounts idle,
            Strangers strangers,
            JdbcClient jdbc,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.idle = idle;
        this.strangers = strangers;
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /** What became of a try. */
    public sealed interface Tried {
        /** It was right. */
        record Right(Account account) implements Tried {}

        /** It was wrong; why is told to nobody but the audit log. */
        record Wrong() implements Tried {}

        /** Too many were wrong: wait. */
        record Wait(long seconds) implements Tried {}
    }

    /** Tries a login and a password from an address. */
    @Transactional
    public Tried password(String login, String password, String address) {
        long wait = limit.take(address);
        if (wait > 0) {
            return new Tried.Wait(wait);
        }
        Instant now = clock.instant();
        String name = login.strip();
        Optional<Account> found = name.length() > LONGEST_LOGIN ? Optional.empty() : accounts.byLogin(name);
        boolean right = passwords.matches(found, password);
        if (found.isEmpty()) {
            refused("account/?", address, "không có tài khoản");
            return stranger(name);
        }
        Account account = alone(found.get());
        if (account.isLocked(now)) {
            refused(Accounts.subject(account.id()), address, "đang khóa tạm");
            return new Tried.Wait(seconds(now, account));
        }
        if (!account.isOpen() || idle.isIdle(account)) {
            refused(Accounts.subject(account.id()), address, "tài khoản đã ngừng");
            return stranger(account.login());
        }
        return right ? new Tried.Right(account) : wrong(account, address, "sai mật khẩu");
    }

    /** The account as it is now, while no other try of it is judged: tries at once are counted one by one. */
    private Account alone(Account account) {
        jdbc.sql("select id from identity.account where id = ? for update")
                .param(account.id())
                .query(String.class)
                .optional();
        return accounts.byId(account.id()).orElse(account);
    }

    private Tried stranger(String name) {
        Duration wait = strangers.wrong(name.substring(0, Math.min(name.length(), LONGEST_LOGIN)));
        return wait.isZero() ? new Tried.Wrong() : new Tried.Wait(Math.max(1, wait.toSeconds()));
    }

    private static long seconds(Instant now, Account account) {
        Instant until = account.lockedUntil();
        return until == null ? 1 : Math.max(1, Duration.between(now, until).toSeconds());
    }

    /** Tries the code of the second factor. */
    @Transactional
    public Tried code(Account pending, String code, String address) {
        long wait = limit.take(address);
        if (wait > 0) {
            return new Tried.Wait(wait);
        }
        Instant now = clock.instant();
        Account account = alone(pending);
        if (account.isLocked(now)) {
            refused(Accounts.subject(account.id()), address, "đang khóa tạm");
            return new Tried.Wait(seconds(now, account));
        }
        return secondFactor.accept(account, code)
                ? new Tried.Right(account)
                : wrong(account, address, "sai mã xác thực");
    }

    /** Notes that somebody is in. */
    @Transactional
    public void in(Account account, String how, String address) {
        jdbc.sql("update identity.account set last_seen = ?, failures = 0, locked_until = null where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), account.id())
                .update();
        facts.publishEvent(Fact.of(What.SIGNED_IN, Accounts.subject(account.id()))
                .by(person(account, address))
                .with("how", how));
    }

    static Viewer person(Account account, String address) {
        return new Viewer(Viewer.Kind.PERSON, account.id(), account.name(), Map.of(), address);
    }

    private Tried wrong(Account account, String address, String why) {
        Instant now = clock.instant();
        int failures = jdbc.sql("update identity.account set failures = failures + 1 where id = ? returning failures")
                .param(account.id())
                .query(Integer.class)
                .single();
        refused(Accounts.subject(account.id()), address, why);
        if (failures < TRIES) {
            return new Tried.Wrong();
        }
        jdbc.sql("update identity.account set failures = 0, locked_until = ? where id = ?")
                .params(now.plus(LOCKED).atOffset(ZoneOffset.UTC), account.id())
                .update();
        facts.publishEvent(Fact.of(What.ACCOUNT_LOCKED, Accounts.subject(account.id()))
                .by(Viewer.ANYONE.from(address))
                .with("minutes", LOCKED.toMinutes()));
        return new Tried.Wait(LOCKED.toSeconds());
    }

    private void refused(String subject, String address, String why) {
        facts.publishEvent(Fact.of(What.SIGN_IN_REFUSED, subject)
                .by(Viewer.ANYONE.from(address))
                .with("why", why));
    }
}

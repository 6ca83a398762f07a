package vn.nhip.server.identity.signin;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;

/** Passwords: PBKDF2 with SHA-256 and a salt each; never in clear anywhere. */
@Component
public class Passwords {
    /** TCVN 14423:2026, level 3: eight with a second factor; ours always has one, and asks for a little more. */
    public static final int SHORTEST = 10;

    private static final int LONGEST = 200;
    private static final List<String> COMMON =
            List.of("password", "matkhau", "1234567890", "qwertyuiop", "abcdefghij", "administrator");

    private final Pbkdf2PasswordEncoder encoder = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    /** Compared with where there is no account, so that the time of an answer does not tell who has one. */
    private final String nobodys = encoder.encode("nobody has this password");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Passwords(JdbcClient jdbc, ApplicationEventPublisher facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /** What is wrong with a new password, in Vietnamese; empty when nothing is. */
    public Optional<String> objection(String password, Account account) {
        String small = password.toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST) {
            return Optional.of("Mật khẩu cần ít nhất %d ký tự; một câu dễ nhớ là tốt nhất.".formatted(SHORTEST));
        }
        if (password.length() > LONGEST) {
            return Optional.of("Mật khẩu dài nhất %d ký tự.".formatted(LONGEST));
        }
        if (small.contains(account.login().toLowerCase(Locale.ROOT))) {
            return Optional.of("Mật khẩu không được chứa tên đăng nhập: chọn mật khẩu khác.");
        }
        if (COMMON.stream().anyMatch(small::startsWith)
                || small.chars().distinct().count() < 5) {
            return Optional.of("Mật khẩu này quá dễ đoán: chọn mật khẩu khác.");
        }
        return Optional.empty();
    }

    /** Gives an account a password; sessions that began before are void. */
    @Transactional
    public void set(Account account, String password) {
        jdbc.sql("""
                        update identity.account
                        set password = ?, sessions_from = ?, failures = 0, locked_until = null where id = ?
                        """)
                .params(encoder.encode(password), clock.instant().atOffset(ZoneOffset.UTC), account.id())
                .update();
        facts.publishEvent(
                Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id())).with("what", "mật khẩu"));
    }

    /** Takes the password of an account away; sessions that began before are void. */
    @Transactional
    public void remove(Account account) {
        jdbc.sql("""
                        update identity.account
                        set password = null, sessions_from = ?, failures = 0, locked_until = null where id = ?
                        """)
                .params(clock.instant().atOffset(ZoneOffset.UTC), account.id())
                .update();
        if (account.hasPassword()) {
            facts.publishEvent(Fact.of(What.CREDENTIAL_CHANGED, Accounts.subject(account.id()))
                    .with("what", "bỏ mật khẩu"));
        }
    }

    /** Whether it is the password of an account; takes as long where there is none. */
    boolean matches(Optional<Account> account, String password) {
        Optional<String> kept = account.filter(Account::hasPassword)
                .flatMap(any -> jdbc.sql("select password from identity.account where id = ?")
                        .param(any.id())
                        .query(String.class)
                        .optional());
        boolean same =
                encoder.matches(password.substring(0, Math.min(password.length(), LONGEST)), kept.orElse(nobodys));
        return same && kept.isPresent();
    }
}

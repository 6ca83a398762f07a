package vn.nhip.server.identity.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;

/** Links with which somebody sets up an account, or gets back into it; good once, for a day. */
@Repository
public class Invitations {
    public static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final int TOKEN_BYTES = 24;

    /** The link of the first start is void once anybody has an account, that of a closed account as long as it is closed. */
    private static final String GOOD = """
            sha256 = ? and used is null and expires > ?
            and case when account is null then not exists (select from identity.account)
                else exists (select from identity.account a where a.id = account and a.disabled is null) end
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(JdbcClient jdbc, ApplicationEventPublisher facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A link that is still good.
     *
     * @param account whose; {@code null} for the link of the first start
     */
    public record Open(@Nullable String account) {}

    /**
     * Makes a link; earlier ones of the same account are void.
     *
     * @param account whose; {@code null} for the link of the first start
     * @return the secret part of the link, known only now
     */
    @Transactional
    public String create(@Nullable String account) {
        jdbc.sql("update identity.invitation set used = now() where account is not distinct from ? and used is null")
                .param(account)
                .update();
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into identity.invitation (sha256, account, created, expires) values (?, ?, ?, ?)")
                .param(sha256(token))
                .param(account)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(clock.instant().plus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .update();
        if (account != null) {
            facts.publishEvent(
                    Fact.of(What.ACCOUNT_CHANGED, Accounts.subject(account)).with("what", "liên kết thiết lập"));
        }
        return token;
    }

    /** What a link is for; empty when it was used, is too old or void, or there was none. */
    public Optional<Open> look(String token) {
        return jdbc.sql("select account from identity.invitation where " + GOOD)
                .params(sha256(token), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Open(row.getString(1)))
                .optional();
    }

    /** Uses a link up; false when somebody else was faster. Before the account is made that the link of the first start is for. */
    public boolean use(String token) {
        return jdbc.sql("update identity.invitation set used = ? where " + GOOD)
                        .params(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                sha256(token),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

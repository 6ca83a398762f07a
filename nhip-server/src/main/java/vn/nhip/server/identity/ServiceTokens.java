package vn.nhip.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact.What;

/** Tokens that stand for a key for some minutes, so that the key itself travels seldom. Void with their key, at once. */
@Repository
public class ServiceTokens {
    /** How long a token is good. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** Tells a token from a key. */
    static final String PREFIX = "nhipt_";

    private static final int SECRET_BYTES = 32;
    private static final int LENGTH_MAX = 200;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ServiceTokens(JdbcClient jdbc, ApplicationEventPublisher facts, Clock clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** What became of a request for a token. */
    public sealed interface Asked {
        /** A token, known only now. */
        record Given(String token, Set<Scope> scopes) implements Asked {
            @Override
            public String toString() {
                return "Given[" + scopes + "]";
            }
        }

        /** No such key with this secret, or it is void. */
        record Unknown() implements Asked {}

        /** The key lacks a scope that was asked for. */
        record TooMuch() implements Asked {}
    }

    /**
     * Gives a token for a key.
     *
     * @param scopes of those the key has; none for all of them
     * @param address where the request comes from
     */
    @Transactional
    public Asked give(String keyId, String keySecret, Set<Scope> scopes, String address) {
        Optional<ApiKey> found = keyId.length() > LENGTH_MAX || keySecret.length() > LENGTH_MAX
                ? Optional.empty()
                : jdbc.sql("select " + StoredApiKeys.COLUMNS + " from identity.api_key where id = ? and sha256 = ? and "
                                + StoredApiKeys.GOOD)
                        .params(keyId, sha256(keySecret), clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, number) -> StoredApiKeys.key(row))
                        .optional();
        if (found.isEmpty()) {
            return new Asked.Unknown();
        }
        ApiKey key = found.get();
        if (!key.scopes().containsAll(scopes)) {
            return new Asked.TooMuch();
        }
        Set<Scope> given = scopes.isEmpty() ? key.scopes() : Set.copyOf(scopes);
        String token = keep(key, given);
        facts.publishEvent(Fact.of(What.SIGNED_IN, "key/" + key.id())
                .by(new Viewer(Viewer.Kind.SYSTEM, key.id(), key.source(), Set.of(), Reach.NOTHING, address))
                .with("how", "client_credentials"));
        return new Asked.Given(token, given);
    }

    /** Notes that no token was given; what was sent is not noted. */
    @Transactional
    public void refused(String address) {
        facts.publishEvent(Fact.of(What.SIGN_IN_REFUSED, "key/?")
                .by(Viewer.ANYONE.from(address))
                .with("how", "client_credentials")
                .with("why", "khóa hoặc bí mật không đúng"));
    }

    private String keep(ApiKey key, Set<Scope> scopes) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from identity.service_token where expires < now()").update();
        jdbc.sql("""
                        insert into identity.service_token (sha256, key, scopes, expires)
                        values (?, ?, ?, now() + make_interval(secs => ?))
                        """)
                .params(
                        sha256(token),
                        key.id(),
                        scopes.stream().map(Scope::code).sorted().toArray(String[]::new),
                        GOOD_FOR.toSeconds())
                .update();
        return token;
    }

    /** The key that a token stands for, with the token's scopes; empty when it is none, too old, or its key is void. */
    Optional<ApiKey> find(String token) {
        return jdbc.sql("""
                        select k.id, k.source, t.scopes, k.events_per_second, k.created, k.expires, k.revoked, k.agency
                        from identity.service_token t join identity.api_key k on k.id = t.key
                        where t.sha256 = ? and t.expires > now() and k.revoked is null and (k.expires is null or k.expires > ?)
                        """)
                .params(sha256(token), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> StoredApiKeys.key(row))
                .optional();
    }

    static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package vn.nhip.server.identity;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact.What;

/** Keys in the database, as hashes; rates in memory, per server. */
@Repository
class StoredApiKeys implements ApiKeys {
    private static final String BEARER = "Bearer ";
    private static final String PREFIX = "nhip_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int SECRET_LENGTH_MAX = 200;
    static final String COLUMNS = "id, source, scopes, events_per_second, created, expires, revoked, agency";
    /** One parameter: now. */
    static final String GOOD = "revoked is null and (expires is null or expires > ?)";

    private final JdbcClient jdbc;
    private final ServiceTokens tokens;
    private final AgencyTree tree;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final int requestsPerSecond;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Bucket> requests = new ConcurrentHashMap<>();
    private final Map<String, Bucket> events = new ConcurrentHashMap<>();

    StoredApiKeys(
            JdbcClient jdbc,
            ApplicationEventPublisher facts,
            ServiceTokens tokens,
            AgencyTree tree,
            Clock clock,
            @Value("${nhip.identity.requests-per-second}") int requestsPerSecond) {
        this.facts = facts;
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.tree = tree;
        this.clock = clock;
        this.requestsPerSecond = requestsPerSecond;
    }

    @Override
    @Transactional
    public Created create(
            String source, Set<Scope> scopes, int eventsPerSecond, @Nullable Instant expires, @Nullable String agency) {
        if (agency != null && !tree.has(agency)) {
            throw new NoSuchAgency("không có đơn vị “%s”; chọn mã đơn vị trong danh mục.".formatted(agency));
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] idBytes = new byte[ID_BYTES];
        random.nextBytes(idBytes);
        ApiKey key = jdbc.sql("""
                        insert into identity.api_key (id, sha256, source, scopes, events_per_second, created, expires, agency)
                        values (?, ?, ?, ?, ?, now(), ?, ?) returning %s
                        """.formatted(COLUMNS))
                .param(HexFormat.of().formatHex(idBytes))
                .param(ServiceTokens.sha256(secret))
                .param(source)
                .param(scopes.stream().map(Scope::code).sorted().toArray(String[]::new))
                .param(eventsPerSecond)
                .param(expires == null ? null : expires.atOffset(ZoneOffset.UTC))
                .param(agency)
                .query((row, number) -> key(row))
                .single();
        facts.publishEvent(Fact.of(What.KEY_CREATED, "key/" + key.id())
                .inAgency(agency)
                .with("source", source)
                .with("until", expires == null ? "không hạn" : expires.toString())
                .with("scopes", scopes.stream().map(Scope::code).sorted().collect(Collectors.joining(" "))));
        return new Created(key, secret);
    }

    @Override
    public List<ApiKey> list() {
        return jdbc.sql("select " + COLUMNS + " from identity.api_key order by created desc, id")
                .query((row, number) -> key(row))
                .list();
    }

    @Override
    @Transactional
    public boolean revoke(String id) {
        boolean revoked = jdbc.sql("update identity.api_key set revoked = now() where id = ? and revoked is null")
                        .param(id)
                        .update()
                > 0;
        if (revoked) {
            facts.publishEvent(Fact.of(What.KEY_REVOKED, "key/" + id));
        }
        return revoked;
    }

    @Override
    public Access access(@Nullable String authorization, Scope scope) {
        Optional<ApiKey> found = find(authorization);
        if (found.isEmpty()) {
            return new Access.Unknown();
        }
        ApiKey key = found.get();
        if (!key.scopes().contains(scope)) {
            return new Access.Forbidden(key);
        }
        long wait = wait(requests.computeIfAbsent(key.id(), id -> bucket(requestsPerSecond, requestsPerSecond)), 1);
        return wait > 0 ? new Access.TooMany(wait) : new Access.Granted(key);
    }

    /** Asked at every request, so that a key is void at once when it is revoked or its time is over. */
    private Optional<ApiKey> find(@Nullable String authorization) {
        if (authorization == null
                || authorization.length() > SECRET_LENGTH_MAX
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String secret = authorization.substring(BEARER.length()).strip();
        if (secret.startsWith(ServiceTokens.PREFIX)) {
            return tokens.find(secret);
        }
        return jdbc.sql("select " + COLUMNS + " from identity.api_key where sha256 = ? and " + GOOD)
                .params(ServiceTokens.sha256(secret), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> key(row))
                .optional();
    }

    @Override
    public long secondsToWait(ApiKey key, int count) {
        int rate = key.eventsPerSecond();
        Bucket bucket = events.computeIfAbsent(key.id(), id -> bucket(rate, rate));
        // A batch larger than a second's rate waits for a full bucket; otherwise it could never come in.
        return wait(bucket, Math.clamp(count, 1, rate));
    }

    private static Bucket bucket(long capacity, long perSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(capacity)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    private static long wait(Bucket bucket, long tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }

    static ApiKey key(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires", OffsetDateTime.class);
        OffsetDateTime revoked = row.getObject("revoked", OffsetDateTime.class);
        return new ApiKey(
                row.getString("id"),
                row.getString("source"),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .flatMap(code -> Scope.of(code).stream())
                        .collect(Collectors.toSet()),
                row.getInt("events_per_second"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant(),
                revoked == null ? null : revoked.toInstant(),
                row.getString("agency"));
    }
}

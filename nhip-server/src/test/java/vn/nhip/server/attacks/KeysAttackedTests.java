package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.Scope;

/** Keys of systems that are wrong, revoked, of somebody else, or in the wrong place. */
@AttackedServer
class KeysAttackedTests {
    private static final byte[] EMPTY = "[]".getBytes(StandardCharsets.UTF_8);
    private static final String BATCH = "Content-Type: application/cloudevents-batch+json";

    private final Ground ground;

    KeysAttackedTests(Ground ground) {
        this.ground = ground;
    }

    private Answer send(String target, String... headers) {
        return ground.wire().send("POST", target, EMPTY, headers);
    }

    @Test
    void letNobodyInWhenWrong(CapturedOutput log) {
        Map<String, Long> before = ground.rows();
        String good = ground.key();
        for (String authorization : new String[] {
            "",
            "Authorization: Bearer",
            "Authorization: Bearer " + Ground.MARKER,
            "Authorization: Bearer " + good.substring(0, good.length() - 1),
            "Authorization: Bearer " + good + "A",
            "Authorization: Bearer " + good.toUpperCase(java.util.Locale.ROOT),
            "Authorization: Basic " + good,
            "Authorization: " + good,
            "Authorization: Bearer ' or 1=1 --" + Ground.MARKER,
            "Authorization: Bearer %00" + Ground.MARKER,
            "Authorization: Bearer " + "x".repeat(7_000),
            "X-Api-Key: " + good,
            "Cookie: Authorization=Bearer " + good,
        }) {
            Answer answer = authorization.isEmpty()
                    ? send("/api/v1/events", BATCH)
                    : send("/api/v1/events", BATCH, authorization);
            assertThat(answer.status()).as(authorization).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(good, Ground.MARKER);
        }
        assertThat(ground.rows()).containsAllEntriesOf(without(before, "identity.api_key"));
        assertThat(log.getAll()).doesNotContain(Ground.MARKER, good);
    }

    private static Map<String, Long> without(Map<String, Long> rows, String table) {
        rows.remove(table);
        return rows;
    }

    /** An address is written into logs and histories: what is in it counts for nothing. */
    @Test
    void letNobodyInFromTheAddress(CapturedOutput log) {
        String good = ground.key();
        for (String parameter : new String[] {"access_token", "key", "api_key", "token", "authorization"}) {
            assertThat(send("/api/v1/events?" + parameter + "=" + good, BATCH).status())
                    .as(parameter)
                    .isEqualTo(401);
        }
        assertThat(log.getAll()).doesNotContain(good);
    }

    @Test
    void endAtOnceWhenRevoked() {
        ApiKeys.Created created = ground.keys().create("thu-hoi", Set.of(Scope.EVENTS_WRITE), 100);
        String header = "Authorization: Bearer " + created.secret();
        assertThat(send("/api/v1/events", BATCH, header).status()).isEqualTo(200);
        ground.keys().revoke(created.key().id());
        assertThat(send("/api/v1/events", BATCH, header).status()).isEqualTo(401);
    }

    @Test
    void openNoPages() {
        String header = "Authorization: Bearer " + ground.key();
        for (String page : new String[] {"/cases", "/cases.csv", "/cases/quarantine", "/cases/import"}) {
            assertThat(ground.wire().get(page, header).status()).as(page).isNotEqualTo(200);
        }
    }

    @Test
    void doOnlyWhatTheyAreFor() {
        String portal = "Authorization: Bearer "
                + ground.keys()
                        .create("chi-cong", Set.of(Scope.PORTAL_WRITE), 100)
                        .secret();
        assertThat(send("/api/v1/events", BATCH, portal).status()).isEqualTo(403);
        assertThat(send("/api/v1/registers/agencies", "Content-Type: text/csv", portal)
                        .status())
                .isEqualTo(403);
    }
}

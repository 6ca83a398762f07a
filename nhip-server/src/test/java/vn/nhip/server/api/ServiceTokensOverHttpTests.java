package vn.nhip.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.ApiKeys.Created;
import vn.nhip.server.identity.Scope;

/** A system that exchanges its key for a token and sends with that, over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"nhip.sample=off", "nhip.home=target/nhip-for-tests", "nhip.test.sign-in=on"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ServiceTokensOverHttpTests {
    private static final String GRANT = "grant_type=client_credentials";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final Environment environment;
    private Created key;

    ServiceTokensOverHttpTests(ApiKeys keys, JdbcClient jdbc, Environment environment) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.environment = environment;
        this.key = keys.create("thu", Set.of(Scope.EVENTS_WRITE), 100);
    }

    @BeforeEach
    void aKey() {
        key = keys.create("thu", Set.of(Scope.EVENTS_WRITE, Scope.PORTAL_WRITE), 1_000);
    }

    private HttpResponse<String> ask(String id, String secret, String body) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return post("/api/v1/token", "Basic " + basic, "application/x-www-form-urlencoded", body);
    }

    private HttpResponse<String> post(String path, String authorization, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(String body) {
        HttpResponse<String> answer = ask(key.key().id(), key.secret(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    /** 400 for a body that is no event: the door was open. */
    private int events(String token) {
        return post("/api/v1/events", "Bearer " + token, "text/html", "-").statusCode();
    }

    private int dossiers(String token) {
        return post("/api/v1/portal/dossiers", "Bearer " + token, "application/json", "-")
                .statusCode();
    }

    @Test
    void aTokenOpensWhatItsKeyOpens() {
        HttpResponse<String> answer = ask(key.key().id(), key.secret(), GRANT);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("\"token_type\":\"Bearer\"", "\"expires_in\":600", "\"scope\":\"events:write portal:write\"");
        String token = token(GRANT);
        assertThat(events(token)).isEqualTo(events(key.secret())).isNotIn(401, 403);
        assertThat(dossiers(token)).isNotIn(401, 403);
    }

    @Test
    void aTokenMayHaveFewerScopesThanItsKeyAndNeverMore() {
        String token = token(GRANT + "&scope=events:write");

        assertThat(events(token)).isNotIn(401, 403);
        assertThat(dossiers(token)).isEqualTo(403);
        assertThat(ask(key.key().id(), key.secret(), GRANT + "&scope=registers:write")
                        .body())
                .contains("\"error\":\"invalid_scope\"");
    }

    @Test
    void aTokenIsVoidWithItsKeyAtOnce() {
        String token = token(GRANT);
        keys.revoke(key.key().id());

        assertThat(events(token)).isEqualTo(401);
        assertThat(ask(key.key().id(), key.secret(), GRANT).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsGoodForTenMinutes() {
        String token = token(GRANT);
        assertThat(jdbc.sql("""
                                select bool_and(expires between now() + interval '9 minutes' and now() + interval '10 minutes')
                                from identity.service_token where key = ?
                                """).param(key.key().id()).query(Boolean.class).single())
                .isTrue();
        jdbc.sql("update identity.service_token set expires = now() where key = ?")
                .param(key.key().id())
                .update();

        assertThat(events(token)).isEqualTo(401);
    }

    @Test
    void theDatabaseHoldsNoToken() {
        String token = token(GRANT);

        assertThat(jdbc.sql("select t::text from identity.service_token t")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, invalid_request",
        "grant_type=, 400, invalid_request",
        "grant_type=password, 400, unsupported_grant_type",
        "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "grant_type=client_credentials&scope=everything, 400, invalid_scope"
    })
    void whatIsWrongIsSaidInTheWordsOfTheStandard(String body, int status, String error) {
        HttpResponse<String> answer = ask(key.key().id(), key.secret(), body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"").doesNotContain("everything", key.secret());
    }

    @Test
    void whoDoesNotProveTheKeyGetsNoToken() {
        for (String authorization : new String[] {"", "Basic !", "Basic eA==", "Bearer " + key.secret()}) {
            HttpResponse<String> answer =
                    post("/api/v1/token", authorization, "application/x-www-form-urlencoded", GRANT);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
        Created other = keys.create("khac", Set.of(Scope.EVENTS_WRITE), 100);
        assertThat(ask(key.key().id(), other.secret(), GRANT).body()).contains("\"error\":\"invalid_client\"");
        assertThat(ask("' or true --", key.secret(), GRANT).statusCode()).isEqualTo(401);
    }

    @Test
    void aSecretInTheAddressIsRefused() {
        HttpResponse<String> answer =
                post("/api/v1/token?client_secret=" + key.secret(), "", "application/x-www-form-urlencoded", GRANT);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not in the address");
    }

    @Test
    void aTokenGetsNoFurtherToken() {
        assertThat(ask(key.key().id(), token(GRANT), GRANT).statusCode()).isEqualTo(401);
    }
}

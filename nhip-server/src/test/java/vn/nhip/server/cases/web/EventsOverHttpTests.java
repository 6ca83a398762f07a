package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Person;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.Scope;

/** What a sending system meets, over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"nhip.sample=off", "nhip.home=target/nhip-for-tests", "nhip.intake.request-bytes=2MB"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class EventsOverHttpTests {
    private static int cases;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final Environment environment;
    private String secret = "";
    private int number;
    private OffsetDateTime since = OffsetDateTime.MIN;

    EventsOverHttpTests(ApiKeys keys, JdbcClient jdbc, Environment environment) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @BeforeEach
    void aKeyAndACase() {
        secret = keys.create(CasesForTests.SOURCE, Set.of(Scope.EVENTS_WRITE), 100_000)
                .secret();
        cases += 10;
        number = cases;
        since = jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    @Test
    void takesABatchAndSaysOfEachEventWhatBecameOfIt() throws Exception {
        byte[] batch = batch(CasesForTests.life(number).messages());

        HttpResponse<String> first = send(gzip(batch), EventReader.BATCH_TYPE, "Content-Encoding", "gzip");
        HttpResponse<String> again = send(batch, EventReader.BATCH_TYPE);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(first.body())
                .startsWith("{\"accepted\":5,\"duplicate\":0,\"quarantined\":0,\"events\":[")
                .contains("{\"id\":\"" + CasesForTests.code(number) + ".0\",\"outcome\":\"accepted\"}");
        assertThat(again.body()).startsWith("{\"accepted\":0,\"duplicate\":5,");
        assertThat(events()).isEqualTo(5);
    }

    @Test
    void takesOneEventInTheStructuredAndInTheBinaryForm() throws Exception {
        CaseMessage structured = CasesForTests.life(number).messages().getFirst();
        CaseMessage binary = CasesForTests.life(number).messages().get(1);
        String[] headers = EventWriter.headers(binary).entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);

        assertThat(send(EventWriter.write(structured), EventReader.EVENT_TYPE).body())
                .startsWith("{\"accepted\":1,");
        assertThat(send(EventWriter.body(binary), "application/json", headers).body())
                .startsWith("{\"accepted\":1,");
    }

    @Test
    void saysWhyAnEventWaitsAndTakesTheOthers() throws Exception {
        String good = new String(
                EventWriter.write(CasesForTests.life(number).messages().getFirst()), StandardCharsets.UTF_8);
        String future = good.replace("\"" + CasesForTests.code(number) + ".0\"", "\"mai-" + number + "\"")
                .replace("\"2026-", "\"2199-");
        byte[] body = ("[" + good + ",{\"specversion\":\"1.0\"}," + future + "]").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = send(body, EventReader.BATCH_TYPE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"accepted\":1,\"duplicate\":0,\"quarantined\":2,")
                .contains("\"kind\":\"FUTURE\"", "\"kind\":\"MISSING\"");
        assertThat(events()).isOne();
    }

    /** Entries of a kind about keys that are recorded, or about to be, since the test began. */
    private long entries(String event) {
        return jdbc.sql("""
                        select (select count(*) from audit.entry where event = :event and subject like 'key/%' and at >= :since)
                            + (select count(*) from audit.waiting where event = :event and subject like 'key/%' and at >= :since)
                        """)
                .param("event", event)
                .param("since", since)
                .query(Long.class)
                .single();
    }

    @Test
    void refusesWhoHasNoGoodKey() throws Exception {
        byte[] batch = batch(CasesForTests.life(number).messages());
        String good = secret;
        secret = "";
        assertThat(send(batch, EventReader.BATCH_TYPE).statusCode()).isEqualTo(401);
        secret = "nhip_guessed";
        HttpResponse<String> guessed = send(batch, EventReader.BATCH_TYPE);
        assertThat(guessed.statusCode()).isEqualTo(401);
        assertThat(guessed.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(guessed.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(guessed.body()).contains("\"detail\":").doesNotContain("nhip_guessed");
        assertThat(entries("sign-in-refused"))
                .as("a key that was sent, and none")
                .isOne();

        keys.list().forEach(key -> keys.revoke(key.id()));
        secret = good;
        assertThat(send(batch, EventReader.BATCH_TYPE).statusCode()).isEqualTo(401);
        assertThat(events()).isZero();
    }

    @Test
    void refusesWhatTheKeyMayNotSend() throws Exception {
        byte[] batch = batch(CasesForTests.life(number).messages());
        secret = keys.create(CasesForTests.SOURCE, Set.of(Scope.PORTAL_WRITE), 100)
                .secret();
        assertThat(send(batch, EventReader.BATCH_TYPE).statusCode()).isEqualTo(403);
        assertThat(entries("access-refused")).isOne();

        secret = keys.create("nguoi-khac", Set.of(Scope.EVENTS_WRITE), 100).secret();
        HttpResponse<String> foreign = send(batch, EventReader.BATCH_TYPE);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("nguoi-khac", CasesForTests.SOURCE);
        assertThat(events()).isZero();
    }

    @Test
    void asksToComeBackLaterWhenTheRateIsUsedUp() throws Exception {
        secret =
                keys.create(CasesForTests.SOURCE, Set.of(Scope.EVENTS_WRITE), 5).secret();
        assertThat(send(batch(CasesForTests.life(number).messages()), EventReader.BATCH_TYPE)
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> more = send(batch(CasesForTests.life(number + 1).messages()), EventReader.BATCH_TYPE);

        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void refusesBombsAndDamagedArchivesWhole() throws Exception {
        byte[] packed = gzip(batch(CasesForTests.life(number).messages()));
        byte[] cut = Arrays.copyOf(packed, packed.length - 20);
        HttpResponse<String> truncated = send(cut, EventReader.BATCH_TYPE, "Content-Encoding", "gzip");
        assertThat(truncated.statusCode()).isEqualTo(400);
        assertThat(truncated.body()).contains("nothing of the request was taken");
        assertThat(events()).isZero();

        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(send(bomb, EventReader.BATCH_TYPE, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        byte[] large = new byte[3_000_000];
        assertThat(send(large, EventReader.BATCH_TYPE).statusCode()).isEqualTo(413);
    }

    @Test
    void saysWhichFormsItUnderstands() throws Exception {
        byte[] batch = batch(CasesForTests.life(number).messages());
        HttpResponse<String> xml = send(batch, "application/xml");
        assertThat(xml.statusCode()).isEqualTo(415);
        assertThat(xml.body()).contains(EventReader.BATCH_TYPE);
        assertThat(send(batch, EventReader.BATCH_TYPE, "Content-Encoding", "br").statusCode())
                .isEqualTo(415);
    }

    @Test
    void keepsPersonsOutOfTheLogOfEventsAndOutOfTheServersLog(CapturedOutput output) throws Exception {
        Person person = new Person("Người Thử Kín", "099999999999", "0988888888", null, "Thôn Thử");
        CaseMessage message = CasesForTests.of(
                person, CasesForTests.begun(number).submitted("2026-03-02").last());
        String wrong = new String(EventWriter.write(message), StandardCharsets.UTF_8)
                .replace("\"id\":\"", "\"id\":\"w-")
                .replace("\"2026-", "\"2199-");
        String body = "[" + new String(EventWriter.write(message), StandardCharsets.UTF_8) + "," + wrong + "]";

        HttpResponse<String> answer = send(body.getBytes(StandardCharsets.UTF_8), EventReader.BATCH_TYPE);

        assertThat(answer.body()).startsWith("{\"accepted\":1,\"duplicate\":0,\"quarantined\":1,");
        assertThat(answer.body()).doesNotContain("Thử Kín", "099999999999");
        assertThat(output.getAll()).doesNotContain("Thử Kín", "099999999999", "0988888888", "Thôn Thử");
        assertThat(jdbc.sql(
                                "select count(*) from cases.event e where e::text like '%Thử Kín%' or e::text like '%0999999%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from cases.quarantine q
                        where q::text like '%Thử Kín%' or encode(raw, 'escape') like '%0999999%'
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void takesThePortalsPayloadAndSaysWhatItCosts() throws Exception {
        secret = keys.create(CasesForTests.SOURCE, Set.of(Scope.PORTAL_WRITE), 1000)
                .secret();
        byte[] payload = """
                {"session": "bi-mat", "madonvi": "H99", "service": "DongBoHoSoMC", "isUpdating": false, "data": [
                  {"MaHoSo": "%s", "MaTTHC": "1.000001", "NgayNopHoSo": "20260302080000", "NgayTiepNhan": "20260302090000",
                   "NgayHenTra": "20260309170000", "TrangThaiHoSo": "4", "ChuHoSo": "Người Thử Cổng"}]}
                """.formatted(CasesForTests.code(number)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> first = post("/api/v1/portal/dossiers", payload, "application/json");
        HttpResponse<String> again = post("/api/v1/portal/dossiers", payload, "application/json");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"findings\":[{", "KenhThucHien").doesNotContain("Thử Cổng", "bi-mat");
        assertThat(events()).isGreaterThanOrEqualTo(2);
        assertThat(again.body()).startsWith("{\"accepted\":0,");
        assertThat(post("/api/v1/portal/dossiers", "{\"data\": [".getBytes(StandardCharsets.UTF_8), "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void publishesTheSchemas() throws Exception {
        HttpResponse<String> index = get("/api/v1/schemas");
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.body()).contains("case/accepted/v1.json");
        assertThat(get("/api/v1/schemas/case/accepted/v1.json").body()).contains("$schema");
        HttpResponse<String> none = get("/api/v1/schemas/case/nothing.json");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
    }

    private long events() {
        return jdbc.sql("select count(*) from cases.event where case_code = any (?)")
                .param(new String[] {CasesForTests.code(number), CasesForTests.code(number + 1)})
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> send(byte[] body, String type, String... headers)
            throws IOException, InterruptedException {
        return post("/api/v1/events", body, type, headers);
    }

    private HttpResponse<String> post(String path, byte[] body, String type, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!secret.isEmpty()) {
            request.header("Authorization", "Bearer " + secret);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] batch(List<CaseMessage> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventWriter.writeBatch(messages, bytes);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

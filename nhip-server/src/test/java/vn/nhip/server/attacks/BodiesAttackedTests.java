package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.nhip.server.attacks.Ground.Route;
import vn.nhip.server.attacks.Wire.Answer;

/** Bodies that are too large, too deep, not what they say, or no text at all, at every interface for systems and every form. */
@AttackedServer
class BodiesAttackedTests {
    private static final int DEPTH = 10_000;
    private static final int MEBI = 1 << 20;
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","source":"tan-cong","type":"vn.nhip.case.accepted.v1","subject":"H99-1",
             "time":"2026-08-03T08:00:00+07:00","datacontenttype":"application/json","data":{"procedure":%s}}""";

    private final Ground ground;

    BodiesAttackedTests(Ground ground) {
        this.ground = ground;
    }

    private static String[] types() {
        return new String[] {
            BATCH,
            "application/cloudevents+json",
            "application/x-ndjson",
            "application/json",
            "text/csv",
            "application/xml"
        };
    }

    /** Every interface in every form; none fails, none takes anything whole, none writes down what was sent. */
    private void isRefusedEverywhere(byte[] body, CapturedOutput log, String... headers) {
        long before = events();
        for (Route route : ground.routes(RequestMethod.POST)) {
            if (!route.pattern().startsWith("/api/")) {
                continue;
            }
            String target = route.pattern().replace("{name}", "petitions");
            for (String type : types()) {
                Answer answer = ground.post(target, type, body, headers);
                assertThat(answer.status())
                        .as("%s as %s: %s", target, type, answer.body())
                        .isLessThan(500);
                assertThat(answer.body())
                        .doesNotContain("Exception", "at vn.nhip", "tools.jackson", "org.postgresql")
                        .hasSizeLessThan(200_000);
            }
        }
        assertThat(events()).isEqualTo(before);
        assertThat(log.getAll()).doesNotContain(Ground.MARKER, "Servlet.service() for servlet");
    }

    private long events() {
        return ground.jdbc()
                .sql("select count(*) from cases.event")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[",
                "[[[[",
                "\"zqjxkv7391",
                "zqjxkv7391",
                "[null,1,true,\"zqjxkv7391\",[],{}]",
                "{\"a\":1,\"a\":2,\"id\":\"zqjxkv7391\",\"id\":\"b\"}",
                "[{\"specversion\":\"1.0\",\"id\":\"zqjxkv7391\"}]",
                "{\"data\":[{\"MaHoSo\":{\"a\":[]}}],\"data\":\"zqjxkv7391\"}",
                "[1e999999999,-1e999999999]",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "\u0000\u0000\u0000",
                "petition,agency,sent\n\u0000zqjxkv7391,H44,2026-08-01\n",
                "petition,agency,sent\n\"zqjxkv7391,H44",
            })
    void thatAreNoBodies(String body, CapturedOutput log) {
        isRefusedEverywhere(body.getBytes(StandardCharsets.UTF_8), log);
    }

    @Test
    void thatAreNestedWithoutEnd(CapturedOutput log) {
        isRefusedEverywhere("[".repeat(DEPTH).getBytes(StandardCharsets.UTF_8), log);
        isRefusedEverywhere(("[".repeat(DEPTH) + "]".repeat(DEPTH)).getBytes(StandardCharsets.UTF_8), log);
        isRefusedEverywhere(
                ("{\"data\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)).getBytes(StandardCharsets.UTF_8), log);
        String deep = "[" + EVENT.formatted("deep", "[".repeat(DEPTH) + "]".repeat(DEPTH)) + "]";
        isRefusedEverywhere(deep.getBytes(StandardCharsets.UTF_8), log);
    }

    @Test
    void thatHoldNumbersAsLongAsBooks(CapturedOutput log) {
        String number = "9".repeat(MEBI);
        isRefusedEverywhere(("[" + number + "]").getBytes(StandardCharsets.UTF_8), log);
        isRefusedEverywhere(("[" + EVENT.formatted("huge", number) + "]").getBytes(StandardCharsets.UTF_8), log);
        isRefusedEverywhere(
                ("[" + EVENT.formatted("exponent", "1e2147483647") + "]").getBytes(StandardCharsets.UTF_8), log);
    }

    @Test
    void thatAreNoText(CapturedOutput log) {
        byte[] event = ("[" + EVENT.formatted("x", "\"@\"") + "]").getBytes(StandardCharsets.UTF_8);
        for (int odd : new int[] {0xC0, 0xED, 0xFE, 0xFF, 0x80, 0xF8}) {
            byte[] broken = event.clone();
            for (int i = 0; i < broken.length; i++) {
                broken[i] = broken[i] == '@' ? (byte) odd : broken[i];
            }
            isRefusedEverywhere(broken, log);
        }
        isRefusedEverywhere(new byte[10_000], log);
    }

    /** Half a character and the character that no text of the database can hold. */
    @Test
    void thatHoldWhatNoTextCanHold(CapturedOutput log) {
        for (String odd : new String[] {"\\ud800", "\\udfff\\ud800", "\\u0000", "a\\u0000" + Ground.MARKER}) {
            String body = "[" + EVENT.formatted(odd, "\"" + odd + "\"") + "]";
            Answer answer = ground.post("/api/v1/events", BATCH, body);
            assertThat(answer.status()).as(odd + ": " + answer.body()).isLessThan(500);
            Answer portal = ground.post(
                    "/api/v1/portal/dossiers",
                    "application/json",
                    "{\"session\":\"%s\",\"madonvi\":\"%s\",\"service\":\"DongBoHoSoMC\",\"data\":[{\"MaHoSo\":\"%s\",\"MaTTHC\":\"%s\"}]}"
                            .formatted(odd, odd, odd, odd));
            assertThat(portal.status()).as(odd + ": " + portal.body()).isLessThan(500);
        }
        assertThat(log.getAll()).doesNotContain(Ground.MARKER, "Servlet.service() for servlet", "PSQLException");
    }

    @Test
    void thatAreLargerThanTheyMayBe(CapturedOutput log) {
        byte[] large = new byte[9 * MEBI];
        for (String target :
                new String[] {"/api/v1/events", "/api/v1/portal/dossiers", "/api/v1/registers/petitions"}) {
            String type =
                    target.endsWith("petitions") ? "text/csv" : target.endsWith("events") ? BATCH : "application/json";
            assertThat(ground.post(target, type, large).status()).as(target).isIn(0, 413);
            assertThat(ground.post(target, type, gzip(new byte[200 * MEBI]), "Content-Encoding: gzip")
                            .status())
                    .as("bomb at %s", target)
                    .isEqualTo(413);
            assertThat(ground.post(target, type, gzip(gzip(new byte[200 * MEBI])), "Content-Encoding: gzip, gzip")
                            .status())
                    .as("bomb in a bomb at %s", target)
                    .isEqualTo(415);
        }
        Browser browser = ground.everything();
        Map<String, Long> before = ground.rows();
        byte[] form = ("_csrf=" + Browser.encode(browser.token()) + "&q=" + "x".repeat(4 * MEBI))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(browser.send(
                                "POST",
                                "/cases/quarantine/rule",
                                form,
                                "Content-Type: application/x-www-form-urlencoded")
                        .isRefused())
                .isTrue();
        assertThat(ground.rows()).isEqualTo(before);
        assertThat(log.getAll()).doesNotContain("OutOfMemoryError");
    }

    @Test
    void thatSayTwoLengths() {
        Wire wire = ground.wire();
        String head =
                "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ground.key() + "\r\n";
        String smuggled = "0\r\n\r\nGET /actuator/env HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String lengths : new String[] {
            "Content-Length: 4\r\nContent-Length: 40\r\n",
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 4\r\n Content-Length: 5\r\n",
            "Content-Length : 4\r\n",
        }) {
            Answer answer = wire.raw(
                    (head + lengths + "Connection: close\r\n\r\n" + smuggled).getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.status() == 0 || (answer.status() >= 400 && answer.status() <= 501))
                    .as("%s: %s", lengths, answer.status())
                    .isTrue();
            assertThat(answer.body()).doesNotContain("HTTP/1.1 200");
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Reading one parameter of such a request would put the whole of it onto the disk. */
    @Test
    void filesOfNobodyAreTurnedAwayBeforeTheyAreRead() {
        byte[] body = ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                        + "a".repeat(MEBI) + "\r\n--x--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (String target : new String[] {"/cases/import", "/lookup", "/", "/identity/sign-in", "/api/v1/events"}) {
            for (String method : new String[] {"POST", "GET"}) {
                assertThat(ground.wire()
                                .send(method, target, body, "Content-Type: multipart/form-data; boundary=x")
                                .status())
                        .as("%s %s", method, target)
                        .isEqualTo(415);
            }
        }
    }

    @Test
    void aPasskeyThatIsTooLargeIsNotReadToItsEnd() {
        Browser browser = ground.anybody();
        String token = browser.token();
        Answer answer = browser.send(
                "POST",
                "/identity/passkeys/sign-in",
                "x".repeat(4 * MEBI).getBytes(StandardCharsets.US_ASCII),
                "Content-Type: application/json",
                "X-CSRF-TOKEN: " + token);
        assertThat(answer.status()).isBetween(400, 499);
    }
}

package vn.nhip.simulator.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HttpSandboxTests {
    /** Keeps words, by their number. */
    private static final class WordServer extends HttpSandbox {
        private final List<String> words = new ArrayList<>();

        WordServer(Setting setting) {
            super("words", "Sổ từ", setting);
            route("POST", "/words", JSON, this::keep);
            route("GET", "/words/{number}", this::tell);
            route("GET", "/broken", request -> {
                throw new IllegalStateException("out of ink");
            });
            steering("word", value -> () -> words.add(value.stringValue()));
        }

        private synchronized Answer keep(Request request) {
            words.add(SandboxJson.needed(request.json(), "word"));
            return Answer.json(201, SandboxJson.object().put("number", words.size()));
        }

        private synchronized Answer tell(Request request) {
            int number = Integer.parseInt(request.path().get("number"));
            return Answer.text(
                    200, "text/plain", words.get(number - 1) + request.query().getOrDefault("end", ""));
        }

        @Override
        protected synchronized JsonNode state() {
            return SandboxJson.object().put("words", words.size());
        }

        @Override
        protected synchronized void clear() {
            words.clear();
        }
    }

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T00:00:00Z"));
    private final WordServer server = new WordServer(Setting.calm().at(now::get));
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        server.start();
        caller = new Caller(server);
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    @Test
    void answersOnTheLoopbackAddressOnly() throws IOException {
        assertThat(server.address().getHost()).isEqualTo("localhost");
        for (InetAddress own :
                InetAddress.getAllByName(InetAddress.getLocalHost().getHostAddress())) {
            assertThat(own.isLoopbackAddress() || !isListening(own)).isTrue();
        }
    }

    private boolean isListening(InetAddress address) {
        try (var socket = new java.net.Socket()) {
            socket.connect(
                    new java.net.InetSocketAddress(address, server.address().getPort()), 2_000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    @Test
    void routesByMethodAndPath() {
        assertThat(caller.post("/words", "{\"word\":\"nhịp\"}").statusCode()).isEqualTo(201);
        assertThat(caller.get("/words/1?end=%21%20%C4%91").body()).isEqualTo("nhịp! đ");
    }

    @Test
    void refusesInJson() {
        assertError(caller.get("/nowhere"), 404, "/nowhere");
        assertError(caller.get("/words"), 405, "POST");
        assertThat(caller.get("/words").headers().firstValue("Allow")).contains("POST");
        assertError(caller.post("/words", "text/plain", "nhịp"), 415, "application/json");
        assertError(caller.post("/words", "{\"word\":"), 400, "JSON");
        assertError(caller.post("/words", "[]"), 400, "object");
        assertError(caller.post("/words", "{\"word\":\"a\",\"word\":\"b\"}"), 400, "JSON");
        assertError(caller.post("/words", "{\"word\":\"a\"} b"), 400, "JSON");
        assertError(caller.post("/words", "{}"), 400, "\"word\" is missing");
        assertError(caller.get("/broken"), 500, "out of ink");
    }

    @Test
    void readsForms() {
        assertThat(Request.pairs("a=1&b=%C4%91+%26&c&a=2"))
                .containsEntry("a", "2")
                .containsEntry("b", "đ &")
                .containsEntry("c", "");
        assertThat(Request.pairs(null)).isEmpty();
        assertThatThrownBy(() -> Request.pairs("a=%zz"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessageContaining("percent");
    }

    @Test
    void refusesABodyThatIsTooLargeAndStaysWell() {
        assertError(caller.post("/words", "{\"word\":\"" + "a".repeat(5 << 20) + "\"}"), 413, "4194304");
        assertThat(caller.post("/words", "{\"word\":\"a\"}").statusCode()).isEqualTo(201);
    }

    private static void assertError(HttpResponse<String> response, int status, String words) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(Caller.json(response).path("error").stringValue()).contains(words);
    }

    @Test
    void isSteeredAtItsOwnAddress() {
        caller.post("/words", "{\"word\":\"a\"}");
        JsonNode standing = Caller.json(caller.get("/_sandbox"));
        assertThat(standing.path("name").stringValue()).isEqualTo("words");
        assertThat(standing.path("requests").path("answered").intValue()).isEqualTo(1);
        assertThat(standing.path("state").path("words").intValue()).isEqualTo(1);

        JsonNode cleared = Caller.json(caller.post("/_sandbox", "{\"clear\":true,\"word\":\"b\"}"));
        assertThat(cleared.path("requests").path("answered").intValue()).isZero();
        assertThat(cleared.path("state").path("words").intValue()).isEqualTo(1);
    }

    @Test
    void doesNothingOfAWrongSteering() {
        for (String wrong : List.of(
                "{\"word\":\"a\",\"weather\":{\"failureShare\":2}}",
                "{\"word\":\"a\",\"weather\":{\"failureShare\":0.6,\"dropShare\":0.6}}",
                "{\"word\":\"a\",\"weather\":{\"rain\":1}}",
                "{\"word\":\"a\",\"weather\":{\"meanLatencyMillis\":1.5}}",
                "{\"word\":\"a\",\"weather\":{\"meanLatencyMillis\":\"1\"}}",
                "{\"word\":\"a\",\"weather\":{\"outages\":{}}}",
                "{\"word\":\"a\",\"weather\":{\"outages\":[{\"fromSeconds\":5,\"toSeconds\":5}]}}",
                "{\"word\":\"a\",\"weather\":1}",
                "{\"word\":\"a\",\"clear\":false}",
                "{\"word\":\"a\",\"rain\":true}")) {
            assertThat(caller.post("/_sandbox", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(caller.post("/_sandbox", "text/plain", "{\"word\":\"a\"}").statusCode())
                .isEqualTo(415);
        assertThat(caller.send(caller.request("/_sandbox").DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(Caller.json(caller.get("/_sandbox"))
                        .path("state")
                        .path("words")
                        .intValue())
                .isZero();
    }

    private void weather(String json) {
        assertThat(caller.post("/_sandbox", "{\"weather\":" + json + "}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void failsLikeAProxyWithoutDoingTheWork() {
        weather("{\"failureShare\":1}");
        HttpResponse<String> failed = caller.post("/words", "{\"word\":\"a\"}");
        assertThat(failed.statusCode()).isBetween(500, 504);
        assertThat(failed.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(Caller.json(caller.get("/_sandbox"))
                        .path("state")
                        .path("words")
                        .intValue())
                .isZero();
    }

    @Test
    void endsConnectionsWithoutAnAnswerOnceItMayHaveDoneTheWork() {
        weather("{\"dropShare\":1}");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> caller.send(caller.request("/words")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"word\":\"a\"}"))))
                    .isInstanceOf(UncheckedIOException.class);
        }
        JsonNode standing = Caller.json(caller.get("/_sandbox"));
        assertThat(standing.path("requests").path("dropped").intValue()).isEqualTo(20);
        assertThat(standing.path("state").path("words").intValue()).isBetween(1, 19);
    }

    @Test
    void isOutInItsWindowsAndBackAfterThem() {
        weather("{\"outages\":[{\"fromSeconds\":10,\"toSeconds\":20}]}");
        assertThat(caller.post("/words", "{\"word\":\"a\"}").statusCode()).isEqualTo(201);
        now.set(now.get().plusSeconds(10));
        assertThat(caller.post("/words", "{\"word\":\"a\"}").statusCode()).isEqualTo(503);
        assertThat(caller.get("/_sandbox").statusCode()).isEqualTo(200);
        now.set(now.get().plusSeconds(10));
        assertThat(caller.post("/words", "{\"word\":\"a\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void isSlowWhereTheWeatherIs() {
        weather("{\"slowShare\":1,\"slowMillis\":300}");
        long began = System.nanoTime();
        assertThat(caller.post("/words", "{\"word\":\"a\"}").statusCode()).isEqualTo(201);
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void faresTheSameForTheSameSeed() {
        Weather stormy = new Weather(50, 0.2, 1_000, 0.2, 0.2, List.of());
        WeatherCourse first = new WeatherCourse("words", 7, stormy, now.get());
        WeatherCourse second = new WeatherCourse("words", 7, stormy, now.get());
        WeatherCourse other = new WeatherCourse("words", 8, stormy, now.get());
        List<WeatherCourse.Fate> fates = fates(first);
        assertThat(fates(second)).isEqualTo(fates);
        assertThat(fates(other)).isNotEqualTo(fates);
        assertThat(fates.stream().filter(fate -> fate instanceof WeatherCourse.Fate.Failed))
                .hasSizeBetween(150, 250);
        first.set(stormy, now.get());
        assertThat(fates(first)).isEqualTo(fates);
    }

    private List<WeatherCourse.Fate> fates(WeatherCourse course) {
        List<WeatherCourse.Fate> fates = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            fates.add(course.next(now.get()));
        }
        return fates;
    }

    @Test
    void canBeClosedTwiceAndWhileSomebodyWaits() throws InterruptedException {
        weather("{\"slowShare\":1,\"slowMillis\":60000}");
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                caller.get("/words/1");
            } catch (UncheckedIOException cutOff) {
                assertThat(cutOff).hasCauseInstanceOf(IOException.class);
            }
        });
        server.close();
        server.close();
        waiting.join(10_000);
        assertThat(waiting.isAlive()).isFalse();
        assertThatThrownBy(server::address).isInstanceOf(IllegalStateException.class);
    }
}

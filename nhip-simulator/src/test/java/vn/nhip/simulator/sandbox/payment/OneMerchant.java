package vn.nhip.simulator.sandbox.payment;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.SandboxJson;

/** Takes call-backs, and acknowledges them unless told what else to answer. */
final class OneMerchant implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    OneMerchant() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            try (exchange) {
                calls.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                String answer = answers.poll();
                byte[] body = (answer == null ? "{\"code\":\"00\"}" : answer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders("500".equals(answer) ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    Merchant merchant() {
        return new Merchant("MAU", "Trung tâm <mẫu>", origin());
    }

    URI origin() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Answers the next call so instead of acknowledging it. */
    void answer(String body) {
        answers.add(body);
    }

    /** The next call-back; fails when none comes. */
    JsonNode called() throws InterruptedException {
        String body = calls.poll(10, TimeUnit.SECONDS);
        if (body == null) {
            throw new AssertionError("no call-back came");
        }
        return SandboxJson.MAPPER.readTree(body);
    }

    int waiting() {
        return calls.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

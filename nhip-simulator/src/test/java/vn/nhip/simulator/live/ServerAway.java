package vn.nhip.simulator.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;

/** A server that knows events by source and id like the real one, and makes trouble: by plan, one kind for each request. */
final class ServerAway implements AutoCloseable {
    static final String KEY = "nhip_thu";

    enum Trouble {
        NONE,
        /** The connection breaks before anything is taken. */
        BREAKS_BEFORE,
        /** Taken, but the answer is lost. */
        BREAKS_AFTER,
        /** Taken, but the answer breaks off in its middle. */
        CUT_ANSWER,
        TOO_FAST,
        BUSY,
        BUSY_WITHOUT_SAYING_HOW_LONG,
        /** Taken, but the answer says that it broke. */
        ERROR_AFTER,
        /** Takes nothing, closes its port, and comes back when somebody has waited some times. */
        GOES_AWAY,
        /** Taken, and then silence. */
        SILENT,
        UNKNOWN_KEY,
        OTHER_SOURCE,
        UNSUPPORTED,
        NO_SERVER_OF_OURS
    }

    private static final int WAITS_AWAY = 3;

    private final IntFunction<Trouble> plan;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> events = new LinkedHashMap<>();
    private final Map<String, List<String>> cases = new LinkedHashMap<>();
    private final Set<String> atWork = new HashSet<>();
    private final Set<String> overtaken = new LinkedHashSet<>();
    private final List<String> told = new ArrayList<>();
    private final int port;
    private volatile Predicate<CaseMessage> quarantine = message -> false;
    private volatile IntConsumer atRequest = number -> {};
    private @Nullable HttpServer server;
    private int requests;
    private int inWork;
    private int inWorkMax;
    private int waitsLeft;

    ServerAway(IntFunction<Trouble> plan) {
        this.plan = plan;
        this.port = listen(0);
    }

    private synchronized int listen(int on) {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 0);
            fresh.setExecutor(threads);
            fresh.createContext("/api/v1/", this::answer);
            fresh.start();
            server = fresh;
            return fresh.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    void quarantine(Predicate<CaseMessage> which) {
        quarantine = which;
    }

    /** Does something when a request has come, before it is answered; it is told how many came up to this one, each number once. */
    void atRequest(IntConsumer something) {
        atRequest = something;
    }

    /** Somebody waited. */
    synchronized void waited() {
        if (server == null && --waitsLeft <= 0) {
            listen(port);
        }
    }

    private synchronized void goAway() {
        if (server != null) {
            server.stop(0);
            server = null;
            waitsLeft = WAITS_AWAY;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int number;
        synchronized (this) {
            number = requests++;
        }
        atRequest.accept(number + 1);
        Trouble trouble = plan.apply(number);
        switch (trouble) {
            case BREAKS_BEFORE -> exchange.close();
            case GOES_AWAY -> {
                goAway();
                exchange.close();
            }
            case TOO_FAST, BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "2");
                say(exchange, trouble == Trouble.BUSY ? 503 : 429, "{\"detail\":\"nothing was taken\"}");
            }
            case BUSY_WITHOUT_SAYING_HOW_LONG -> say(exchange, 503, "");
            case UNKNOWN_KEY -> say(exchange, 401, "{\"detail\":\"no valid API key\"}");
            case OTHER_SOURCE -> say(exchange, 403, "{\"detail\":\"key 1a sends for source \\\"x\\\"\"}");
            case UNSUPPORTED -> say(exchange, 415, "{\"detail\":\"not understood\"}");
            case NO_SERVER_OF_OURS -> say(exchange, 200, "<html>Xin chào</html>");
            default -> taken(exchange, trouble, take(exchange, body));
        }
    }

    private void taken(HttpExchange exchange, Trouble trouble, String answer) throws IOException {
        switch (trouble) {
            case BREAKS_AFTER -> exchange.close();
            case ERROR_AFTER -> say(exchange, 500, "");
            case CUT_ANSWER -> {
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case SILENT -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            default -> say(exchange, 200, answer);
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private String take(HttpExchange exchange, byte[] body) {
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new IllegalStateException("a request without the key");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/api/v1/registers/")) {
            synchronized (this) {
                told.add(path.substring(path.lastIndexOf('/') + 1) + " " + new String(body, StandardCharsets.UTF_8));
                return "{\"records\":1,\"new\":1}";
            }
        }
        List<CaseMessage> batch = new ArrayList<>();
        EventReader.batch(body, EventReader.Limits.REQUEST)
                .forEachRemaining(read -> batch.add(((EventRead.Read) read).message()));
        Set<String> codes = new HashSet<>();
        batch.forEach(message -> codes.add(message.caseCode()));
        begin(codes);
        try {
            return outcomes(batch);
        } finally {
            end(codes);
        }
    }

    private synchronized void begin(Set<String> codes) {
        inWork++;
        inWorkMax = Math.max(inWorkMax, inWork);
        codes.stream().filter(atWork::contains).forEach(overtaken::add);
        atWork.addAll(codes);
    }

    private synchronized void end(Set<String> codes) {
        inWork--;
        atWork.removeAll(codes);
    }

    private synchronized String outcomes(List<CaseMessage> batch) {
        int accepted = 0;
        int quarantined = 0;
        StringBuilder each = new StringBuilder();
        for (CaseMessage message : batch) {
            String id = message.source() + " " + message.id();
            each.append(each.isEmpty() ? "" : ",").append("{\"id\":\"").append(message.id());
            boolean known = events.containsKey(id);
            events.merge(id, 1, Integer::sum);
            if (known) {
                each.append("\",\"outcome\":\"duplicate\"}");
            } else if (quarantine.test(message)) {
                quarantined++;
                each.append(
                                "\",\"outcome\":\"quarantined\",\"problem\":{\"kind\":\"UNKNOWN_AGENCY\",\"field\":\"data.agency\",")
                        .append("\"detail\":\"unknown\",\"vietnamese\":\"Không có cơ quan này.\"}}");
            } else {
                accepted++;
                told.add(message.id());
                cases.computeIfAbsent(message.caseCode(), code -> new ArrayList<>())
                        .add(message.id());
                each.append("\",\"outcome\":\"accepted\"}");
            }
        }
        return "{\"accepted\":%d,\"duplicate\":%d,\"quarantined\":%d,\"events\":[%s]}"
                .formatted(accepted, batch.size() - accepted - quarantined, quarantined, each);
    }

    /** Ids of events in the order in which they were accepted, and names and texts of registers among them. */
    synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** Ids of the events of each case in the order in which they were accepted. */
    synchronized Map<String, List<String>> cases() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        cases.forEach((code, ids) -> copy.put(code, List.copyOf(ids)));
        return copy;
    }

    /** Of all events, how often each has come. */
    synchronized Map<String, Integer> events() {
        return Map.copyOf(events);
    }

    /** Cases of which two batches were at work at once. */
    synchronized Set<String> overtaken() {
        return Set.copyOf(overtaken);
    }

    synchronized int inWorkMax() {
        return inWorkMax;
    }

    synchronized int requests() {
        return requests;
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (this) {
            if (server != null) {
                server.stop(0);
            }
        }
        threads.shutdownNow();
    }
}

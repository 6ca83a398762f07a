package vn.nhip.simulator.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.WeatherCourse.Fate;

/**
 * A server of the outside world over HTTP, on this machine's loopback address only. Whoever builds one gives its {@link #route routes}; weather,
 * limits, errors in JSON and the address {@code /_sandbox} to steer it are here.
 *
 * <p>{@code GET /_sandbox} says how it stands; {@code POST /_sandbox} takes {@code {"weather":{…}}}, {@code {"clear":true}} (forgets
 * everything, calm weather) and what the server adds in {@link #steering}. No weather touches that address.
 */
public abstract class HttpSandbox implements SandboxServer {
    /** Media type of JSON. */
    protected static final String JSON = "application/json";

    private static final System.Logger LOG = System.getLogger(HttpSandbox.class.getName());
    private static final String STEERING = "/_sandbox";
    private static final int BODY_LIMIT = 4 << 20;
    private static final int DRAIN_LIMIT = 64 << 20;
    private static final int BACKLOG = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA = 415;
    private static final int BROKEN = 500;

    private final String name;
    private final String title;
    private final Setting setting;
    private final WeatherCourse course;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Steer> steering = new TreeMap<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** Answers a request; may throw {@link Refusal}. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Request request);
    }

    /** Takes what {@code POST /_sandbox} says of one thing: checks it, and gives back what sets it. */
    @FunctionalInterface
    public interface Steer {
        /**
         * Checks what is wanted.
         *
         * @throws Refusal 400 when the value makes no sense; then nothing of the request is done
         */
        Runnable prepare(JsonNode value);
    }

    protected HttpSandbox(String name, String title, Setting setting) {
        this.name = name;
        this.title = title;
        this.setting = setting;
        this.course = new WeatherCourse(
                name, setting.seed(), setting.weather(), setting.clock().instant());
    }

    private Runnable weather(JsonNode value) {
        Weather weather = Weather.of(value);
        return () -> course.set(weather, setting.clock().instant());
    }

    private Runnable clearing(JsonNode value) {
        if (!value.isBoolean() || !value.booleanValue()) {
            throw Refusal.badRequest("\"clear\" is " + value + "; expected true");
        }
        return () -> {
            course.set(Weather.CALM, setting.clock().instant());
            answered.set(0);
            failed.set(0);
            dropped.set(0);
            clear();
        };
    }

    /**
     * An address that takes no body. A part of the path in braces stands for any one part.
     *
     * @param path {@code /bills/{bill}}
     */
    protected final void route(String method, String path, Handler handler) {
        routes.add(new Route(method, parts(path), Set.of(), handler));
    }

    /**
     * An address that takes a body.
     *
     * @param mediaType what the body must be; anything else gets 415
     */
    protected final void route(String method, String path, String mediaType, Handler handler) {
        routes.add(new Route(method, parts(path), Set.of(mediaType), handler));
    }

    /** One more thing that {@code POST /_sandbox} can set. */
    protected final void steering(String member, Steer steer) {
        steering.put(member, steer);
    }

    /** What {@code GET /_sandbox} shows of this server's own matters. */
    protected abstract JsonNode state();

    /** Forgets everything, as after the first start. */
    protected abstract void clear();

    /** Where and how it stands. */
    protected final Setting setting() {
        return setting;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final synchronized void start() throws IOException {
        if (server != null) {
            throw new IllegalStateException("the sandbox's " + name + " was started twice");
        }
        steering.put("weather", this::weather);
        steering.put("clear", this::clearing);
        HttpServer made = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), setting.port()), BACKLOG, "/", this::exchange);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        made.setExecutor(executor);
        made.start();
        threads = executor;
        server = made;
    }

    @Override
    public final synchronized URI address() {
        if (server == null) {
            throw new IllegalStateException("the sandbox's " + name + " was not started");
        }
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public final synchronized void close() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
            threads.close();
        }
        server = null;
        threads = null;
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (STEERING.equals(path)) {
                send(exchange, guarded(() -> steered(exchange)));
                return;
            }
            Fate fate = course.next(setting.clock().instant());
            switch (fate) {
                case Fate.Answered fair -> {
                    Answer answer = guarded(() -> routed(exchange, path));
                    if (waited(fair.delay())) {
                        answered.incrementAndGet();
                        send(exchange, answer);
                    }
                }
                case Fate.Failed bad -> {
                    drained(exchange.getRequestBody());
                    if (waited(bad.delay())) {
                        failed.incrementAndGet();
                        send(exchange, proxyError(bad.status()));
                    }
                }
                case Fate.Dropped lost -> {
                    if (lost.handled()) {
                        guarded(() -> routed(exchange, path));
                    }
                    waited(lost.delay());
                    dropped.incrementAndGet();
                }
            }
        }
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }

    /** False when the server was closed meanwhile. */
    private static boolean waited(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                return false;
            }
        }
        return true;
    }

    private static Answer proxyError(int status) {
        String words = switch (status) {
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> "Internal Server Error";
        };
        return Answer.text(
                status,
                "text/html",
                "<html><head><title>" + status + " " + words + "</title></head><body><h1>" + status + " " + words
                        + "</h1></body></html>");
    }

    /** Work that reads a request and may refuse it. */
    private interface Work {
        Answer answer() throws IOException;
    }

    private Answer guarded(Work work) throws IOException {
        try {
            return work.answer();
        } catch (Refusal refusal) {
            return Answer.error(refusal.status(), refusal.text());
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "the sandbox's " + name + " broke on a request", broken);
            return Answer.error(BROKEN, "the sandbox's " + name + " broke on this request: " + broken);
        }
    }

    private Answer routed(HttpExchange exchange, @Nullable String path) throws IOException {
        List<String> parts = parts(path == null ? "" : path);
        String method = exchange.getRequestMethod();
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> named = route.match(parts);
            if (named != null && route.method.equals(method)) {
                mediaType(exchange, route.mediaTypes);
                return route.handler.answer(request(exchange, named));
            }
            if (named != null) {
                methods.add(route.method);
            }
        }
        drained(exchange.getRequestBody());
        if (methods.isEmpty()) {
            return Answer.error(NOT_FOUND, "the sandbox's " + name + " has nothing at " + path);
        }
        return Answer.error(METHOD_NOT_ALLOWED, method + " is not for " + path + "; it takes " + methods)
                .with("Allow", String.join(", ", methods));
    }

    private static void mediaType(HttpExchange exchange, Set<String> expected) throws IOException {
        if (expected.isEmpty()) {
            return;
        }
        String header = exchange.getRequestHeaders().getFirst("Content-Type");
        String given = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!expected.contains(given)) {
            drained(exchange.getRequestBody());
            throw new Refusal(
                    UNSUPPORTED_MEDIA, "the body is \"" + given + "\"; expected " + String.join(", ", expected));
        }
    }

    private static Request request(HttpExchange exchange, Map<String, String> path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            drained(exchange.getRequestBody());
            throw new Refusal(TOO_LARGE, "the body is larger than " + BODY_LIMIT + " bytes");
        }
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(
                exchange.getRequestMethod(),
                path,
                Request.pairs(exchange.getRequestURI().getRawQuery()),
                headers,
                body);
    }

    /** Takes the rest of a body that nobody reads, so that its sender comes to read the answer. */
    private static void drained(InputStream body) throws IOException {
        body.skip(DRAIN_LIMIT);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer.headers()
                .forEach((header, value) -> exchange.getResponseHeaders().set(header, value));
        boolean empty = answer.body().length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    private Answer steered(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestMethod()) {
            case "GET" -> Answer.json(standing());
            case "POST" -> steer(exchange);
            default -> {
                drained(exchange.getRequestBody());
                yield Answer.error(METHOD_NOT_ALLOWED, exchange.getRequestMethod() + " is not for " + STEERING)
                        .with("Allow", "GET, POST");
            }
        };
    }

    private Answer steer(HttpExchange exchange) throws IOException {
        mediaType(exchange, Set.of(JSON));
        ObjectNode wanted = request(exchange, Map.of()).json();
        SandboxJson.onlyMembers(wanted, steering.keySet(), STEERING);
        List<Runnable> changes = new ArrayList<>();
        steering.forEach((member, steer) -> {
            if (wanted.has(member)) {
                changes.add(steer.prepare(wanted.get(member)));
            }
        });
        changes.forEach(Runnable::run);
        return Answer.json(standing());
    }

    private ObjectNode standing() {
        ObjectNode standing = SandboxJson.object();
        standing.put("name", name).put("title", title).put("address", address().toString());
        standing.put("seed", setting.seed());
        standing.set("weather", course.weather().json());
        standing.putObject("requests")
                .put("answered", answered.get())
                .put("failed", failed.get())
                .put("dropped", dropped.get());
        standing.set("state", state());
        return standing;
    }

    /** A method and a path, and who answers. */
    private record Route(String method, List<String> parts, Set<String> mediaTypes, Handler handler) {

        /** What the braces stand for; {@code null} when this is another path. */
        @Nullable
        Map<String, String> match(List<String> path) {
            if (path.size() != parts.size()) {
                return null;
            }
            Map<String, String> named = new TreeMap<>();
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                if (part.startsWith("{") && !path.get(i).isEmpty()) {
                    named.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return null;
                }
            }
            return named;
        }
    }
}

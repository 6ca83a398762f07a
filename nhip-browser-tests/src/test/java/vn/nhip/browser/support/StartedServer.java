package vn.nhip.browser.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.person.Person;

/** The packaged server with its embedded database, started once in an empty data folder for all journeys. */
public final class StartedServer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final StartedServer SHARED = start();

    private final int port;
    private final Path log;
    private final String key;

    private final @Nullable Person account;

    private StartedServer(int port, Path log, String key, @Nullable Person account) {
        this.port = port;
        this.log = log;
        this.key = key;
        this.account = account;
    }

    /** Who made the first account: operator and analyst, signed in. */
    public Person operator() {
        return Objects.requireNonNull(account, "nobody signed in");
    }

    /** The server that all journeys share; it serves the bundled sample and {@link InventedCases}. */
    public static StartedServer shared() {
        return SHARED;
    }

    public String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static StartedServer start() {
        try {
            Path home = Files.createTempDirectory("nhip-browser-tests");
            int port = freePort();
            Path log = home.resolve("server.log");
            ProcessBuilder builder = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-jar",
                    Objects.requireNonNull(System.getProperty("nhip.server.jar"), "nhip.server.jar is not set"));
            builder.environment().put("NHIP_HOME", home.toString());
            builder.environment().put("NHIP_PORT", Integer.toString(port));
            builder.environment().remove("NHIP_DATABASE_URL");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            new StartedServer(port, log, "", null).awaitFirstPage(process);
            Person account = Person.first("http://localhost:" + port, awaitedLink(log));
            StartedServer server = new StartedServer(port, log, key(builder, home), account);
            server.take(InventedCases.lines(Instant.now()));
            server.post("/api/v1/registers/petitions", "text/csv", InventedCases.petitions(Instant.now()), "\"new\":3");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log once the link of the first start is in it: the first page may come a moment earlier. */
    private static String awaitedLink(Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String text = Files.readString(log);
        while (!text.contains("/identity/set-up/") && System.nanoTime() < deadline) {
            waitABit();
            text = Files.readString(log);
        }
        return text;
    }

    /** A key for the invented cases, made by the command that an operator uses. */
    private static String key(ProcessBuilder server, Path home) throws IOException {
        List<String> command = new ArrayList<>(server.command());
        command.addAll(
                List.of("key", "create", "--source", InventedCases.SOURCE, "--scope", "events:write,registers:write"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(server.environment());
        Path output = home.resolve("key.txt");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while a key is made", e);
        }
        return Files.readAllLines(output).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("nhip_"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No key was made; see " + output));
    }

    /** Sends events as a system would; they are in the log when this returns. */
    public void send(String events) {
        post("/api/v1/events", "application/x-ndjson", events, "\"quarantined\":0");
    }

    private void post(String path, String type, String body, String expected) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300 || !answer.body().contains(expected)) {
                throw new IllegalStateException(
                        path + " did not take it: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while something is sent to " + path, e);
        }
    }

    /** Sends the cases, and waits until lists and figures know them. */
    private void take(String events) throws IOException {
        send(events);
        await("/cases?list=overdue", InventedCases.OVERDUE);
        await("/index/cases?source=cases&indicator=2.1&part=counted", InventedCases.WAITING);
    }

    private void await(String path, String text) throws IOException {
        HttpRequest page = HttpRequest.newBuilder(URI.create(address(path))).build();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                if (operator()
                        .client()
                        .send(page, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .contains(text)) {
                    return;
                }
                waitABit();
            }
            throw new IllegalStateException(path + " does not show " + text + " within " + PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while cases are awaited", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitFirstPage(Process process) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "The server stopped with " + process.exitValue() + ":\n" + Files.readString(log));
            }
            if (answers()) {
                return;
            }
        }
        process.destroy();
        throw new IllegalStateException("No page within " + PATIENCE + ":\n" + Files.readString(log));
    }

    private boolean answers() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(address("/")))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return waitABit();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the server starts", e);
        }
    }

    private static boolean waitABit() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        return false;
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}

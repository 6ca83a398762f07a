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
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The packaged server with its embedded database, started once in an empty data folder for all journeys. */
public final class StartedServer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final StartedServer SHARED = start();

    private final int port;
    private final Path log;

    private StartedServer(int port, Path log) {
        this.port = port;
        this.log = log;
    }

    /** The server that all journeys share; it serves the bundled sample. */
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
            StartedServer server = new StartedServer(port, log);
            server.awaitFirstPage(process);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

package vn.nhip.benchmark.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.person.Person;

/** A server of its own, started by the launcher on an empty data folder and removed with it. */
public final class StartedServer implements AutoCloseable {
    private static final int PORT_LINE = 3;
    private static final long STOP_SECONDS = 60;

    private final String launcher;
    private final Path home;
    private final int port;
    private final Process process;

    private final String said;

    private StartedServer(String launcher, Path home, int port, Process process, String said) {
        this.said = said;
        this.launcher = launcher;
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it as it is on any day but the first: the first start after a build records how it starts, and is slower for it.
     *
     * @param memory of the server, as {@code NHIP_MEMORY}
     */
    public static StartedServer start(String memory) throws IOException {
        String launcher = System.getProperty("nhip.launcher");
        if (launcher == null) {
            throw new IllegalStateException("nhip.launcher is not set; start this with ./nhip bench");
        }
        Path home = Files.createTempDirectory("nhip-bench-");
        StartedServer first = start(launcher, home, memory);
        first.stop();
        return start(launcher, home, memory);
    }

    /** Starts it again on its data folder, after {@link #stop}. */
    StartedServer again(String memory) throws IOException {
        return start(launcher, home, memory);
    }

    private static StartedServer start(String launcher, Path home, String memory) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(launcher, "start").redirectErrorStream(true);
        environment(builder, home, port);
        builder.environment().put("NHIP_MEMORY", memory);
        Process process = builder.start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.contains("http://localhost:" + port)) {
                Thread.ofPlatform().daemon().start(() -> passOver(said));
                return new StartedServer(launcher, home, port, process, String.join("\n", lines));
            }
        }
        throw new IllegalStateException("the server did not start:\n" + String.join("\n", lines));
    }

    /** Reads on, so that the server never waits for a reader; until it stops. */
    private static void passOver(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException stopped) {
            // Nothing more will be said.
        }
    }

    private static void environment(ProcessBuilder builder, Path home, int port) {
        builder.environment().put("NHIP_HOME", home.toString());
        builder.environment().put("NHIP_PORT", Integer.toString(port));
        builder.environment().put("NHIP_SAMPLE", "off");
        // A bench that did not sign in asks more often than anybody may.
        builder.environment().put("NHIP_ANONYMOUS_PER_MINUTE", "10000000");
        builder.environment().remove("NHIP_DATABASE_URL");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Who makes the first account, as operator and analyst; signed in. */
    Person firstPerson() {
        return Person.first("http://localhost:" + port, said);
    }

    /** Runs a command of the launcher beside the server; its standard output. */
    String command(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        environment(builder, home, port);
        Process run = builder.start();
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** A connection of our own to its database. */
    public Connection database() throws IOException, SQLException {
        Path postgres = home.resolve("postgres");
        String databasePort = Files.readAllLines(postgres.resolve("data/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String password = Files.readString(postgres.resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres", "postgres", password);
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        stop();
        remove();
    }

    /** Stops it, and leaves its data folder. */
    void stop() {
        // By its handle: destroying the process itself closes its output, without which it cannot record how it starts.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove() throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

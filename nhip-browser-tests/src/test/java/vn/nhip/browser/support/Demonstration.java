package vn.nhip.browser.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./nhip start --demo} as somebody runs it who has just built the product: the launcher stands in a folder of its own beside what
 * was built, so that it finds nothing to build and leaves what other tests use alone.
 */
public final class Demonstration implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> MODULES =
            List.of("nhip-core", "nhip-definitions", "nhip-contract", "nhip-cli", "nhip-server", "nhip-simulator");

    private final Process process;
    private final int port;
    private final Path log;

    private Demonstration(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts one; it may not answer yet.
     *
     * @param cases so many a year
     * @param pace simulated seconds in a real one
     */
    public static Demonstration start(int cases, int pace) throws IOException {
        Path folder = Files.createTempDirectory("nhip-demonstration");
        Path jar = Path.of(Objects.requireNonNull(System.getProperty("nhip.server.jar"), "nhip.server.jar is not set"));
        layOut(jar.resolve("../../..").normalize(), folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path log = folder.resolve("demonstration.log");
        ProcessBuilder builder =
                new ProcessBuilder("bash", folder.resolve("nhip").toString(), "start", "--demo");
        builder.environment().put("NHIP_HOME", folder.resolve("home").toString());
        builder.environment().put("NHIP_PORT", Integer.toString(port));
        builder.environment().put("NHIP_DEMO_CASES", Integer.toString(cases));
        builder.environment().put("NHIP_DEMO_PACE", Integer.toString(pace));
        builder.environment().keySet().removeAll(List.of("NHIP_DATABASE_URL", "NHIP_DATABASE_URL_FILE"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Demonstration demonstration = new Demonstration(process, port, log);
        Runtime.getRuntime().addShutdownHook(new Thread(demonstration::close));
        return demonstration;
    }

    private static void layOut(Path checkout, Path folder) throws IOException {
        Files.copy(checkout.resolve("nhip"), folder.resolve("nhip"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(checkout.resolve("pom.xml"), folder.resolve("pom.xml"));
        Files.createDirectory(folder.resolve(".mvn"));
        for (String module : MODULES) {
            Files.createDirectories(folder.resolve(module).resolve("target"));
            Files.copy(
                    checkout.resolve(module).resolve("pom.xml"),
                    folder.resolve(module).resolve("pom.xml"));
        }
        Path simulator = folder.resolve("nhip-simulator/target");
        for (String built : List.of("nhip-simulator.jar", "lib")) {
            Files.createSymbolicLink(
                    simulator.resolve(built),
                    checkout.resolve("nhip-simulator/target").resolve(built).toAbsolutePath());
        }
        Path server = folder.resolve("nhip-server/target");
        Process unpacking = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djarmode=tools",
                        "-jar",
                        checkout.resolve("nhip-server/target/nhip-server.jar").toString(),
                        "extract",
                        "--destination",
                        server.resolve("app").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("unpacking.log").toFile())
                .start();
        if (waitFor(unpacking, PATIENCE) != 0) {
            throw new IllegalStateException("The server was not unpacked; see " + folder.resolve("unpacking.log"));
        }
        // What the launcher leaves after a build, younger than every source.
        Files.createFile(simulator.resolve("nhip-built"));
        Files.createFile(server.resolve("nhip-built"));
    }

    private static int waitFor(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while a process is awaited", e);
        }
    }

    public String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** What it has said so far. */
    public String said() throws IOException {
        return Files.readString(log);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Stops it as Ctrl-C does, with all that it started. */
    public boolean stop() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        boolean ended = waitFor(process, PATIENCE) != -1;
        return ended && started.stream().noneMatch(ProcessHandle::isAlive);
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}

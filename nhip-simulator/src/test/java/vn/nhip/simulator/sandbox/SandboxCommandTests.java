package vn.nhip.simulator.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SandboxCommandTests {
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new SandboxCommand())
                .setErr(new PrintWriter(err))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    @Test
    void runsEveryServerUntilItIsInterrupted() throws IOException, InterruptedException {
        AtomicInteger code = new AtomicInteger(-1);
        List<String> lines = new ArrayList<>();
        try (PipedReader told = new PipedReader();
                PrintWriter out = new PrintWriter(new PipedWriter(told))) {
            CommandLine command = new CommandLine(new SandboxCommand()).setOut(out);
            Thread running = Thread.ofPlatform().start(() -> code.set(command.execute("--port", "0", "--calm")));
            try (var reader = new java.io.BufferedReader(told)) {
                String line = reader.readLine();
                while (line != null && !line.contains("Ctrl-C")) {
                    lines.add(line);
                    line = reader.readLine();
                }
                assertThat(lines).hasSize(SandboxServers.names().size());
                assertThat(lines.getFirst())
                        .startsWith("portal ")
                        .contains("http://localhost:")
                        .endsWith("Cổng Dịch vụ công quốc gia");
                URI address = URI.create(lines.getFirst().split(" +", 3)[1]).resolve("/_sandbox");
                try (HttpClient client = HttpClient.newHttpClient()) {
                    assertThat(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                                    .statusCode())
                            .isEqualTo(200);
                }
                running.interrupt();
                running.join(10_000);
            }
        }
        assertThat(code).hasValue(0);
    }

    @Test
    void saysWhichServersThereAre() {
        assertThat(run("cong")).isEqualTo(2);
        assertThat(err.toString()).contains("Không có máy chủ \"cong\"", "portal, report");
        assertThat(run("--port", "70000")).isEqualTo(2);
    }

    @Test
    void saysWhenAPortIsTakenAndLeavesNothingRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("portal", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("Không chạy được portal", "--port 0");
        }
    }

    @Test
    void keepsTheSeedAndThePortOfEachServer() {
        List<SandboxServer> servers = SandboxServers.make(List.of("report"), 0, Setting.calm());
        assertThat(servers).extracting(SandboxServer::name).containsExactly("report");
        assertThat(SandboxServers.make(List.of(), 0, Setting.calm()))
                .extracting(SandboxServer::name)
                .containsExactlyElementsOf(SandboxServers.names());
    }

    @Test
    void helpsInVietnameseWithAnExample() {
        String help = new CommandLine(new SandboxCommand()).getUsageMessage().replaceAll("\\s+", " ");
        assertThat(help).contains("./nhip sandbox portal", "2% chậm", "portal, report");
    }
}

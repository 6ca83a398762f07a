package vn.nhip.simulator.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./nhip sandbox}: the outside world on this machine, until Ctrl-C. */
@Command(
        name = "sandbox",
        description = {
            "Chạy thế giới bên ngoài ngay trên máy này: Cổng quốc gia, hệ thống báo cáo…",
            "thu nhỏ, đúng giao thức, có chậm, có lỗi, có mất kết nối theo một hạt giống.",
            "Chỉ nghe ở địa chỉ nội bộ, không cần mạng, không giữ gì khi dừng."
        },
        footer = {
            "",
            "Mỗi máy chủ HTTP có địa chỉ /_sandbox: GET xem tình trạng, POST đổi thời tiết",
            "hoặc xóa hết (docs/help/sandbox.md).",
            "Dừng bằng Ctrl-C. Mã kết thúc: 0 đã dừng, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip sandbox",
            "  ./nhip sandbox portal --port 9100 --seed 7",
            "  ./nhip sandbox portal report --calm"
        },
        mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
    private static final int FIRST_PORT = 8770;
    private static final int LAST_PORT = 65_535;
    private static final int PORTS = 10;
    private static final int IMPOSSIBLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MÁY_CHỦ",
            arity = "0..*",
            completionCandidates = SandboxServers.Names.class,
            description = "chỉ chạy các máy chủ này: ${COMPLETION-CANDIDATES} (mặc định: tất cả)")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "CỔNG",
            description =
                    "cổng mạng của máy chủ thứ nhất, các máy chủ khác theo sau; 0: cổng trống bất kỳ (mặc định: 8770)")
    private int port = FIRST_PORT;

    @Option(
            names = "--seed",
            paramLabel = "SỐ",
            description = "hạt giống: cùng số thì chậm, lỗi như nhau (mặc định: 1)")
    private long seed = 1;

    @Option(
            names = "--calm",
            description =
                    "không chậm, không lỗi; mặc định: chậm trung bình 60 ms, 2%% chậm 3 giây, 1%% lỗi, 0,5%% mất kết nối")
    private boolean calm;

    private final List<SandboxServer> running = new ArrayList<>();

    /** For the command line. */
    public SandboxCommand() {}

    @Override
    public Integer call() {
        Optional<String> unknown = SandboxServers.unknown(names);
        if (unknown.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Không có máy chủ \"" + unknown.get() + "\". Hãy chọn trong: "
                            + String.join(", ", SandboxServers.names()) + ".");
        }
        if (port < 0 || port > LAST_PORT - PORTS) {
            throw new ParameterException(
                    spec.commandLine(), "--port là " + port + ". Hãy chọn từ 0 đến " + (LAST_PORT - PORTS) + ".");
        }
        Weather weather = calm ? Weather.CALM : Weather.USUAL;
        Setting setting = new Setting(port, seed, weather, InstantSource.system());
        Thread closing = new Thread(this::close, "sandbox-closing");
        Runtime.getRuntime().addShutdownHook(closing);
        try {
            return run(SandboxServers.make(names, port, setting));
        } finally {
            close();
            forget(closing);
        }
    }

    private int run(List<SandboxServer> servers) {
        for (SandboxServer server : servers) {
            try {
                server.start();
                add(server);
            } catch (IOException taken) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("Không chạy được " + server.name() + " (" + taken.getMessage()
                        + "). Hãy chọn cổng khác, ví dụ: --port " + (FIRST_PORT + 1_000) + ", hoặc --port 0.");
                err.flush();
                return IMPOSSIBLE;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        for (SandboxServer server : servers) {
            out.println(String.format(Locale.ROOT, "%-12s %-28s %s", server.name(), server.address(), server.title()));
        }
        out.println("Dừng bằng Ctrl-C.");
        out.flush();
        try {
            // Nobody counts it down: the end comes with Ctrl-C, or by an interruption.
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private synchronized void add(SandboxServer server) {
        running.add(server);
    }

    private synchronized void close() {
        running.forEach(SandboxServer::close);
        running.clear();
    }

    private static void forget(Thread closing) {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is what ended it.
            return;
        }
    }
}

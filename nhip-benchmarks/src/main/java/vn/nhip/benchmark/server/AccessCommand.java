package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.simulator.person.Person;

/** {@code ./nhip bench access}. */
@Command(
        name = "access",
        description = {
            "Quyền và phạm vi thêm bao lâu vào một trang, với 5.000 đơn vị: cùng một trang, cùng số dòng, xin xen kẽ bởi người thấy mọi",
            "đơn vị và người giữ vai trò ở một đơn vị có 5.000 đơn vị dưới; và bởi người đã đăng nhập cạnh khách."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench access", "  ./nhip bench access --rounds 2000"},
        mixinStandardHelpOptions = true)
public final class AccessCommand implements Callable<Integer> {
    private static final int AGENCIES = 5_000;
    private static final int CONNECTIONS = 2;
    private static final String LAG = "select h.seq - p.seq from cases.log_head h, cases.projection p";
    private static final long LOOK_NANOS = 20_000_000;
    private static final double MILLI_NANOS = 1e6;
    private static final double NEARLY_ALL = 0.95;

    /** Pages of rows, whose rows are scoped. */
    private static final List<String> SCOPED = List.of("/cases", "/cases?list=overdue", "/?source=cases");

    /** A page of no rows: what is left is who asks, and whether they may. */
    private static final String OPEN = "/catalog/procedures";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rounds", description = "mỗi trang xin bao nhiêu lần mỗi bên, mặc định 1000")
    private int rounds = 1_000;

    @Option(names = "--events", description = "bao nhiêu sự kiện, mười mỗi hồ sơ, mặc định 500000")
    private int events = 500_000;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        int asked = quick ? 20 : rounds;
        say("Đang khởi động máy chủ trên một thư mục dữ liệu trống");
        try (StartedServer server = StartedServer.start("1g")) {
            fill(server, quick ? 20_000 : events);
            Person everywhere = server.firstPerson();
            Person below = everywhere.invite("pham-vi", "Người Thử", "analyst", "H26");
            Figures figures =
                    new Figures("access", quick).count("agencies", AGENCIES).count("rounds", asked);
            for (String path : SCOPED) {
                Times times = new Times(asked);
                for (int round = -asked / 4; round < asked; round++) {
                    times.take(round, ask(server, everywhere.client(), path), ask(server, below.client(), path));
                }
                put(figures, name(path), "everywhere", "scoped", times);
            }
            try (HttpClient anybody = HttpClient.newHttpClient()) {
                Times times = new Times(asked);
                for (int round = -asked / 4; round < asked; round++) {
                    times.take(round, ask(server, anybody, OPEN), ask(server, below.client(), OPEN));
                }
                put(figures, name(OPEN), "anybody", "signed_in", times);
            }
            figures.printTo(spec.commandLine().getOut());
        }
        return 0;
    }

    private void say(String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(text);
        err.flush();
    }

    private void fill(StartedServer server, int wanted) throws IOException, InterruptedException, SQLException {
        String key = server.command(
                "key",
                "create",
                "--source",
                InventedEvents.SOURCE,
                "--rate",
                "10000000",
                "--scope",
                "events:write,agencies:write");
        say("Đang ghi %,d đơn vị và %,d sự kiện".formatted(AGENCIES, wanted));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.address("/api/v1/registers/agencies"))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofString(agencies()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("agencies: " + answer.statusCode() + " " + answer.body());
            }
        }
        InventedEvents invented = new InventedEvents(1);
        List<byte[]> batches = new ArrayList<>();
        for (int sent = 0; sent < wanted; sent += InventedEvents.BATCH) {
            batches.add(invented.batch(InventedEvents.BATCH, true));
        }
        new Senders(server.address("/api/v1/events"), key, CONNECTIONS, InventedEvents.BATCH, true).send(batches);
        try (Connection connection = server.database()) {
            BareTable table = new BareTable(connection);
            while (table.number(LAG) > 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            // As the database does by itself within minutes.
            table.execute("vacuum analyze");
        }
    }

    /** A province, ten departments below it, communes below those. */
    private static String agencies() {
        StringBuilder csv = new StringBuilder("code,name,short_name,level,parent,valid_from,seen_on\n");
        csv.append("H26,Tỉnh đo,,PROVINCE,,2025-07-01,2026-01-01\n");
        csv.append("H26.19,Sở 19,,DEPARTMENT,H26,2025-07-01,2026-01-01\n");
        csv.append("H26.19.15,Đơn vị 19.15,,COMMUNE,H26.19,2025-07-01,2026-01-01\n");
        for (int number = 0; number < AGENCIES - 3; number++) {
            csv.append("H26.20.%d,Đơn vị %d,,COMMUNE,H26,2025-07-01,2026-01-01%n".formatted(number, number));
        }
        return csv.toString();
    }

    private static long ask(StartedServer server, HttpClient client, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address(path)).build();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long took = System.nanoTime() - began;
        if (answer.statusCode() != 200 || answer.uri().getPath().startsWith("/identity")) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + " " + answer.uri());
        }
        return took;
    }

    /** How long each side took, in nanoseconds. */
    private static final class Times {
        private final long[] one;
        private final long[] other;

        Times(int rounds) {
            one = new long[rounds];
            other = new long[rounds];
        }

        /** Rounds below 0 warm up. */
        void take(int round, long tookOne, long tookOther) {
            if (round >= 0) {
                one[round] = tookOne;
                other[round] = tookOther;
            }
        }

        static double at(long[] times, double part) {
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / MILLI_NANOS;
        }
    }

    private static String name(String path) {
        return path.replaceAll("[^a-z]+", "_").replaceAll("^_|_$", "");
    }

    private void put(Figures figures, String page, String one, String other, Times times) {
        List<String> words = new ArrayList<>();
        for (double part : new double[] {0.5, NEARLY_ALL}) {
            double without = Times.at(times.one, part);
            double with = Times.at(times.other, part);
            String at = "_p" + Math.round(part * 100);
            figures.number(page + "_" + one + at + "_ms", without)
                    .number(page + "_" + other + at + "_ms", with)
                    .number(page + at + "_added_ms", with - without);
            words.add("p%d %.2f và %.2f ms".formatted(Math.round(part * 100), without, with));
        }
        say("  " + page + ": " + String.join("; ", words));
    }
}

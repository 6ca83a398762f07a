package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;

/** {@code ./nhip bench ingest}. */
@Command(
        name = "ingest",
        description = {
            "Nhận sự kiện qua HTTP theo lô 500, ghi bền và không trùng: bao nhiêu sự kiện mỗi giây, cả máy chủ lẫn cơ sở dữ liệu",
            "và bên gửi trên cùng một máy; rồi chừng ấy sự kiện nữa từ tệp. So với COPY thẳng chính các dòng đó vào một bảng cùng cột, cùng chỉ mục."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench ingest", "  ./nhip bench ingest --events 500000 --gzip"},
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final String LAG = "select h.seq - p.seq from cases.log_head h, cases.projection p";
    private static final double NANOS = 1e9;
    private static final long LOOK_NANOS = 50_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--events", description = "số sự kiện mỗi lượt, 2 lượt làm nóng và 5 lượt đo; mặc định 200000")
    private int events = 200_000;

    @Option(names = "--connections", description = "số kết nối gửi cùng lúc, mặc định 8")
    private int connections = 8;

    @Option(names = "--gzip", description = "nén các lô")
    private boolean gzip;

    @Option(names = "--memory", description = "bộ nhớ của máy chủ (NHIP_MEMORY), mặc định 1g")
    private String memory = "1g";

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        int wanted = quick ? 10_000 : events;
        say(err, "Đang khởi động máy chủ trên một thư mục dữ liệu trống");
        try (StartedServer server = StartedServer.start(memory)) {
            String key = server.command("key", "create", "--source", InventedEvents.SOURCE, "--rate", "10000000");
            InventedEvents invented = new InventedEvents(20_260_105);
            Senders senders =
                    new Senders(server.address("/api/v1/events"), key, connections, InventedEvents.BATCH, gzip);
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                Round round = round(server, senders, batches(invented, wanted, gzip));
                say(
                        err,
                        "Lượt %d%s: %,.0f sự kiện/giây"
                                .formatted(i + 1, i < WARM_UP ? " (làm nóng)" : "", round.rate()));
                if (i >= WARM_UP) {
                    rounds.add(round);
                }
            }
            double fromFile = fileRate(server, invented, wanted * ROUNDS);
            try (Connection connection = server.database()) {
                figures(new BareTable(connection), server.home(), rounds, fromFile)
                        .printTo(spec.commandLine().getOut());
            }
        }
        return 0;
    }

    /**
     * One round.
     *
     * @param seconds from the first request to the last answer
     * @param lag how many events were not in the states of cases when the last answer came
     * @param statesSeconds until they were
     */
    private record Round(long events, double seconds, long lag, double statesSeconds) {
        double rate() {
            return events / seconds;
        }

        double statesRate() {
            return events / (seconds + statesSeconds);
        }
    }

    private static Round round(StartedServer server, Senders senders, List<byte[]> batches)
            throws IOException, SQLException, InterruptedException {
        double seconds = senders.send(batches);
        try (Connection connection = server.database()) {
            BareTable table = new BareTable(connection);
            long lag = table.number(LAG);
            return new Round((long) batches.size() * InventedEvents.BATCH, seconds, lag, secondsToCatchUp(table));
        }
    }

    /** Events per second of the command that brings a file in beside the running server, its own start included. */
    private double fileRate(StartedServer server, InventedEvents invented, int wanted) throws IOException {
        Path file = server.home().resolve("events.jsonl");
        invented.write(file, wanted);
        say(spec.commandLine().getErr(), "Đang nạp tệp " + wanted + " sự kiện");
        long began = System.nanoTime();
        String answer = server.command("import", "events", file.toString());
        double seconds = (System.nanoTime() - began) / NANOS;
        if (!answer.contains(", 0 vào khu chờ xử lý")) {
            throw new IllegalStateException("not every event of the file was taken: " + answer);
        }
        return wanted / seconds;
    }

    private Figures figures(BareTable table, Path home, List<Round> rounds, double fileRate)
            throws SQLException, IOException {
        long rows = table.number("select count(*) from cases.event");
        Path file = home.resolve("rows");
        say(spec.commandLine().getErr(), "Đang đo COPY thẳng " + rows + " dòng");
        table.out(file, rows);
        double copied = table.in(file, rows);
        double perSecond = median(rounds, Round::rate);
        return new Figures("ingest", quick)
                .count("events", rows)
                .count("connections", connections)
                .number("events_per_second", perSecond)
                .number("copy_rows_per_second", copied)
                .number("ingest_to_copy_ratio", perSecond / copied)
                .number("events_to_states_per_second", median(rounds, Round::statesRate))
                .count("states_lag_events", rounds.getLast().lag())
                .number("file_events_per_second", fileRate);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    static double secondsToCatchUp(BareTable table) throws SQLException {
        long began = System.nanoTime();
        while (table.number(LAG) > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - began) / NANOS;
    }

    static List<byte[]> batches(InventedEvents invented, int events, boolean packed) throws IOException {
        List<byte[]> batches = new ArrayList<>();
        for (int made = 0; made < events; made += InventedEvents.BATCH) {
            batches.add(invented.batch(InventedEvents.BATCH, packed));
        }
        return batches;
    }

    private static void say(PrintWriter err, String what) {
        err.println(what);
        err.flush();
    }
}

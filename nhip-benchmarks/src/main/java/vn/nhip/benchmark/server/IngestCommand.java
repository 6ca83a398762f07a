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
        footer = {"", "Ví dụ:", "  ./nhip bench ingest", "  ./nhip bench ingest --events 2000000 --gzip"},
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    private static final int WARM_UP = 5;
    private static final double NANOS = 1e9;
    private static final long LOOK_NANOS = 50_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--events", description = "số sự kiện, mặc định 500000")
    private int events = 500_000;

    @Option(names = "--connections", description = "số kết nối gửi cùng lúc, mặc định 8")
    private int connections = 8;

    @Option(names = "--gzip", description = "nén các lô")
    private boolean gzip;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        int wanted = quick ? 10_000 : events;
        say(err, "Đang khởi động máy chủ trên một thư mục dữ liệu trống");
        try (StartedServer server = StartedServer.start()) {
            String key = server.command("key", "create", "--source", InventedEvents.SOURCE, "--rate", "10000000");
            InventedEvents invented = new InventedEvents(20_260_105);
            Senders senders = new Senders(server.address("/api/v1/events"), key, connections, gzip);
            say(err, "Đang làm nóng");
            senders.send(batches(invented, wanted / WARM_UP));
            List<byte[]> measured = batches(invented, wanted);
            say(err, "Đang gửi " + measured.size() + " lô qua " + connections + " kết nối");
            double seconds = senders.send(measured);
            long sent = (long) measured.size() * InventedEvents.BATCH;
            measured.clear();
            double fromFile = fileSeconds(server, invented, wanted);
            try (Connection connection = server.database()) {
                figures(new BareTable(connection), server.home(), sent, seconds, fromFile)
                        .printTo(spec.commandLine().getOut());
            }
        }
        return 0;
    }

    /** Seconds of the command that brings a file in beside the running server, its own start included. */
    private double fileSeconds(StartedServer server, InventedEvents invented, int wanted) throws IOException {
        Path file = server.home().resolve("events.jsonl");
        invented.write(file, wanted);
        say(spec.commandLine().getErr(), "Đang nạp tệp " + wanted + " sự kiện");
        long began = System.nanoTime();
        String answer = server.command("import", "events", file.toString());
        double seconds = (System.nanoTime() - began) / NANOS;
        if (!answer.contains(", 0 vào khu chờ xử lý")) {
            throw new IllegalStateException("not every event of the file was taken: " + answer);
        }
        return seconds;
    }

    private Figures figures(BareTable table, Path home, long sent, double seconds, double fileSeconds)
            throws SQLException, IOException {
        long lag = table.number("select h.seq - p.seq from cases.log_head h, cases.projection p");
        double caughtUp = secondsToCatchUp(table);
        long rows = table.number("select count(*) from cases.event");
        Path file = home.resolve("rows");
        say(spec.commandLine().getErr(), "Đang đo COPY thẳng " + rows + " dòng");
        table.out(file, rows);
        double copied = table.in(file, rows);
        double perSecond = sent / seconds;
        return new Figures("ingest", quick)
                .count("events", sent)
                .count("connections", connections)
                .number("events_per_second", perSecond)
                .number("copy_rows_per_second", copied)
                .number("ingest_to_copy_ratio", perSecond / copied)
                .number("file_events_per_second", sent / fileSeconds)
                .count("projection_lag_events", lag)
                .number("projection_caught_up_after_seconds", caughtUp)
                .number("events_to_states_per_second", sent / (seconds + caughtUp));
    }

    static double secondsToCatchUp(BareTable table) throws SQLException {
        long began = System.nanoTime();
        while (table.number("select h.seq - p.seq from cases.log_head h, cases.projection p") > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - began) / NANOS;
    }

    static List<byte[]> batches(InventedEvents invented, int events, boolean packed) throws IOException {
        List<byte[]> batches = new ArrayList<>();
        for (int made = 0; made < events; made += InventedEvents.BATCH) {
            batches.add(invented.batch(packed));
        }
        return batches;
    }

    private List<byte[]> batches(InventedEvents invented, int wanted) throws IOException {
        return batches(invented, wanted, gzip);
    }

    private static void say(PrintWriter err, String what) {
        err.println(what);
        err.flush();
    }
}

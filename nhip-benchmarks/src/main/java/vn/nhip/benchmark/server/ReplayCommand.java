package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;

/** {@code ./nhip bench replay}. */
@Command(
        name = "replay",
        description = {
            "Dựng lại trạng thái mọi hồ sơ từ nhật ký và đối chiếu: bao nhiêu sự kiện mỗi giây, bằng lệnh ./nhip replay.",
            "So với COPY thẳng nhật ký ra tệp, không đọc hiểu gì."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench replay", "  ./nhip bench replay --events 5000000"},
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final Pattern RATE = Pattern.compile("\"events_per_second\":(\\d+)");
    private static final Pattern DIFFERING = Pattern.compile("\"differing_cases\":(\\d+)");
    private static final int CONNECTIONS = 8;
    private static final int AT_ONCE = 200_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--events", description = "số sự kiện, mặc định 2000000")
    private int events = 2_000_000;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        int wanted = quick ? 10_000 : events;
        err.println("Đang nạp " + wanted + " sự kiện vào một máy chủ trống");
        err.flush();
        try (StartedServer server = StartedServer.start("1g")) {
            String key = server.command("key", "create", "--source", InventedEvents.SOURCE, "--rate", "10000000");
            InventedEvents invented = new InventedEvents(20_260_105);
            Senders senders =
                    new Senders(server.address("/api/v1/events"), key, CONNECTIONS, InventedEvents.BATCH, true);
            for (int sent = 0; sent < wanted; sent += AT_ONCE) {
                senders.send(IngestCommand.batches(invented, Math.min(AT_ONCE, wanted - sent), true));
            }
            try (Connection connection = server.database()) {
                BareTable table = new BareTable(connection);
                IngestCommand.secondsToCatchUp(table);
                String answer = server.command("replay", "--format", "json");
                if (number(DIFFERING, answer) != 0) {
                    throw new IllegalStateException("the replay found differences");
                }
                long rows = table.number("select count(*) from cases.event");
                Path file = server.home().resolve("rows");
                double out = table.out(file, rows);
                double replayed = number(RATE, answer);
                new Figures("replay", quick)
                        .count("events", rows)
                        .number("replayed_events_per_second", replayed)
                        .number("copy_out_rows_per_second", out)
                        .number("replay_to_copy_ratio", replayed / out)
                        .printTo(spec.commandLine().getOut());
            }
        }
        return 0;
    }

    private static long number(Pattern pattern, String json) {
        Matcher matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("not what a replay says: " + json);
        }
        return Long.parseLong(matcher.group(1));
    }
}

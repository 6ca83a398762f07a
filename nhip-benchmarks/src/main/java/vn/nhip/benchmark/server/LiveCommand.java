package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.simulator.person.Person;

/** {@code ./nhip bench live}. */
@Command(
        name = "live",
        description = {
            "Gửi sự kiện đều đặn qua HTTP, theo lô nhỏ, và đo từ lúc một sự kiện được ghi bền đến lúc mọi nơi trong máy chủ biết",
            "hồ sơ đã đổi: trung vị và phân vị 99 của nửa phút cuối, do chính máy chủ đo."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench live", "  ./nhip bench live --rate 5000 --seconds 120"},
        mixinStandardHelpOptions = true)
public final class LiveCommand implements Callable<Integer> {
    private static final Pattern FRESHNESS =
            Pattern.compile("\"freshness\":\\{\"median_ms\":([0-9.]+),\"p99_ms\":([0-9.]+)");
    private static final Pattern VISIBLE = Pattern.compile("\"freshnessMillis\":\\[([0-9.]+),([0-9.]+)\\]");
    private static final int CONNECTIONS = 4;
    private static final int BATCH = 50;
    private static final int QUICK_SECONDS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rate", description = "số sự kiện mỗi giây, mặc định 2000")
    private int rate = 2_000;

    @Option(names = "--seconds", description = "bao nhiêu giây, mặc định 90")
    private int seconds = 90;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        int lasting = quick ? QUICK_SECONDS : seconds;
        err.println("Đang khởi động máy chủ trên một thư mục dữ liệu trống");
        err.flush();
        try (StartedServer server = StartedServer.start("1g")) {
            String key = server.command("key", "create", "--source", InventedEvents.SOURCE, "--rate", "10000000");
            Senders senders = new Senders(server.address("/api/v1/events"), key, CONNECTIONS, BATCH, false);
            InventedEvents invented = new InventedEvents(20_260_105);
            List<byte[]> batches = new ArrayList<>();
            for (long made = 0; made < (long) rate * lasting; made += BATCH) {
                batches.add(invented.batch(BATCH, false));
            }
            err.println("Đang gửi %,d sự kiện mỗi giây trong %d giây".formatted(rate, lasting));
            err.flush();
            double took = senders.send(batches, TimeUnit.SECONDS.toNanos(1) * BATCH / rate);
            String info = info(server, server.firstPerson());
            Matcher freshness = find(FRESHNESS, info);
            Matcher visible = find(VISIBLE, info);
            new Figures("live", quick)
                    .count("events", (long) batches.size() * BATCH)
                    .number("events_per_second", batches.size() * BATCH / took)
                    .number("freshness_median_ms", Double.parseDouble(freshness.group(1)))
                    .number("freshness_p99_ms", Double.parseDouble(freshness.group(2)))
                    .number("visible_median_ms", Double.parseDouble(visible.group(1)))
                    .number("visible_p99_ms", Double.parseDouble(visible.group(2)))
                    .printTo(spec.commandLine().getOut());
        }
        return 0;
    }

    private static String info(StartedServer server, Person person) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.address("/actuator/info")).build();
        return person.client()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Matcher find(Pattern pattern, String info) {
        Matcher matcher = pattern.matcher(info);
        if (!matcher.find()) {
            throw new IllegalStateException("not what a server says of its freshness: " + info);
        }
        return matcher;
    }
}

package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Seconds;
import vn.nhip.definitions.Definitions;
import vn.nhip.simulator.person.Person;

/** {@code ./nhip bench start}. */
@Command(
        name = "start",
        description = {
            "Khởi động máy chủ có nhiều hồ sơ và đo từ lúc gõ lệnh đến trang đầu tiên tính từ hồ sơ: lần đầu đọc mọi hồ sơ từ cơ sở",
            "dữ liệu, lần sau từ tệp ghi lúc dừng. Số đếm trên trang được so với số đếm riêng của phép đo."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench start", "  ./nhip bench start --cases 1000000"},
        mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {
    private static final String PAGE = "/index/sources.csv?source=cases&root=H44&period=2026-03";
    private static final int YEAR = 2026;
    private static final int MONTH = 3;
    private static final long LOOK_NANOS = 20_000_000;
    private static final double NANOS = 1e9;
    private static final int ROUNDS = 3;
    private static final int NUMERATOR = 3;
    private static final int LOADING = 503;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", description = "số hồ sơ, mặc định 10000000")
    private int cases = 10_000_000;

    @Option(names = "--memory", description = "NHIP_MEMORY của máy chủ, mặc định 3g")
    private String memory = "3g";

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        int wanted = quick ? 60_000 : cases;
        StartedServer server = StartedServer.start(memory);
        try {
            // Figures from cases are for who may see them.
            Person person = server.firstPerson();
            say("Đang ghi dữ kiện của %,d hồ sơ vào cơ sở dữ liệu".formatted(wanted));
            String expected;
            try (Connection database = server.database()) {
                expected = counted(KeptFacts.put(database, wanted));
            }
            List<Double> cold = new ArrayList<>();
            List<Double> fromFile = new ArrayList<>();
            for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
                server.stop();
                Files.deleteIfExists(table(server));
                say("Khởi động từ cơ sở dữ liệu");
                server = measured(server, person, cold, expected);
                awaitFile(server);
                server.stop();
                say("Khởi động từ tệp");
                server = measured(server, person, fromFile, expected);
            }
            new Figures("start", quick)
                    .count("cases", wanted)
                    .number("cold_first_page_seconds", median(cold))
                    .number("cold_slowest_seconds", cold.getLast())
                    .number("snapshot_first_page_seconds", median(fromFile))
                    .number("snapshot_slowest_seconds", fromFile.getLast())
                    .printTo(spec.commandLine().getOut());
        } finally {
            server.close();
        }
        return 0;
    }

    private void say(String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(text);
        err.flush();
    }

    private static Path table(StartedServer server) {
        return server.home().resolve("facts").resolve("table");
    }

    private static double median(List<Double> seconds) {
        seconds.sort(null);
        return seconds.get(seconds.size() / 2);
    }

    private StartedServer measured(StartedServer stopped, Person person, List<Double> into, String expected)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        StartedServer server = stopped.again(memory);
        double ready = (System.nanoTime() - began) / NANOS;
        person.signInAgain(server.address(""));
        double in = (System.nanoTime() - began) / NANOS;
        HttpRequest request = HttpRequest.newBuilder(server.address(PAGE)).build();
        HttpResponse<String> answer = person.client().send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() == LOADING) {
            LockSupport.parkNanos(LOOK_NANOS);
            answer = person.client().send(request, HttpResponse.BodyHandlers.ofString());
        }
        double took = (System.nanoTime() - began) / NANOS;
        String counted = ofIndicator(answer.body());
        if (!counted.equals(expected)) {
            throw new IllegalStateException("the server counts " + counted + ", expected " + expected);
        }
        say("  máy chủ trả lời sau %.2f giây, đăng nhập xong sau %.2f giây, trang đầu từ hồ sơ sau %.2f giây"
                .formatted(ready, in, took));
        into.add(took);
        return server;
    }

    /** The file is written once the counters are made. */
    private static void awaitFile(StartedServer server) {
        while (!Files.exists(table(server))) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Numerator and denominator of 2.1 in a file of the server. */
    private static String ofIndicator(String csv) {
        return csv.lines()
                .filter(line -> line.startsWith("2.1,") || line.startsWith("\"2.1\","))
                .map(line -> line.split(",", -1))
                .map(cells -> String.join("/", Arrays.copyOfRange(cells, NUMERATOR, NUMERATOR + 2)))
                .findFirst()
                .orElse(csv);
    }

    /** The same, counted here. */
    private static String counted(FactTable table) {
        LocalDate first = LocalDate.of(YEAR, MONTH, 1);
        CaseMeasure measure = Objects.requireNonNull(Definitions.bundled()
                .find("qd766", first)
                .indicator("2.1")
                .orElseThrow()
                .cases());
        int start = Seconds.of(first.atStartOfDay(WorkCalendar.ZONE).toInstant());
        int end = Seconds.of(first.plusMonths(1).atStartOfDay(WorkCalendar.ZONE).toInstant()) - 1;
        CaseCounts counts = new CaseCounter(
                        table,
                        new Measures(List.of(measure)),
                        Runtime.getRuntime().availableProcessors())
                .count(new Span(start, end), Seconds.of(Instant.now()));
        long[] sums = {0, 0};
        for (int agency = -1; agency < counts.agencies(); agency++) {
            sums[0] += counts.numerator(agency, 0);
            sums[1] += counts.denominator(agency, 0);
        }
        return sums[0] + "/" + sums[1];
    }
}

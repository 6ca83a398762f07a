package vn.nhip.benchmark.index;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.benchmark.server.StartedServer;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;

/** {@code ./nhip bench index}. */
@Command(
        name = "index",
        description = {
            "Đếm 15 tỷ lệ của mọi cơ quan từ từng hồ sơ, cho một tháng bất kỳ và mười hai tháng, tại một thời điểm bất kỳ.",
            "So với DuckDB và PostgreSQL đếm chính các dòng đó trong cùng lần chạy; ba câu trả lời phải bằng nhau."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench index", "  ./nhip bench index --cases 40000000 --no-rivals"},
        mixinStandardHelpOptions = true)
public final class IndexCommand implements Callable<Integer> {
    private static final int DAY = 86_400;
    private static final int MONTH = 30 * DAY;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 21;
    private static final int RIVAL_ROUNDS = 5;
    private static final double NANOS = 1e9;
    private static final int COPY_AT_ONCE = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", description = "số hồ sơ, mặc định 10000000")
    private int cases = 10_000_000;

    @Option(names = "--no-rivals", description = "không đo DuckDB và PostgreSQL")
    private boolean alone;

    @Option(names = "--no-postgres", description = "không đo PostgreSQL")
    private boolean withoutPostgres;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    private final Ratios ratios = new Ratios();

    /** A question: periods and an instant. */
    private record Question(List<Span> spans, int asOf) {}

    @Override
    public Integer call() throws SQLException, IOException {
        int wanted = quick ? 20_000 : cases;
        Figures figures = new Figures("index", quick).count("cases", wanted);
        say("Đang dựng bảng " + wanted + " hồ sơ");
        long before = used();
        FactTable table = new FactTable();
        InventedFacts invented = new InventedFacts(766, wanted);
        long began = System.nanoTime();
        for (CaseFacts facts = invented.next(); facts != null; facts = invented.next()) {
            table.put(List.of(facts));
        }
        figures.number("microseconds_per_case_put", (System.nanoTime() - began) / 1e3 / wanted);
        CaseCounter counter = new CaseCounter(
                table, new Measures(ratios.measures), Runtime.getRuntime().availableProcessors());
        Question month = new Question(List.of(month(14)), InventedFacts.FIRST + 14 * MONTH + 25 * DAY);
        Question closed = new Question(List.of(month(14)), InventedFacts.FIRST + InventedFacts.DAYS * DAY);
        List<Span> year = new ArrayList<>();
        for (int i = 8; i < 20; i++) {
            year.add(month(i));
        }
        Question series = new Question(year, InventedFacts.FIRST + 19 * MONTH + 25 * DAY);
        double monthSeconds = ours(counter, month);
        double closedSeconds = ours(counter, closed);
        double seriesSeconds = ours(counter, series);
        figures.number("bytes_per_case", (used() - before) / (double) wanted)
                .number("month_milliseconds", monthSeconds * 1e3)
                .number("closed_month_milliseconds", closedSeconds * 1e3)
                .number("series_milliseconds", seriesSeconds * 1e3);
        if (!alone) {
            duckdb(counter, wanted, month, series, monthSeconds, seriesSeconds, figures);
        }
        if (!alone && !withoutPostgres) {
            postgres(counter, wanted, month, series, monthSeconds, seriesSeconds, figures);
        }
        figures.printTo(spec.commandLine().getOut());
        return 0;
    }

    private static Span month(int number) {
        int start = InventedFacts.FIRST + number * MONTH;
        return new Span(start, start + MONTH - 1);
    }

    /** Bytes in use after the collector has run. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Median seconds of our answer. */
    private static double ours(CaseCounter counter, Question question) {
        double[] seconds = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long began = System.nanoTime();
            List<CaseCounts> counts = counter.count(question.spans(), question.asOf());
            if (counts.size() != question.spans().size()) {
                throw new IllegalStateException("Programmer error: an answer is missing");
            }
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - began) / NANOS;
            }
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }

    private void duckdb(
            CaseCounter counter,
            int wanted,
            Question month,
            Question series,
            double monthSeconds,
            double seriesSeconds,
            Figures figures)
            throws SQLException {
        say("DuckDB: đang nạp");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, Rival.table());
            InventedFacts invented = new InventedFacts(766, wanted);
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "facts")) {
                for (CaseFacts facts = invented.next(); facts != null; facts = invented.next()) {
                    appender.beginRow();
                    appender.append((short) facts.agency());
                    appender.append((short) facts.procedure());
                    for (Moment moment : Moment.values()) {
                        appender.append(facts.at(moment));
                    }
                    for (boolean flag : flags(facts)) {
                        appender.append(flag);
                    }
                    appender.endRow();
                }
            }
            Rival rival = new Rival(connection, ratios.measures, ratios.of, ratios.where);
            double duckMonth = rival(rival, counter, month);
            double duckSeries = rival(rival, counter, series);
            figures.number("duckdb_month_milliseconds", duckMonth * 1e3)
                    .number("duckdb_series_milliseconds", duckSeries * 1e3)
                    .number("month_speed_to_duckdb_ratio", duckMonth / monthSeconds)
                    .number("series_speed_to_duckdb_ratio", duckSeries / seriesSeconds);
        }
    }

    private void postgres(
            CaseCounter counter,
            int wanted,
            Question month,
            Question series,
            double monthSeconds,
            double seriesSeconds,
            Figures figures)
            throws SQLException, IOException {
        say("PostgreSQL: đang nạp");
        try (StartedServer server = StartedServer.start("256m");
                Connection connection = server.database()) {
            execute(connection, Rival.table());
            fill(connection, wanted);
            execute(connection, "create index on facts (received)");
            execute(connection, "create index on facts (ended)");
            execute(connection, "vacuum analyze facts");
            execute(connection, "set max_parallel_workers_per_gather = 2");
            execute(connection, "set work_mem = '64MB'");
            Rival rival = new Rival(connection, ratios.measures, ratios.of, ratios.where);
            double postgresMonth = rival(rival, counter, month);
            double postgresSeries = rival(rival, counter, series);
            figures.number("postgres_month_milliseconds", postgresMonth * 1e3)
                    .number("postgres_series_milliseconds", postgresSeries * 1e3)
                    .number("month_speed_to_postgres_ratio", postgresMonth / monthSeconds)
                    .number("series_speed_to_postgres_ratio", postgresSeries / seriesSeconds);
        }
    }

    private static void fill(Connection connection, int wanted) throws SQLException {
        CopyIn copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy facts from stdin (format binary)");
        ByteBuffer rows = ByteBuffer.allocate(COPY_AT_ONCE);
        rows.put(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0});
        rows.putLong(0);
        InventedFacts invented = new InventedFacts(766, wanted);
        for (CaseFacts facts = invented.next(); facts != null; facts = invented.next()) {
            if (rows.remaining() < 256) {
                copy.writeToCopy(rows.array(), 0, rows.position());
                rows.clear();
            }
            rows.putShort((short) Rival.COLUMNS.size());
            rows.putInt(2).putShort((short) facts.agency());
            rows.putInt(2).putShort((short) facts.procedure());
            for (Moment moment : Moment.values()) {
                rows.putInt(4).putInt(facts.at(moment));
            }
            for (boolean flag : flags(facts)) {
                rows.putInt(1).put((byte) (flag ? 1 : 0));
            }
        }
        rows.putShort((short) -1);
        copy.writeToCopy(rows.array(), 0, rows.position());
        copy.endCopy();
    }

    private static boolean[] flags(CaseFacts facts) {
        Boolean needs = facts.needsResult();
        return new boolean[] {
            facts.channel() == Channel.ONLINE,
            facts.channel() == Channel.POSTAL,
            Boolean.TRUE.equals(needs),
            Boolean.FALSE.equals(needs),
            facts.at(Moment.DUE) != Integer.MAX_VALUE
        };
    }

    /** The rival's best seconds; its answers must be ours. */
    private static double rival(Rival rival, CaseCounter counter, Question question) throws SQLException {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < RIVAL_ROUNDS; round++) {
            long began = System.nanoTime();
            List<long[][][]> answers = new ArrayList<>();
            for (Span span : question.spans()) {
                answers.add(rival.count(span, question.asOf()));
            }
            best = Math.min(best, (System.nanoTime() - began) / NANOS);
            if (round == 0) {
                requireEqual(answers, counter.count(question.spans(), question.asOf()));
            }
        }
        return best;
    }

    private static void requireEqual(List<long[][][]> theirs, List<CaseCounts> ours) {
        for (int s = 0; s < theirs.size(); s++) {
            for (int agency = 0; agency < ours.get(s).agencies(); agency++) {
                for (int m = 0; m < ours.get(s).measures(); m++) {
                    long[] their = theirs.get(s)[agency][m];
                    long numerator = ours.get(s).numerator(agency, m);
                    long denominator = ours.get(s).denominator(agency, m);
                    if (their[0] != numerator || their[1] != denominator) {
                        throw new IllegalStateException("period %d, agency %d, ratio %d: ours %d/%d, the rival's %d/%d"
                                .formatted(s, agency, m, numerator, denominator, their[0], their[1]));
                    }
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void say(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(what);
        err.flush();
    }
}

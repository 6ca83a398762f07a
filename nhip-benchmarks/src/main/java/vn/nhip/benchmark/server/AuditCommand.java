package vn.nhip.benchmark.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;

/** {@code ./nhip bench audit}. */
@Command(
        name = "audit",
        description = {
            "Nhiều luồng đổi từng dòng, mỗi lần đổi một giao dịch: bao nhiêu lần mỗi giây khi có ghi sổ kiểm toán, tính đến khi mọi mục đã vào cây,",
            "cạnh chính việc đổi đó không ghi sổ trong cùng lần chạy; rồi nạp đầy sổ và đo ./nhip verify audit, kể cả lúc lệnh khởi động."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench audit", "  ./nhip bench audit --rows 1000000"},
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;
    private static final int FILL = 50_000;
    private static final long QUICK_ROWS = 20_000;
    private static final double NANOS = 1e9;
    private static final long LOOK_NANOS = 20_000_000;
    private static final double MEGABYTE = 1e6;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rows", description = "số mục của sổ khi kiểm chứng, mặc định 10000000")
    private long rows = 10_000_000;

    @Option(names = "--threads", description = "số luồng đổi cùng lúc, mặc định 8")
    private int threads = 8;

    @Option(names = "--seconds", description = "bao nhiêu giây mỗi lượt, mặc định 8; một lượt làm nóng, năm lượt đo")
    private int seconds = 8;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    /** How many entries there are to be in the log. */
    private long recorded;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        say("Đang khởi động máy chủ trên một thư mục dữ liệu trống");
        try (StartedServer server = StartedServer.start("512m")) {
            try (Connection connection = server.database()) {
                measure(server, connection);
            }
        }
        return 0;
    }

    /**
     * One round.
     *
     * @param behindSeconds after the last change, until every entry was in the log
     */
    private record Round(long changes, double seconds, double behindSeconds) {
        double rate() {
            return changes / (seconds + behindSeconds);
        }
    }

    private void measure(StartedServer server, Connection connection)
            throws IOException, SQLException, InterruptedException {
        execute(connection, "create table public.changed (id bigint primary key, value bigint not null)");
        execute(connection, "insert into public.changed select i, 0 from generate_series(1, 100000) i");
        BareTable table = new BareTable(connection);
        List<Round> bare = new ArrayList<>();
        List<Round> audited = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            Round without = round(server, table, false);
            Round with = round(server, table, true);
            say("Lượt %d%s: %,.0f lần đổi/giây không ghi sổ, %,.0f có ghi"
                    .formatted(i + 1, i < WARM_UP ? " (làm nóng)" : "", without.rate(), with.rate()));
            if (i >= WARM_UP) {
                bare.add(without);
                audited.add(with);
            }
        }
        double filled = fill(connection, table);
        long entries = table.number("select seq from audit.head");
        say("Đang kiểm chứng %,d mục".formatted(entries));
        long began = System.nanoTime();
        String answer = server.command(
                "verify",
                "audit",
                "--checkpoint",
                server.home().resolve("audit/checkpoints").toString());
        double verified = (System.nanoTime() - began) / NANOS;
        if (!answer.startsWith("Sổ kiểm toán nguyên vẹn: " + entries + " mục")) {
            throw new IllegalStateException("the log was not verified: " + answer);
        }
        new Figures("audit", quick)
                .count("threads", threads)
                .number("audited_changes_per_second", median(audited))
                .number("bare_changes_per_second", median(bare))
                .number("audited_to_bare_ratio", median(audited) / median(bare))
                .number("entries_into_tree_per_second", filled)
                .count("entries", entries)
                .number("verify_seconds", verified)
                .number("verify_entries_per_second", entries / verified)
                .number("log_megabytes", table.number("select pg_total_relation_size('audit.entry')") / MEGABYTE)
                .printTo(spec.commandLine().getOut());
    }

    private static double median(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::rate).sorted().toArray()[rounds.size() / 2];
    }

    private Round round(StartedServer server, BareTable table, boolean isAudited)
            throws IOException, SQLException, InterruptedException {
        List<Changer> changers = new ArrayList<>();
        long until = System.nanoTime() + (long) ((quick ? 1 : seconds) * NANOS);
        for (int i = 0; i < threads; i++) {
            changers.add(new Changer(server.database(), i, isAudited, until));
        }
        long began = System.nanoTime();
        changers.forEach(Thread::start);
        long changes = 0;
        for (Changer changer : changers) {
            changer.join();
            changes += changer.changes();
        }
        double took = (System.nanoTime() - began) / NANOS;
        recorded += isAudited ? changes : 0;
        return new Round(changes, took, secondsUntilTaken(table, recorded));
    }

    private static double secondsUntilTaken(BareTable table, long entries) throws SQLException {
        long began = System.nanoTime();
        while (table.number("select seq from audit.head") < entries) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - began) / NANOS;
    }

    /** As many entries as are wanted, as fast as the server takes them into the tree; entries per second. */
    private double fill(Connection connection, BareTable table) throws SQLException {
        long wanted = (quick ? QUICK_ROWS : rows) - recorded;
        long began = System.nanoTime();
        for (long made = 0; made < wanted; made += FILL) {
            secondsUntilTaken(table, recorded - FILL);
            try (PreparedStatement insert = connection.prepareStatement(Changer.INSERT + """
                    select 'person-opened', 'PERSON', 'account-' || i % 5000, 'Người dùng ' || i % 5000, '203.0.113.' || i % 250,
                        'case/H99.' || i % 200 || '-260803-' || i, 'H99.' || i % 200, null, null, 'xác minh địa chỉ',
                        '{"fields":"name,phone"}'
                    from generate_series(1, ?) i
                    """)) {
                insert.setLong(1, Math.min(FILL, wanted - made));
                recorded += insert.executeUpdate();
            }
            if (made % (20L * FILL) == 0) {
                say("Đang nạp đầy sổ: còn %,d mục".formatted(wanted - made));
            }
        }
        secondsUntilTaken(table, recorded);
        return Math.max(wanted, 0) / ((System.nanoTime() - began) / NANOS);
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

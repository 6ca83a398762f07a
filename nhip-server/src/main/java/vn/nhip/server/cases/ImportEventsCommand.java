package vn.nhip.server.cases;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.ImportByCommand;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.IntakeTally;
import vn.nhip.server.cases.intake.LongIntake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;

/** {@code nhip import events}: events of cases from files. */
@Command(
        name = "events",
        description = {
            "Nạp sự kiện hồ sơ (CloudEvents 1.0): mỗi dòng một sự kiện JSON, hoặc một mảng JSON; để nguyên hoặc nén gzip.",
            "Sự kiện đã có được bỏ qua; sự kiện có vấn đề vào khu chờ xử lý kèm lý do, phần còn lại vẫn vào.",
            "Bị ngắt giữa chừng, kể cả mất điện: chạy lại đúng lệnh đó, nhật ký sự kiện vẫn đúng."
        },
        synopsisHeading = "Cách dùng: ",
        parameterListHeading = "%n",
        optionListHeading = "",
        footer = {
            "",
            "Mã kết thúc: 0 mọi sự kiện đã vào, 1 có sự kiện vào khu chờ xử lý, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import events su-kien-2026-08.jsonl.gz",
            "  zcat *.jsonl.gz | ./nhip import events -"
        },
        sortOptions = false)
public final class ImportEventsCommand implements Callable<Integer> {
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;
    private static final int BUFFER = 64 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Các tệp; dấu - là đầu vào chuẩn.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "TÊN",
            description = "Nguồn ghi cho dòng không đọc được nguồn. Mặc định: file.")
    private String source = "file";

    @Option(
            names = "--unknowns",
            paramLabel = "CÁCH",
            description = "Thủ tục, cơ quan không có trong danh mục: quarantine (mặc định) hoặc accept.")
    private String unknowns = "quarantine";

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportEventsCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        Unknowns chosen = unknowns();
        for (String file : files) {
            if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
                throw new CommandLine.ParameterException(spec.commandLine(), "không đọc được tệp " + file);
            }
        }
        return CommandServer.run(server, context -> run(context, chosen));
    }

    private Unknowns unknowns() {
        return switch (unknowns) {
            case "quarantine" -> Unknowns.QUARANTINE;
            case "accept" -> Unknowns.ACCEPT;
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--unknowns là quarantine hoặc accept, không phải " + unknowns);
        };
    }

    private int run(ConfigurableApplicationContext context, Unknowns chosen) {
        LongIntake intake = context.getBean(LongIntake.class);
        Audit audit = context.getBean(Audit.class);
        boolean allIn = true;
        boolean allRead = true;
        for (String file : files) {
            try (Undertaking onRecord = ImportByCommand.begin(audit, "events", List.of(Path.of(file)))) {
                onRecord.with("source", source).with("unknowns", chosen);
                allIn &= take(intake, file, chosen, onRecord);
            } catch (IOException | RuntimeException e) {
                allRead = false;
                spec.commandLine()
                        .getErr()
                        .println(file + ": dừng giữa chừng (" + reason(e) + "). Chạy lại lệnh để nạp nốt.");
            }
        }
        project(context.getBean(Projector.class));
        if (!allRead) {
            return Ending.CANNOT_RUN;
        }
        return allIn ? Ending.DONE : Ending.SOME_REFUSED;
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    private boolean take(LongIntake intake, String file, Unknowns chosen, Undertaking onRecord) throws IOException {
        boolean standardInput = file.equals("-");
        long size = standardInput ? 0 : Files.size(Path.of(file));
        String name = standardInput ? "-" : String.valueOf(Path.of(file).getFileName());
        Progress progress = progress(file, "sự kiện");
        AtomicLong read = new AtomicLong();
        try (InputStream in = standardInput ? System.in : Files.newInputStream(Path.of(file));
                InputStream plain = unpacked(new Counted(in, read))) {
            Iterator<EventRead> reader = reader(plain);
            IntakeTally tally = intake.take(new Delivery(source, chosen, name), new Records(reader, source), soFar -> {
                onRecord.with(soFar.counts());
                progress.at(soFar.records(), size == 0 ? -1 : (double) read.get() / size);
            });
            onRecord.with(tally.counts()).done();
            progress.end();
            report(file, tally, progress);
            return tally.quarantined() == 0;
        }
    }

    private static EventReader reader(InputStream plain) throws IOException {
        plain.mark(BUFFER);
        int first = plain.read();
        while (first == 0xef || first == 0xbb || first == 0xbf || first == ' ' || first == '\n' || first == '\r') {
            first = plain.read();
        }
        plain.reset();
        return first == '['
                ? EventReader.batch(plain, EventReader.Limits.FILE)
                : EventReader.lines(plain, EventReader.Limits.FILE);
    }

    /** Packed or not is told by the first bytes, not by the name. */
    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean packed = buffered.read() == GZIP_1 && buffered.read() == GZIP_2;
        buffered.reset();
        return packed ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
    }

    private void report(String file, IntakeTally tally, Progress progress) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%s: %s; %s mới, %s đã có, %s vào khu chờ xử lý"
                .formatted(
                        file,
                        progress.sum(tally.records()),
                        progress.number(tally.accepted()),
                        progress.number(tally.duplicates()),
                        progress.number(tally.quarantined())));
        if (tally.warned() > 0) {
            out.println("  lưu ý: %s sự kiện được nhận kèm cảnh báo".formatted(progress.number(tally.warned())));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        for (IntakeTally.Example example : tally.examples()) {
            err.println(file + ": " + example.place() + ": " + example.problem().vietnamese());
        }
        if (tally.quarantined() > tally.examples().size()) {
            err.println("%s: … và %s sự kiện khác; xem đủ tại trang /cases/quarantine"
                    .formatted(
                            file,
                            progress.number(
                                    tally.quarantined() - tally.examples().size())));
        }
        err.flush();
    }

    /** A running server does it as well; they take turns. */
    private void project(Projector projector) {
        Progress progress = progress("Tính trạng thái hồ sơ", "sự kiện");
        Projector.Position position = projector.position();
        long begin = position.done();
        while (position.lag() > 0) {
            long before = position.done() - begin;
            long all = Math.max(1, position.end() - begin);
            position = projector.advance(brought -> progress.at(before + brought, (double) (before + brought) / all));
            double part = (double) (position.done() - begin) / Math.max(1, position.end() - begin);
            progress.at(position.done() - begin, part);
        }
        progress.end();
    }

    private Progress progress(String title, String unit) {
        return new Progress(
                spec.commandLine().getErr(),
                title,
                unit,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    private record Records(Iterator<EventRead> reader, String source) implements Iterator<Incoming> {
        @Override
        public boolean hasNext() {
            return reader.hasNext();
        }

        @Override
        public Incoming next() {
            return EventRecords.incoming(reader.next(), source);
        }
    }

    private static final class Counted extends InputStream {
        private final InputStream in;
        private final AtomicLong bytes;

        Counted(InputStream in, AtomicLong bytes) {
            this.in = in;
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            bytes.incrementAndGet();
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            bytes.addAndGet(Math.max(0, read));
            return read;
        }
    }
}

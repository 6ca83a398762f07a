package vn.nhip.server.cases;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.contract.Problem;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.ImportByCommand;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.IntakeTally;
import vn.nhip.server.cases.intake.LongIntake;
import vn.nhip.server.cases.mapping.FileUnfit;
import vn.nhip.server.cases.mapping.MappedFile;
import vn.nhip.server.cases.mapping.Mapping;
import vn.nhip.server.cases.mapping.MappingProposal;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;

/** {@code nhip import cases}: exports of any system, by a mapping. */
@Command(
        name = "cases",
        description = {
            "Nạp hồ sơ từ tệp xuất của hệ thống bất kỳ (CSV, XLSX) hoặc nhật ký sự kiện XES.",
            "Theo tệp ánh xạ YAML; để nguyên hoặc nén gzip. Bản ghi có vấn đề vào khu chờ xử lý kèm lý do, phần còn lại vẫn vào.",
            "Nạp lại cùng tệp không đổi gì; bị ngắt giữa chừng thì chạy lại đúng lệnh đó."
        },
        synopsisHeading = "Cách dùng: ",
        parameterListHeading = "%n",
        optionListHeading = "",
        footer = {
            "",
            "Mã kết thúc: 0 mọi sự kiện đã vào, 1 có bản ghi vào khu chờ xử lý hoặc tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import cases --propose so-theo-doi.xlsx > mapping.yaml",
            "  ./nhip import cases --mapping mapping.yaml --dry-run so-theo-doi.xlsx",
            "  ./nhip import cases --mapping mapping.yaml so-theo-doi.xlsx"
        },
        sortOptions = false)
public final class ImportCasesCommand implements Callable<Integer> {
    private static final int EXAMPLES_MAX = 20;
    private static final int DRY_BEAT = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Các tệp CSV, XLSX hoặc XES.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--mapping",
            paramLabel = "ÁNH-XẠ",
            description = "Tệp ánh xạ YAML: cột nào là gì (xem docs/help/mappings.md).")
    private @Nullable Path mapping;

    @Option(names = "--dry-run", description = "Chỉ đọc thử và báo kết quả, không ghi gì.")
    private boolean dryRun;

    @Option(names = "--propose", description = "In tệp ánh xạ đề xuất cho một tệp, không ghi gì.")
    private boolean propose;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportCasesCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "không đọc được tệp " + file);
            }
        }
        if (propose) {
            return propose();
        }
        Mapping read = mapping();
        if (read == null) {
            return Ending.CANNOT_RUN;
        }
        if (dryRun) {
            return ofAll(file -> tryOut(read, file));
        }
        return CommandServer.run(server, context -> run(context, read));
    }

    private int propose() {
        if (files.size() != 1) {
            throw new ParameterException(spec.commandLine(), "--propose cần đúng một tệp");
        }
        return ofAll(file -> {
            spec.commandLine().getOut().print(MappingProposal.from(file).yaml());
            spec.commandLine().getOut().flush();
            return true;
        });
    }

    /** The mapping; null when it has mistakes, which were told. */
    private @Nullable Mapping mapping() {
        Path file = mapping;
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "thiếu --mapping; để có tệp ánh xạ đề xuất: ./nhip import cases --propose TỆP");
        }
        try {
            return Mapping.load(file);
        } catch (DefinitionException e) {
            spec.commandLine().getErr().println(e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + ": không đọc được tệp ánh xạ (" + e + ")");
        }
        return null;
    }

    private interface Work {
        /** Does it; true when nothing was refused. */
        boolean on(Path file) throws IOException;
    }

    private int ofAll(Work work) {
        boolean allIn = true;
        boolean allRead = true;
        PrintWriter err = spec.commandLine().getErr();
        for (Path file : files) {
            try {
                allIn &= work.on(file);
            } catch (FileUnfit e) {
                allIn = false;
                err.println(file + ": " + e.problem().vietnamese());
            } catch (IOException | RuntimeException e) {
                allRead = false;
                err.println(file + ": dừng giữa chừng (" + rootOf(e) + "). Chạy lại lệnh để nạp nốt.");
            }
        }
        err.flush();
        if (!allRead) {
            return Ending.CANNOT_RUN;
        }
        return allIn ? Ending.DONE : Ending.SOME_REFUSED;
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private int run(ConfigurableApplicationContext context, Mapping read) {
        LongIntake intake = context.getBean(LongIntake.class);
        Audit audit = context.getBean(Audit.class);
        int ending = ofAll(file -> {
            try (Undertaking onRecord = ImportByCommand.begin(audit, "cases", List.of(file))) {
                onRecord.with("source", read.source()).with("unknowns", read.unknowns());
                return take(intake, read, file, onRecord);
            }
        });
        project(context.getBean(Projector.class));
        return ending;
    }

    private boolean take(LongIntake intake, Mapping read, Path file, Undertaking onRecord) throws IOException {
        Progress progress = progress(file.toString(), "sự kiện");
        try (MappedFile mapped = MappedFile.open(read, file)) {
            Delivery delivery = new Delivery(read.source(), read.unknowns(), String.valueOf(file.getFileName()));
            IntakeTally tally = intake.take(delivery, mapped, soFar -> {
                onRecord.with(soFar.counts());
                progress.at(soFar.records(), mapped.share());
            });
            onRecord.with(tally.counts()).done();
            progress.end();
            PrintWriter out = spec.commandLine().getOut();
            out.println("%s: %s bản ghi, %s; %s mới, %s đã có, %s vào khu chờ xử lý"
                    .formatted(
                            file,
                            progress.number(mapped.records()),
                            progress.sum(tally.records()),
                            progress.number(tally.accepted()),
                            progress.number(tally.duplicates()),
                            progress.number(tally.quarantined())));
            if (tally.warned() > 0) {
                out.println("  lưu ý: %s sự kiện được nhận kèm cảnh báo".formatted(progress.number(tally.warned())));
            }
            rest(mapped, tally.problems(), progress);
            examples(file, tally.examples(), tally.quarantined(), "; xem đủ tại trang /cases/quarantine");
            return tally.quarantined() == 0;
        }
    }

    private boolean tryOut(Mapping read, Path file) throws IOException {
        Progress progress = progress(file.toString(), "sự kiện");
        try (MappedFile mapped = MappedFile.open(read, file)) {
            Map<Problem.Kind, Long> problems = new EnumMap<>(Problem.Kind.class);
            List<IntakeTally.Example> examples = new ArrayList<>();
            long events = 0;
            long unread = 0;
            while (mapped.hasNext()) {
                if (mapped.next()
                        instanceof Incoming.Unread(String ignored, String place, Problem problem, String raw)) {
                    unread++;
                    problems.merge(problem.kind(), 1L, Long::sum);
                    if (examples.size() < EXAMPLES_MAX) {
                        examples.add(new IntakeTally.Example(place, problem));
                    }
                } else {
                    events++;
                }
                if ((events + unread) % DRY_BEAT == 0) {
                    progress.at(events + unread, mapped.share());
                }
            }
            progress.end();
            spec.commandLine()
                    .getOut()
                    .println("%s: đọc thử %s bản ghi, %s; %s không đọc được; chưa ghi gì"
                            .formatted(
                                    file,
                                    progress.number(mapped.records()),
                                    progress.sum(events),
                                    progress.number(unread)));
            rest(mapped, problems, progress);
            examples(file, examples, unread, "");
            return unread == 0;
        }
    }

    /** What is said of a file beside its counts. */
    private void rest(MappedFile mapped, Map<Problem.Kind, Long> problems, Progress progress) {
        PrintWriter out = spec.commandLine().getOut();
        for (Problem.Kind kind : Problem.Kind.values()) {
            Long count = problems.get(kind);
            if (count != null) {
                out.println("  %s: %s".formatted(reason(kind), progress.number(count)));
            }
        }
        if (mapped.silent() > 0) {
            out.println("  bản ghi không cho sự kiện nào theo ánh xạ: " + progress.number(mapped.silent()));
        }
        if (!mapped.unused().isEmpty()) {
            out.println("  cột không dùng, không lưu: " + String.join(", ", mapped.unused()));
        }
        out.flush();
    }

    private static String reason(Problem.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> "không đọc được";
            case TOO_LARGE -> "quá lớn";
            case MISSING -> "thiếu giá trị";
            case UNKNOWN_VALUE -> "giá trị lạ";
            case WRONG_FORM -> "sai kiểu";
            case WRONG_TIME -> "thời điểm không đọc được";
            case FUTURE -> "thời điểm trong tương lai";
            case DUE_BEFORE_RECEIPT -> "hẹn trả trước khi tiếp nhận";
            case UNKNOWN_PROCEDURE -> "thủ tục không có trong danh mục";
            case UNKNOWN_AGENCY -> "cơ quan không có trong danh mục";
        };
    }

    private void examples(Path file, List<IntakeTally.Example> examples, long all, String where) {
        PrintWriter err = spec.commandLine().getErr();
        for (IntakeTally.Example example : examples) {
            err.println(file + ": " + example.place() + ": " + example.problem().vietnamese());
        }
        if (all > examples.size()) {
            err.println("%s: … và %d bản ghi khác%s".formatted(file, all - examples.size(), where));
        }
        err.flush();
    }

    /** A running server does it as well; they take turns. */
    private void project(Projector projector) {
        Progress progress = progress("Tính trạng thái hồ sơ", "sự kiện");
        Projector.Position position = projector.position();
        long begin = position.done();
        while (position.lag() > 0) {
            position = projector.advance();
            double part = (double) (position.done() - begin) / Math.max(1, position.end() - begin);
            progress.at(position.done() - begin, part);
        }
        progress.end();
    }

    private Progress progress(String title, String unit) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Progress(spec.commandLine().getErr(), title, unit, terminal);
    }
}

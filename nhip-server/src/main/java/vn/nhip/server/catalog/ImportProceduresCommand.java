package vn.nhip.server.catalog;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.ImportByCommand;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.catalog.procedures.ImportSummary;
import vn.nhip.server.catalog.procedures.ProcedureImport;
import vn.nhip.server.catalog.store.ProcedureImports.Problem;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;

/** {@code nhip import procedures}: the catalogue of procedures. */
@Command(
        name = "procedures",
        description = {
            "Nạp danh mục thủ tục hành chính đã công bố trên Cổng Dịch vụ công quốc gia.",
            "Tệp chi tiết (JSON lines) và bảng tóm tắt (CSV), để nguyên hoặc nén .gz. Loại tệp được nhận ra theo nội dung. Nạp lại cùng tệp không đổi gì;",
            "thủ tục đổi nội dung thì thêm phiên bản mới, phiên bản cũ vẫn giữ."
        },
        synopsisHeading = "Cách dùng: ",
        parameterListHeading = "%n",
        optionListHeading = "",
        footer = {
            "",
            "Mã kết thúc: 0 mọi bản ghi đã vào, 1 có bản ghi hoặc tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import procedures thu-tuc.csv.gz thu-tuc.jsonl.gz"
        },
        sortOptions = false)
public final class ImportProceduresCommand implements Callable<Integer> {
    private static final int PROBLEMS_SHOWN_MAX = 200;
    private static final int ABSENT_SHOWN_MAX = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Các tệp JSON lines hoặc CSV.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--complete",
            negatable = true,
            paramLabel = "",
            description = {
                "Các tệp là danh mục đầy đủ: thủ tục không còn trong đó được báo (không bị xóa).",
                "Mặc định: đầy đủ khi có ít nhất 80 %% số thủ tục đã biết."
            })
    private @Nullable Boolean complete;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportProceduresCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        return CommandServer.run(
                server, context -> run(context.getBean(ProcedureImport.class), context.getBean(Audit.class)));
    }

    private int run(ProcedureImport procedureImport, Audit audit) {
        try (Undertaking onRecord = ImportByCommand.begin(audit, "procedures", files)) {
            Watching watching = new Watching(onRecord);
            ImportSummary summary = procedureImport.run(files, complete, watching);
            onRecord.with("records", summary.records())
                    .with("new", summary.added() + summary.newVersions())
                    .with("refused", summary.refused())
                    .done();
            watching.end();
            print(summary);
            return summary.refused() > 0 ? Ending.SOME_REFUSED : Ending.DONE;
        }
    }

    /** Says what is refused, and how far it is. */
    private final class Watching implements ProcedureImport.Watcher {
        private final PrintWriter err = spec.commandLine().getErr();
        private final Progress progress = new Progress(
                err,
                "danh mục thủ tục",
                "bản ghi",
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
        private final Undertaking onRecord;
        private long problems;

        private Watching(Undertaking onRecord) {
            this.onRecord = onRecord;
        }

        @Override
        public void refused(Problem problem) {
            problems++;
            if (problems <= PROBLEMS_SHOWN_MAX) {
                err.println(
                        problem.file() + (problem.line() == 0 ? "" : ":" + problem.line()) + ": " + problem.reason());
                err.flush();
            }
        }

        @Override
        public void read(long records, double part) {
            onRecord.with("records", records);
            progress.at(records, part);
        }

        private void end() {
            progress.end();
            if (problems > PROBLEMS_SHOWN_MAX) {
                err.println("… và %d dòng nữa; xem ở trang /catalog/notices".formatted(problems - PROBLEMS_SHOWN_MAX));
            }
        }
    }

    private void print(ImportSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "%d bản ghi: %d thủ tục mới, %d phiên bản mới, %d bổ sung nguồn thứ hai, %d công bố lại cùng ngày, %d không đổi"
                        .formatted(
                                summary.records(),
                                summary.added(),
                                summary.newVersions(),
                                summary.completed(),
                                summary.replaced(),
                                summary.unchanged()));
        if (summary.outdated() > 0) {
            out.println("%d bản ghi cũ hơn bản đã có cùng ngày, không lấy".formatted(summary.outdated()));
        }
        if (summary.refused() > 0) {
            out.println("%d dòng hoặc tệp bị từ chối, lý do ở trên".formatted(summary.refused()));
        }
        if (!summary.absent().isEmpty()) {
            int shown = Math.min(ABSENT_SHOWN_MAX, summary.absent().size());
            out.println("%d thủ tục đã biết không còn trong danh mục này (không xóa): %s%s"
                    .formatted(
                            summary.absent().size(),
                            String.join(", ", summary.absent().subList(0, shown)),
                            shown < summary.absent().size() ? ", …" : ""));
        }
        out.println("Những điều cần lưu ý trong dữ liệu: trang /catalog/notices");
        out.flush();
    }
}

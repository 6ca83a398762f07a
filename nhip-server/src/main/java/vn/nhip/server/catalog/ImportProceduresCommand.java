package vn.nhip.server.catalog;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.server.catalog.procedures.ImportSummary;
import vn.nhip.server.catalog.procedures.ProcedureImport;
import vn.nhip.server.catalog.store.ProcedureImports.Problem;

/** {@code nhip import procedures}: the catalogue of procedures. */
@Command(
        name = "procedures",
        description = {
            "Nạp danh mục thủ tục hành chính đã công bố trên Cổng Dịch vụ công quốc gia: tệp chi tiết (JSON lines) và bảng",
            "tóm tắt (CSV), để nguyên hoặc nén .gz. Loại tệp được nhận ra theo nội dung. Nạp lại cùng tệp không đổi gì;",
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
    private static final int DONE = 0;
    private static final int SOME_REFUSED = 1;
    private static final int CANNOT_RUN = 2;
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
                "Mặc định: đầy đủ khi có ít nhất 80% số thủ tục đã biết."
            })
    private @Nullable Boolean complete;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "In trang này.")
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private boolean help;

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
        ConfigurableApplicationContext context;
        try {
            context = server.apply(new String[] {
                "--nhip.database.purpose=command",
                "--nhip.sample=off",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=error"
            });
        } catch (RuntimeException alreadyReported) {
            return CANNOT_RUN;
        }
        try (context) {
            Watching watching = new Watching();
            ImportSummary summary = context.getBean(ProcedureImport.class).run(files, complete, watching);
            watching.end();
            print(summary);
            return summary.refused() > 0 ? SOME_REFUSED : DONE;
        }
    }

    /** Says what is refused, and once a second how far it is. */
    private final class Watching implements ProcedureImport.Watcher {
        private final PrintWriter err = spec.commandLine().getErr();
        private final long began = System.nanoTime();
        private long told = began;
        private long problems;

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
        public void read(long records) {
            long now = System.nanoTime();
            if (now - told > TimeUnit.SECONDS.toNanos(1)) {
                told = now;
                long rate = Math.round(records / Math.max(0.001, (now - began) / 1e9));
                err.println("  đã đọc %d bản ghi, %d bản ghi/giây".formatted(records, rate));
                err.flush();
            }
        }

        private void end() {
            if (problems > PROBLEMS_SHOWN_MAX) {
                err.println(
                        "… và %d dòng nữa; xem đủ ở trang /catalog/notices".formatted(problems - PROBLEMS_SHOWN_MAX));
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

package vn.nhip.server.index;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.core.index.OutsideCount;
import vn.nhip.core.index.Period;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.screen.Vi;

/** {@code nhip import counts}: counts that no case tells. */
@Command(
        name = "counts",
        description = {
            "Nạp số đếm báo cáo ở nơi khác, dùng cho mẫu số của chỉ số 1.4: số hồ sơ tiếp nhận theo Hệ thống báo cáo quốc gia,",
            "và tổng số của năm trước. CSV có dòng đầu: agency,period,kind,count."
        },
        synopsisHeading = "Cách dùng: ",
        parameterListHeading = "%n",
        optionListHeading = "",
        footer = {
            "",
            "kind là national_report (period như kỳ báo cáo: 2026-08, 2026-Q3, 2026) hoặc last_year (period là năm đó: 2025).",
            "Một dòng sai thì cả tệp không được nạp. Nạp lại cùng tệp không đổi gì; số mới hơn thay số cũ, số cũ vẫn giữ.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import counts bao-cao-thang-8.csv"
        },
        sortOptions = false)
public final class ImportCountsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("agency", "period", "kind", "count");

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Các tệp CSV.")
    private List<Path> files = new ArrayList<>();

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
    public ImportCountsCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        return CommandServer.run(server, context -> run(context.getBean(OutsideCounts.class)));
    }

    private int run(OutsideCounts counts) {
        boolean refused = false;
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            List<String> wrong = new ArrayList<>();
            List<OutsideCounts.Row> rows = read(file, wrong);
            if (wrong.isEmpty()) {
                int added = counts.record(rows, String.valueOf(file.getFileName()));
                out.println("%s: %s dòng, %s số mới".formatted(file, Vi.count(rows.size()), Vi.count(added)));
            } else {
                refused = true;
                out.flush();
                wrong.forEach(line -> spec.commandLine().getErr().println(line));
            }
        }
        out.flush();
        return refused ? Ending.SOME_REFUSED : Ending.DONE;
    }

    /** Every mistake with its line; nothing of a file with one is taken. */
    private static List<OutsideCounts.Row> read(Path file, List<String> wrong) {
        List<OutsideCounts.Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
            for (NamedCsvRecord line : reader) {
                if (!line.getHeader().containsAll(COLUMNS)) {
                    wrong.add("%s:1: các cột là %s, cần %s"
                            .formatted(file, String.join(",", line.getHeader()), String.join(",", COLUMNS)));
                    return List.of();
                }
                row(line)
                        .ifPresentOrElse(
                                rows::add,
                                () -> wrong.add(
                                        "%s:%d: không hiểu “%s”; cần mã cơ quan, kỳ (2026-08, 2026-Q3, 2026; last_year chỉ nhận năm), national_report hoặc last_year, và số không âm"
                                                .formatted(
                                                        file,
                                                        line.getStartingLineNumber(),
                                                        String.join(",", line.getFields()))));
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            wrong.add("%s: không đọc được (%s): kiểm tra đường dẫn và dấu nháy".formatted(file, e.getMessage()));
        }
        if (rows.isEmpty() && wrong.isEmpty()) {
            wrong.add(file + ": không có dòng nào dưới dòng tên cột");
        }
        return rows;
    }

    private static Optional<OutsideCounts.Row> row(NamedCsvRecord line) {
        String agency = line.getField("agency").strip();
        String count = line.getField("count").strip();
        Optional<Period> period = Period.parse(line.getField("period").strip());
        Optional<OutsideCount> kind = kind(line.getField("kind").strip());
        boolean understood = !agency.isEmpty()
                && period.isPresent()
                && kind.isPresent()
                && count.matches("\\d{1,12}")
                && (kind.get() != OutsideCount.LAST_YEAR || period.get().kind() == Period.Kind.YEAR);
        return understood
                ? Optional.of(new OutsideCounts.Row(agency, period.get(), kind.get(), Long.parseLong(count)))
                : Optional.empty();
    }

    private static Optional<OutsideCount> kind(String text) {
        for (OutsideCount kind : OutsideCount.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

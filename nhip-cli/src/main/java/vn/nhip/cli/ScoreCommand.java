package vn.nhip.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import vn.nhip.core.scoring.Readings;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.definitions.Definitions;

/** {@code nhip score}: counts in, points out. Nothing is scored by halves: a file with a mistake gives no scores at all. */
@Command(
        name = "score",
        description = {
            "Chấm điểm một tệp số liệu CSV: unit,level,indicator,numerator,denominator.",
            "Cột thêm: fallback_denominator; published (điểm Cổng cho một nhóm, khi không có số đếm)."
        },
        footer = {
            "",
            "Ô trống là không có số liệu, không phải 0. level: PROVINCE, DEPARTMENT, COMMUNE hoặc trống.",
            "Tệp có dòng sai: mọi lỗi ra stderr theo dạng tệp:dòng, không chấm dòng nào.",
            "Mã kết thúc: 0 xong, 1 số liệu có lỗi, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip score --definition qd766 --at 2026-08-31 so-lieu.csv > diem.csv",
            "  ./nhip score --definition qd766 --at 2026-08-31 --reading 4.2=target-80 --reading zero=null - < so-lieu.csv",
            "  ./nhip score --definition qd766 --at 2026-08-31 --format json so-lieu.csv"
        },
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
    /** Where scores can go. */
    enum Format {
        csv,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--definition", required = true, paramLabel = "MÃ", description = "bộ chỉ số, ví dụ qd766")
    private String definition = "";

    @Option(
            names = "--at",
            required = true,
            paramLabel = "NGÀY",
            converter = Day.class,
            description = "ngày áp dụng quy tắc, YYYY-MM-DD")
    private LocalDate at = LocalDate.EPOCH;

    @Option(
            names = "--reading",
            paramLabel = "CHỈ_SỐ=CÁCH_HIỂU",
            description = "cách hiểu khác của một chỉ số, hoặc zero=… cho mọi mẫu số bằng 0; lặp lại được")
    private Map<String, String> readings = new LinkedHashMap<>();

    @Option(names = "--format", paramLabel = "csv|json", description = "dạng kết quả (mặc định: csv)")
    private Format format = Format.csv;

    @Option(
            names = "--output",
            paramLabel = "TỆP",
            description = "ghi vào tệp thay cho stdout; chỉ thay tệp khi đã xong")
    private @Nullable Path output;

    @Parameters(paramLabel = "TỆP|-", description = "tệp số liệu; - là stdin")
    private String file = "";

    private final InputStream in;
    private final OutputStream out;

    ScoreCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out));
    }

    ScoreCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Scorer scorer = scorer();
        Complaints complaints = new Complaints(file.equals("-") ? "stdin" : file);
        try {
            Scores scores = new Scores(read(scorer, complaints), scorer);
            scores.checkDuplicates(complaints);
            if (!complaints.isEmpty()) {
                complaints.print(err);
                return 1;
            }
            scores.compute();
            write(scores);
            return 0;
        } catch (NoSuchFileException e) {
            err.println("no file %s, expected a CSV file or - for standard input".formatted(e.getFile()));
        } catch (IOException e) {
            err.println("%s cannot be read or written: %s".formatted(file, e.getMessage()));
        } catch (UncheckedIOException e) {
            err.println("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        err.flush();
        return 2;
    }

    private Scorer scorer() {
        try {
            var rules = Definitions.bundled().find(definition, at);
            return new Scorer(rules, at, Readings.of(rules, readings));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private CountsTable read(Scorer scorer, Complaints complaints) throws IOException {
        CountsReader reader = new CountsReader(scorer.definition(), complaints);
        if (file.equals("-")) {
            return reader.read(in);
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16)) {
            return reader.read(stream);
        }
    }

    private void write(Scores scores) throws IOException {
        Path to = output;
        if (to == null) {
            try {
                write(scores, out);
            } catch (IOException e) {
                // Whoever reads has enough, as in "| head": not a failure.
                if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                    throw e;
                }
            }
            return;
        }
        if (Files.exists(to) && !Files.isRegularFile(to)) {
            try (OutputStream stream = Files.newOutputStream(to)) {
                write(scores, stream);
            }
            return;
        }
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try (OutputStream stream = Files.newOutputStream(part)) {
            write(scores, stream);
        }
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Scores scores, OutputStream stream) throws IOException {
        Output buffered = new Output(stream);
        if (format == Format.json) {
            new JsonScores(scores, buffered).write();
        } else {
            new CsvScores(scores, buffered).write();
        }
    }

    /** A day as the command line takes it; only one way of writing it cannot be misread. */
    private static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "không hiểu ngày '%s': viết theo dạng năm-tháng-ngày, ví dụ 2026-08-31".formatted(text));
            }
        }
    }
}

package vn.nhip.server.reconciliation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.contract.results.CaptureNote;
import vn.nhip.contract.results.FileRefused;
import vn.nhip.contract.results.PortalGroup;
import vn.nhip.contract.results.StrictJson;
import vn.nhip.core.index.Period;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.ImportByCommand;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;

/** {@code nhip import portal}: answers of the national portal. */
@Command(
        name = "portal",
        description = {
            "Nạp kết quả Bộ chỉ số 766 do Cổng Dịch vụ công quốc gia trả về.",
            "JSON nguyên văn của sáu nhóm, hoặc CSV chép lại. Nhóm được nhận ra theo nội dung, không theo tên tệp. Nạp lại cùng tệp không đổi gì."
        },
        synopsisHeading = "Cách dùng: ",
        parameterListHeading = "%n",
        optionListHeading = "",
        footer = {
            "",
            "Cạnh các tệp có thể đặt capture.json: {\"period\": \"2026-08\", \"captured_at\": \"2026-09-26T18:14Z\"}.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import portal --period 2026-08 --captured-at 2026-09-27T01:14+07:00 tien-do.json so-hoa.json"
        },
        sortOptions = false)
public final class ImportPortalCommand implements Callable<Integer> {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm xxx", Locale.ROOT);

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Các tệp JSON hoặc CSV.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--period",
            paramLabel = "KỲ",
            description =
                    "Kỳ báo cáo: 2026-08, 2026-Q3 hoặc 2026. Mặc định: theo capture.json, rồi -NĂM-THÁNG trong tên tệp.")
    private @Nullable String period;

    @Option(
            names = "--captured-at",
            paramLabel = "LÚC",
            description = "Lúc lấy từ Cổng, có múi giờ. Mặc định: theo capture.json, rồi giờ sửa tệp.")
    private @Nullable String capturedAt;

    @Option(names = "--request", paramLabel = "TỆP", description = "Tệp JSON chứa yêu cầu đã gửi Cổng, lưu kèm.")
    private @Nullable Path request;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportPortalCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        ImportOrder order = order();
        return CommandServer.run(
                server, context -> run(order, context.getBean(PortalImport.class), context.getBean(Audit.class)));
    }

    private ImportOrder order() {
        try {
            Period ofAll = period == null ? null : CaptureNote.parsePeriod(period);
            OffsetDateTime takenAt = capturedAt == null ? null : CaptureNote.parseInstant(capturedAt);
            return new ImportOrder(files, ofAll, takenAt, request == null ? null : read(request), Instant.now());
        } catch (FileRefused e) {
            throw new ParameterException(spec.commandLine(), e.reason());
        }
    }

    private static String read(Path request) {
        try {
            return StrictJson.read(Files.readString(request)).toString();
        } catch (IOException e) {
            throw new FileRefused("không đọc được --request " + request + " (" + e + ")");
        }
    }

    private int run(ImportOrder order, PortalImport portalImport, Audit audit) {
        List<ImportOutcome> outcomes = new ArrayList<>();
        try (Undertaking onRecord = ImportByCommand.begin(audit, "portal", files)) {
            portalImport.run(order, outcome -> {
                outcomes.add(outcome);
                onRecord.with(counts(outcomes));
                print(outcome);
            });
            onRecord.done();
        }
        return count(outcomes, ImportOutcome.Refused.class) > 0 ? Ending.SOME_REFUSED : Ending.DONE;
    }

    /** What became of the files, by the names in the audit log; what came in, one by one. */
    private static Map<String, Object> counts(List<ImportOutcome> outcomes) {
        return Map.of(
                "captures",
                outcomes.stream()
                        .filter(ImportOutcome.Imported.class::isInstance)
                        .map(ImportOutcome.Imported.class::cast)
                        .map(ImportOutcome.Imported::capture)
                        .map(capture -> "%s %s %s"
                                .formatted(capture.root(), capture.period().code(), capture.group()))
                        .collect(Collectors.joining(", ")),
                "new",
                count(outcomes, ImportOutcome.Imported.class),
                "unchanged",
                count(outcomes, ImportOutcome.Unchanged.class),
                "refused",
                count(outcomes, ImportOutcome.Refused.class));
    }

    private static long count(List<ImportOutcome> outcomes, Class<? extends ImportOutcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    private void print(ImportOutcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        switch (outcome) {
            case ImportOutcome.Imported imported -> {
                Capture capture = imported.capture();
                out.println("%s: đã nạp %s (%s) của %s, kỳ %s%s, %d đơn vị, lấy lúc %s"
                        .formatted(
                                imported.file(),
                                title(capture.group()),
                                capture.group(),
                                capture.root(),
                                capture.period().code(),
                                imported.open() ? " (chưa kết thúc, số tạm tính)" : "",
                                capture.units(),
                                INSTANT.format(capture.capturedAt())));
                imported.notices().forEach(notice -> out.println("  lưu ý: " + notice));
            }
            case ImportOutcome.Unchanged(String file, Capture capture) ->
                out.println("%s: không đổi gì, tệp này đã nạp lúc %s (%s, kỳ %s)"
                        .formatted(
                                file,
                                INSTANT.format(capture.importedAt()),
                                title(capture.group()),
                                capture.period().code()));
            case ImportOutcome.Refused(String file, String reason) -> {
                out.flush();
                spec.commandLine().getErr().println(file + ": " + reason);
            }
        }
        out.flush();
    }

    private static String title(String group) {
        return Arrays.stream(PortalGroup.values())
                .filter(g -> g.code().equals(group))
                .map(PortalGroup::title)
                .findFirst()
                .orElse(group);
    }
}

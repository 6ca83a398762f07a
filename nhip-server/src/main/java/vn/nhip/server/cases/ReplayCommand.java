package vn.nhip.server.cases;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nhip.server.cases.replay.Difference;
import vn.nhip.server.cases.replay.Replay;
import vn.nhip.server.cases.replay.ReplayResult;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** {@code nhip replay}: every state again from the log alone, held against what is kept. */
@Command(
        name = "nhip replay",
        description = {
            "Dựng lại trạng thái mọi hồ sơ chỉ từ nhật ký sự kiện, đối chiếu với trạng thái đang lưu và báo mọi chỗ khác nhau.",
            "Chạy được bên cạnh máy chủ đang chạy; không đổi gì trừ khi có --repair."
        },
        synopsisHeading = "Cách dùng: ",
        optionListHeading = "%n",
        footer = {
            "",
            "Mã kết thúc: 0 mọi trạng thái khớp, 1 có trạng thái khác (kể cả khi đã sửa), 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip replay",
            "  ./nhip replay --until 2026-08-31T23:59:59+07:00 --format json",
            "  ./nhip replay --repair"
        },
        sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--until",
            paramLabel = "LÚC",
            description = {
                "Chỉ dùng sự kiện được ghi đến lúc này, có múi giờ: 2026-08-31T17:00:00+07:00.",
                "Hồ sơ có sự kiện ghi sau lúc đó được đếm riêng, không đối chiếu."
            })
    private @Nullable String until;

    @Option(names = "--repair", description = "Ghi lại những trạng thái khác với nhật ký.")
    private boolean repair;

    @Option(names = "--format", paramLabel = "DẠNG", description = "text (mặc định) hoặc json.")
    private String format = "text";

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ReplayCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw new ParameterException(spec.commandLine(), "--format là text hoặc json, không phải " + format);
        }
        Replay.Order order = new Replay.Order(instant(), repair);
        return CommandServer.run(server, context -> {
            try {
                return Viewers.as(Viewer.machine("nhip replay"), () -> run(context.getBean(Replay.class), order));
            } catch (RuntimeException e) {
                spec.commandLine().getErr().println("nhip replay: dừng giữa chừng: " + e);
                return Ending.CANNOT_RUN;
            }
        });
    }

    private Instant instant() {
        String text = until;
        if (text == null) {
            return Instant.MAX;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "không hiểu --until “%s”: viết như 2026-08-31T17:00:00+07:00".formatted(text),
                    e);
        }
    }

    private int run(Replay replay, Replay.Order order) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        Progress progress = new Progress(spec.commandLine().getErr(), "Dựng lại trạng thái", "sự kiện", terminal);
        PrintWriter out = spec.commandLine().getOut();
        ReplayResult result = format.equals("json")
                ? json(out, differences -> replay.run(order, differences, progress::at), progress)
                : replay.run(order, difference -> out.println(line(difference)), progress::at);
        progress.end();
        if (format.equals("text")) {
            summary(out, result, progress);
        }
        out.flush();
        return result.differing() == 0 ? Ending.DONE : Ending.SOME_REFUSED;
    }

    private static String line(Difference difference) {
        return "%s: %s: đang lưu %s, theo nhật ký %s"
                .formatted(
                        difference.caseCode(),
                        difference.field(),
                        words(difference.stored()),
                        words(difference.replayed()));
    }

    private static String words(@Nullable String value) {
        return value == null ? "(không có)" : value;
    }

    private static void summary(PrintWriter out, ReplayResult result, Progress progress) {
        out.println("%s; %s hồ sơ, %s hồ sơ có trạng thái khác với nhật ký%s"
                .formatted(
                        progress.sum(result.events()),
                        progress.number(result.cases()),
                        progress.number(result.differing()),
                        result.repaired() > 0 ? ", đã ghi lại " + progress.number(result.repaired()) : ""));
        if (result.changedSince() > 0) {
            out.println("  %s hồ sơ có sự kiện ghi sau mốc, không đối chiếu"
                    .formatted(progress.number(result.changedSince())));
        }
        if (result.waiting() > 0) {
            out.println(
                    "  %s sự kiện mới chưa vào trạng thái, để lần sau".formatted(progress.number(result.waiting())));
        }
    }

    private static ReplayResult json(
            PrintWriter out, Function<Consumer<Difference>, ReplayResult> replay, Progress progress) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("differences");
            ReplayResult result = replay.apply(difference -> {
                json.writeStartObject();
                json.writeStringProperty("case", difference.caseCode());
                json.writeStringProperty("field", difference.field());
                value(json, "stored", difference.stored());
                value(json, "replayed", difference.replayed());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeNumberProperty("events", result.events());
            json.writeNumberProperty("cases", result.cases());
            json.writeNumberProperty("differing_cases", result.differing());
            json.writeNumberProperty("changed_since", result.changedSince());
            json.writeNumberProperty("waiting_events", result.waiting());
            json.writeNumberProperty("repaired_cases", result.repaired());
            json.writeNumberProperty("seconds", progress.seconds());
            json.writeNumberProperty("events_per_second", progress.rate(result.events()));
            json.writeEndObject();
            json.writeRaw('\n');
            return result;
        }
    }

    private static void value(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}

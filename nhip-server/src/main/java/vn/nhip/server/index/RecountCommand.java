package vn.nhip.server.index;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
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
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;
import vn.nhip.server.screen.Vi;

/** {@code nhip recount}: the case indicators of every agency, counted from single events. */
@Command(
        name = "nhip recount",
        description = {
            "Đếm lại các chỉ số tính trên hồ sơ (1.4, 2.1, 3.3, 3.6, 4.1–4.4, 4.5b, 5.4) của mọi cơ quan từ từng sự kiện",
            "trong nhật ký, cho một kỳ bất kỳ, như tại một thời điểm bất kỳ. Không đổi gì; chạy được bên cạnh máy chủ.",
            "Với --compare còn đối chiếu số liệu mà màn hình trực tiếp đếm từ đó với nhật ký."
        },
        synopsisHeading = "Cách dùng: ",
        optionListHeading = "%n",
        footer = {
            "",
            "Hồ sơ chưa rõ thời hạn, chưa rõ thủ tục có kết quả giấy tờ hay có phí không thì không tính vào chỉ số cần biết điều đó.",
            "Mã kết thúc: 0 xong, 1 có hồ sơ không tính được vì thiếu lịch hoặc --compare thấy chỗ khác, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip recount --period 2026-08",
            "  ./nhip recount --period 2026-08 --compare",
            "  ./nhip recount --period 2026-Q3 --as-of 2026-10-05T11:00:00+07:00 --recorded --agency H26.19 --format json"
        },
        sortOptions = false)
public final class RecountCommand implements Callable<Integer> {
    private static final String INDEX = "qd766";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--period", paramLabel = "KỲ", required = true, description = "2026-08, 2026-Q3 hoặc 2026.")
    private String period = "";

    @Option(
            names = "--as-of",
            paramLabel = "LÚC",
            description = "Như tại lúc này, có múi giờ: 2026-09-05T11:00:00+07:00. Mặc định: bây giờ.")
    private @Nullable String asOf;

    @Option(names = "--recorded", description = "Chỉ dùng những gì đã được ghi nhận đến lúc --as-of.")
    private boolean recorded;

    @Option(
            names = "--compare",
            description = {
                "So số liệu trực tiếp với đếm lại: số đếm của mọi cơ quan, dữ kiện của từng hồ sơ; nêu từng chỗ khác.",
                "Không đi cùng --recorded."
            })
    private boolean compare;

    @Option(names = "--agency", paramLabel = "MÃ", description = "Chỉ in điểm của cơ quan này và các đơn vị dưới nó.")
    private @Nullable String agency;

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
    public RecountCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw refused("--format là text hoặc json, không phải " + format);
        }
        if (compare && recorded) {
            throw refused("--compare không đi cùng --recorded: số liệu trực tiếp theo những gì nay đã biết,"
                    + " không giữ những gì lúc đó đã biết; bỏ một trong hai");
        }
        Period asked = Period.parse(period)
                .orElseThrow(
                        () -> refused("không hiểu --period “%s”: viết 2026-08, 2026-Q3 hoặc 2026".formatted(period)));
        Instant at = instant();
        CaseRecount.Order order = new CaseRecount.Order(definition(asked), asked, at, recorded ? at : Instant.MAX);
        return CommandServer.run(server, context -> run(context.getBean(CaseRecount.class), order));
    }

    private IndexDefinition definition(Period asked) {
        try {
            return Definitions.bundled().find(INDEX, asked.lastDay());
        } catch (IllegalArgumentException e) {
            String versions = Definitions.bundled().versions(INDEX).stream()
                    .map(version -> Vi.date(version.effectiveFrom()))
                    .collect(Collectors.joining(", "));
            throw new ParameterException(
                    spec.commandLine(),
                    "bộ chỉ số không áp dụng trong kỳ %s: các bản có hiệu lực từ %s".formatted(asked.code(), versions),
                    e);
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Instant instant() {
        String text = asOf;
        if (text == null) {
            return Instant.now();
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "không hiểu --as-of “%s”: viết như 2026-09-05T11:00:00+07:00".formatted(text),
                    e);
        }
    }

    private int run(CaseRecount recount, CaseRecount.Order order) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        Progress progress = new Progress(spec.commandLine().getErr(), "Đếm lại", "hồ sơ", terminal);
        LongConsumer seen = done -> progress.at(done, -1);
        CaseRecount.Answer answer = compare ? recount.compare(order, seen) : recount.run(order, seen);
        progress.end();
        PrintWriter out = spec.commandLine().getOut();
        if (format.equals("json")) {
            json(out, order, answer);
        } else {
            text(out, order, answer);
            answer.differences().ifPresent(differences -> new KeptReport(differences).text(out));
        }
        out.flush();
        if (answer.unreckoned() > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "%s hồ sơ không tính được vì chưa có lịch làm việc của năm; xem docs/help/deadline.md, mục Add a year"
                            .formatted(progress.number(answer.unreckoned())));
            err.flush();
        }
        boolean differs = answer.differences().filter(KeptDifferences::any).isPresent();
        return answer.unreckoned() == 0 && !differs ? Ending.DONE : Ending.SOME_REFUSED;
    }

    private boolean isAsked(String code) {
        String wanted = agency;
        return wanted == null || code.equals(wanted) || code.startsWith(wanted + ".");
    }

    private void text(PrintWriter out, CaseRecount.Order order, CaseRecount.Answer answer) {
        out.println("%s, như tại %s%s; %s, %s hồ sơ đã tiếp nhận trong nhật ký"
                .formatted(
                        Vi.capital(Vi.period(order.period())),
                        Vi.moment(order.asOf()),
                        recorded ? ", theo những gì lúc đó đã ghi nhận" : "",
                        order.definition().version(),
                        Vi.count(answer.cases())));
        boolean any = false;
        for (Map.Entry<String, List<IndicatorScore>> each : answer.byAgency().entrySet()) {
            if (!isAsked(each.getKey())) {
                continue;
            }
            any = true;
            out.println();
            out.println(each.getKey().isEmpty() ? "(nguồn không ghi cơ quan)" : each.getKey());
            for (IndicatorScore score : each.getValue()) {
                out.println("  %-4s %12s / %-12s %8s %s"
                        .formatted(
                                score.indicator().code(),
                                number(score.counts().numerator()),
                                number(score.counts().denominator()),
                                percent(score.ratio()),
                                points(score)));
            }
        }
        if (!any) {
            out.println(
                    "Không có hồ sơ nào trong kỳ. Nạp hồ sơ bằng ./nhip import cases hoặc import events, hoặc chọn kỳ khác.");
        }
    }

    private static String number(@Nullable Long count) {
        return count == null ? "-" : Vi.count(count);
    }

    private static String percent(@Nullable Double ratio) {
        return ratio == null ? "-" : String.format(Locale.forLanguageTag("vi-VN"), "%.2f%%", ratio * 100);
    }

    private static String points(IndicatorScore score) {
        Double points = score.points();
        return points == null
                ? "không có điểm"
                : String.format(Locale.forLanguageTag("vi-VN"), "%.2f/%.0f điểm", points, score.max());
    }

    private void json(PrintWriter out, CaseRecount.Order order, CaseRecount.Answer answer) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("period", order.period().code());
            json.writeStringProperty("as_of", order.asOf().toString());
            json.writeBooleanProperty("recorded", recorded);
            json.writeStringProperty("definition", order.definition().version());
            json.writeNumberProperty("cases", answer.cases());
            json.writeNumberProperty("unreckoned", answer.unreckoned());
            json.writeArrayPropertyStart("scores");
            answer.byAgency().forEach((code, scores) -> {
                if (isAsked(code)) {
                    scores.forEach(score -> json(json, code, score));
                }
            });
            json.writeEndArray();
            answer.differences().ifPresent(differences -> new KeptReport(differences).json(json));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void json(JsonGenerator json, String code, IndicatorScore score) {
        json.writeStartObject();
        if (code.isEmpty()) {
            json.writeNullProperty("agency");
        } else {
            json.writeStringProperty("agency", code);
        }
        json.writeStringProperty("indicator", score.indicator().code());
        number(json, "numerator", score.counts().numerator());
        number(json, "denominator", score.counts().denominator());
        number(json, "ratio", score.ratio());
        number(json, "points", score.points());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Number value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else if (value instanceof Long whole) {
            json.writeNumberProperty(name, whole);
        } else {
            json.writeNumberProperty(name, value.doubleValue());
        }
    }
}

package vn.nhip.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.definitions.Calendars;
import vn.nhip.definitions.DefinitionException;

/** {@code nhip deadline}: a receipt, a term and events in; due date, standing, both clocks and every day out. */
@Command(
        name = "deadline",
        description = {
            "Tính ngày hẹn trả, tình trạng hạn, hai đồng hồ (theo luật và theo Cổng DVCQG) và kể từng ngày.",
            "Không có --as-of thì xét tại giờ của máy, hoặc tại sự kiện cuối nếu muộn hơn."
        },
        footer = {
            "",
            "Tệp sự kiện: mỗi dòng một JSON, thời điểm không ghi múi giờ là giờ Việt Nam:",
            "  {\"type\": \"supplement_requested\", \"time\": \"2026-02-12T16:05+07:00\"}",
            "type: accepted, supplement_requested, supplement_received, suspended,",
            "resumed, extended, completed, returned, stopped, declined, withdrawn,",
            "hoặc CloudEvents (lấy từ cuối của type). due: ngày hẹn trả mới.",
            "Mã kết thúc: 0 xong, 2 không chạy được (tệp:dòng trên stderr).",
            "",
            "Ví dụ:",
            "  ./nhip deadline --received 2026-02-13T15:30+07:00 --term 5 --unit WORKING_DAY",
            "  ./nhip deadline --received 2026-02-09T09:40 --term 10 --unit WORKING_DAY \\",
            "      --rules portalCountsWeekends=true --events su-kien.jsonl --format json"
        },
        mixinStandardHelpOptions = true)
final class DeadlineCommand implements Callable<Integer> {
    /** How the answer is written. */
    enum Format {
        text,
        json
    }

    /** In which language. */
    enum Language {
        vi,
        en
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--received",
            paramLabel = "THỜI_ĐIỂM",
            converter = Moment.Option.class,
            description = "tiếp nhận hồ sơ hợp lệ; bỏ được khi tệp sự kiện có accepted")
    private @Nullable Instant received;

    @Option(names = "--term", paramLabel = "SỐ", description = "thời hạn; bỏ được khi có --due")
    private @Nullable Integer amount;

    @Option(
            names = "--unit",
            paramLabel = "ĐƠN_VỊ",
            converter = Unit.class,
            description = "HOUR, WORKING_HOUR, WORKING_DAY, CALENDAR_DAY, CALENDAR_DAY_EXCEPT_HOLIDAYS, MONTH, YEAR")
    private @Nullable TermUnit unit;

    @Option(
            names = "--due",
            paramLabel = "NGÀY",
            converter = Moment.DueOption.class,
            description = "ngày hẹn trả hệ thống nguồn đã ghi (NgayHenTra)")
    private @Nullable Instant due;

    @Option(
            names = "--calendar",
            paramLabel = "TỆP",
            description = "tệp lịch thêm (năm mới, giờ làm việc, cơ quan), hoặc thư mục *.yaml; lặp lại được")
    private List<Path> calendars = new ArrayList<>();

    @Option(names = "--agency", paramLabel = "MÃ", description = "cơ quan xử lý, để lấy lịch riêng của cơ quan")
    private @Nullable String agency;

    @Option(names = "--events", paramLabel = "TỆP|-", description = "sự kiện của hồ sơ, JSON từng dòng; - là stdin")
    private @Nullable String events;

    @Option(
            names = "--as-of",
            paramLabel = "THỜI_ĐIỂM",
            converter = Moment.Option.class,
            description = "xét tại thời điểm này")
    private @Nullable Instant asOf;

    @Option(
            names = "--rules",
            paramLabel = "QUY_TẮC=GIÁ_TRỊ",
            split = ",",
            description = "đổi một quy tắc, ví dụ afternoonCutoff=15:00; lặp lại được (docs/help/deadline.md)")
    private Map<String, String> rules = new LinkedHashMap<>();

    @Option(names = "--format", paramLabel = "text|json", description = "dạng kết quả (mặc định: text)")
    private Format format = Format.text;

    @Option(names = "--language", paramLabel = "vi|en", description = "ngôn ngữ của dạng text (mặc định: vi)")
    private Language language = Language.vi;

    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;

    DeadlineCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out), Clock.systemUTC());
    }

    DeadlineCommand(InputStream in, OutputStream out, Clock clock) {
        this.in = in;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Term term = term();
        DeadlineRules switches = switches();
        Complaints complaints = new Complaints(events == null || events.equals("-") ? "stdin" : events);
        try {
            WorkCalendar calendar = calendar();
            List<CaseEvent> known = events(complaints);
            if (!complaints.isEmpty()) {
                complaints.print(err);
                return 2;
            }
            CaseFile file = CaseLife.fold(known);
            DeadlineAnswer answer = DeadlineAnswer.of(file, term, switches, calendar, asOf(known));
            answer.refusals().forEach(refusal -> err.println(warning(refusal)));
            err.flush();
            write(answer);
            return 0;
        } catch (DefinitionException e) {
            e.errors().forEach(err::println);
        } catch (UnknownYearException e) {
            err.println(
                    language == Language.vi
                            ? e.vietnamese() + " Dùng: --calendar " + e.year() + ".yaml"
                            : e.getMessage());
        } catch (NoSuchFileException e) {
            err.println("no file %s, expected a file that can be read, or - for standard input".formatted(e.getFile()));
        } catch (IOException e) {
            err.println("cannot be read or written: " + e.getMessage());
        }
        err.flush();
        return 2;
    }

    private String warning(CaseFile.Refusal refusal) {
        String file = events == null ? "" : events.equals("-") ? "stdin" : events;
        String line = refusal.event().id().replaceFirst("^0+", "");
        String why = language == Language.vi ? refusal.reasonVietnamese() : refusal.reason();
        return "%s:%s: %s".formatted(file, line, why);
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private @Nullable Term term() {
        Integer number = amount;
        TermUnit its = unit;
        if (number == null && its == null && (due != null || events != null)) {
            return null;
        }
        if (number == null || its == null) {
            throw refused("thiếu thời hạn: viết ví dụ --term 5 --unit WORKING_DAY");
        }
        if (number < 0) {
            throw refused("--term %d: thời hạn là số không âm".formatted(number));
        }
        return new Term(number, its);
    }

    private DeadlineRules switches() {
        DeadlineRules turned = DeadlineRules.STANDARD;
        for (Map.Entry<String, String> rule : rules.entrySet()) {
            try {
                turned = turned.with(rule.getKey(), rule.getValue());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--rules: " + e.getMessage(), e);
            }
        }
        return turned;
    }

    private WorkCalendar calendar() throws IOException {
        if (calendars.isEmpty()) {
            return Calendars.bundled();
        }
        List<Path> files = new ArrayList<>();
        for (Path path : calendars) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        return Calendars.load(files.toArray(Path[]::new)).of(agency);
    }

    private List<CaseEvent> events(Complaints complaints) throws IOException {
        List<CaseEvent> known = new ArrayList<>();
        Instant start = received;
        if (start != null) {
            known.add(new CaseEvent(
                    "command", "received", "", start, start, new CaseFact.Accepted(null, null, null, null, due)));
        }
        String file = events;
        if (file != null && file.equals("-")) {
            known.addAll(new CaseEventLines(complaints).read(in));
        } else if (file != null) {
            try (InputStream stream = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
                known.addAll(new CaseEventLines(complaints).read(stream));
            }
        }
        boolean accepted = known.stream().anyMatch(event -> event.fact() instanceof CaseFact.Accepted);
        if (!accepted && complaints.isEmpty()) {
            throw refused("thiếu thời điểm tiếp nhận: viết --received, hoặc sự kiện accepted trong tệp");
        }
        return known;
    }

    /** Time is a parameter everywhere; only here the machine is asked for it. */
    private Instant asOf(List<CaseEvent> known) {
        Instant given = asOf;
        if (given != null) {
            return given;
        }
        Instant now = clock.instant();
        for (CaseEvent event : known) {
            now = event.occurred().isAfter(now) ? event.occurred() : now;
        }
        return now;
    }

    private void write(DeadlineAnswer answer) throws IOException {
        Output buffered = new Output(out);
        try {
            if (format == Format.json) {
                new JsonDeadline(answer, buffered).write();
            } else {
                new TextDeadline(answer, language == Language.vi, buffered).write();
            }
        } catch (IOException e) {
            // Whoever reads has enough, as in "| head": not a failure.
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw e;
            }
        }
    }

    /** A unit, in any case. */
    private static final class Unit implements ITypeConverter<TermUnit> {
        @Override
        public TermUnit convert(String text) {
            String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
            for (TermUnit unit : TermUnit.values()) {
                if (unit.name().equals(name)) {
                    return unit;
                }
            }
            throw new TypeConversionException("không có đơn vị '%s': chọn một trong %s"
                    .formatted(
                            text,
                            Arrays.stream(TermUnit.values()).map(Enum::name).collect(Collectors.joining(", "))));
        }
    }
}

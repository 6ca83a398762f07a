package vn.nhip.simulator;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.contract.results.FileRefused;
import vn.nhip.simulator.city.CityScene;
import vn.nhip.simulator.city.WrongScenario;
import vn.nhip.simulator.like.ImpossibleCapture;
import vn.nhip.simulator.live.CannotRun;
import vn.nhip.simulator.live.FileRun;
import vn.nhip.simulator.live.LiveConsole;
import vn.nhip.simulator.live.LiveControl;
import vn.nhip.simulator.live.LiveOptions;
import vn.nhip.simulator.live.LiveProgress;
import vn.nhip.simulator.live.LiveResult;
import vn.nhip.simulator.live.LiveRun;
import vn.nhip.simulator.live.Tally;
import vn.nhip.simulator.scene.Scene;
import vn.nhip.simulator.scene.SceneFiles;
import vn.nhip.simulator.scene.SceneTexts;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.trouble.LabelFile;

/** {@code ./nhip simulate}: a province of which every dossier is invented, to files or to a running server. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Mô phỏng một tỉnh: từng hồ sơ, thủ tục, dịch vụ công, phản ánh kiến nghị; không dữ liệu nào của người thật.",
            "",
            "Ghi ra thư mục (--out), rồi nạp bằng ./nhip import; hoặc gửi thẳng đến máy chủ đang chạy (--to)."
        },
        footer = {
            "",
            "Ví dụ:",
            "  ./nhip simulate --like cong-2026-08/ --out mo-phong",
            "  ./nhip simulate --province hanoi --year 2025 --cases 3000000 --seed 1 --out mo-phong --gzip",
            "  NHIP_KEY=… ./nhip simulate --province hanoi --to http://localhost:8766 --pace 3600 --checkpoint chay.json"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final String EVENTS = "events.jsonl";
    private static final int CANNOT = 2;

    @Mixin
    private final SceneArguments asked = new SceneArguments();

    @ArgGroup(heading = "%nRa đâu (chọn một):%n", multiplicity = "1")
    private @Nullable Where where;

    @Option(
            names = "--until",
            paramLabel = "NGÀY",
            description = "Chỉ kể đến hết ngày này; now: đến lúc này. Máy chủ không nhận sự kiện của tương lai.")
    private @Nullable String until;

    @Option(names = "--gzip", description = "Nén tệp sự kiện của --out.")
    private boolean gzip;

    @Option(
            names = "--labels",
            paramLabel = "TỆP",
            description = "Với --out: ghi sự thật về từng rắc rối của kịch bản (khóa troubles) vào tệp này.")
    private @Nullable Path labels;

    @Option(names = "--registers-only", description = "Với --out: không ghi sự kiện, chỉ ghi những tệp còn lại.")
    private boolean registersOnly;

    @ArgGroup(exclusive = false, heading = "%nKhi gửi đến máy chủ:%n")
    private LiveArguments live = new LiveArguments();

    @Spec
    private @Nullable CommandSpec spec;

    private static final class Where {
        @Option(
                names = "--out",
                paramLabel = "THƯ-MỤC",
                description = "Ghi mọi tệp vào thư mục; - : chỉ sự kiện, ra đầu ra chuẩn.")
        private @Nullable String out;

        @Option(names = "--to", paramLabel = "ĐỊA-CHỈ", description = "Gửi đến máy chủ, ví dụ http://localhost:8766.")
        private @Nullable URI to;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = commandSpec().commandLine().getErr();
        Where to = Objects.requireNonNull(where, "picocli asks for one");
        try {
            if (labels != null && registersOnly) {
                throw new CannotRun("--labels: không có gì để ghi cùng --registers-only. Hãy bỏ một trong hai.");
            }
            if (labels != null && (asked.isLike() || to.to != null)) {
                throw new CannotRun(
                        "--labels: chỉ dùng khi ghi ra tệp (--out) một thành phố (--province hoặc --scenario).");
            }
            checkTogether(to);
            SceneArguments.Chosen chosen = asked.chosen();
            Long end = end();
            return to.to == null
                    ? write(chosen, end, Objects.requireNonNull(to.out), err)
                    : tell(chosen, end, to.to, err);
        } catch (ImpossibleCapture e) {
            err.println("Không dựng được hồ sơ nào cho ra số liệu này:");
            e.contradictions().forEach(each -> err.println("  " + each));
        } catch (WrongScenario e) {
            err.println("Kịch bản chưa dùng được:");
            e.mistakes().forEach(each -> err.println("  " + each));
        } catch (FileRefused e) {
            err.println(e.reason());
        } catch (CannotRun e) {
            err.println(e.getMessage());
        } catch (FileSystemException e) {
            err.println(
                    "%s: không đọc hoặc không ghi được (%s). Hãy kiểm tra đường dẫn, quyền và chỗ trống, rồi chạy lại."
                            .formatted(e.getFile(), why(e)));
        } catch (CharacterCodingException e) {
            err.println("Có tệp không phải văn bản UTF-8. Hãy lưu lại thành UTF-8 rồi chạy lại.");
        } catch (IOException | UncheckedIOException e) {
            err.println("Không đọc hoặc không ghi được: %s. Hãy kiểm tra quyền và chỗ trống trên đĩa, rồi chạy lại."
                    .formatted(e.getMessage()));
        }
        return CANNOT;
    }

    /** Options that would do nothing with what else was asked for. */
    private void checkTogether(Where to) throws CannotRun {
        String out = to.out;
        if (out == null) {
            refuse("khi gửi đến máy chủ (--to)", "chỉ dùng khi ghi ra tệp (--out)", filesOnly());
        } else {
            refuse("khi ghi ra tệp (--out)", "chỉ dùng khi gửi đến máy chủ (--to)", live.given());
        }
        if (FileRun.STANDARD_OUTPUT.equals(out)) {
            refuse("khi ghi ra đầu ra chuẩn (--out -)", "chỉ dùng khi ghi vào thư mục", filesOnly());
        }
    }

    private List<String> filesOnly() {
        List<String> given = new ArrayList<>();
        if (gzip) {
            given.add("--gzip");
        }
        if (registersOnly) {
            given.add("--registers-only");
        }
        return given;
    }

    private static void refuse(String here, String where, List<String> given) throws CannotRun {
        if (!given.isEmpty()) {
            throw new CannotRun("%s: không có tác dụng %s, %s. Hãy bỏ đi rồi chạy lại."
                    .formatted(String.join(", ", given), here, where));
        }
    }

    private static String why(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException ignored -> "không có tệp này";
            case FileAlreadyExistsException ignored -> "đã có một tệp mang tên này, không phải thư mục";
            case AccessDeniedException ignored -> "không có quyền";
            default -> String.valueOf(e.getReason());
        };
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }

    /** Until when, in seconds since 1970; {@code null} for the end of the feed. */
    private @Nullable Long end() throws CannotRun {
        if (until == null) {
            return null;
        }
        if (until.equals("now")) {
            return Instant.now().getEpochSecond();
        }
        try {
            return OfficeDays.at(LocalDate.parse(until).toEpochDay() + 1, 0);
        } catch (DateTimeException e) {
            throw new CannotRun("--until \"%s\": ghi như 2026-08-31, hoặc now.".formatted(until), e);
        }
    }

    private static Feed until(Feed feed, @Nullable Long end) {
        return end == null
                ? feed
                : () -> {
                    Event event = feed.next();
                    return event == null || event.told() >= end ? null : event;
                };
    }

    @SuppressWarnings("try") // It listens while the run goes on.
    private int write(SceneArguments.Chosen chosen, @Nullable Long end, String out, PrintWriter err)
            throws IOException, CannotRun {
        if (!registersOnly && until(chosen.scene().feed(), end).next() == null) {
            throw nothingBefore();
        }
        boolean standard = out.equals(FileRun.STANDARD_OUTPUT);
        String target = FileRun.STANDARD_OUTPUT;
        if (!standard) {
            Path folder = Path.of(out);
            long last = end == null ? chosen.scene().ends() : end;
            SceneFiles.write(chosen.scene(), folder, chosen.since(), Instant.ofEpochSecond(last - 1));
            if (registersOnly) {
                return 0;
            }
            target = folder.resolve(gzip ? EVENTS + ".gz" : EVENTS).toString();
        }
        LiveControl control = new LiveControl();
        FileRun run = new FileRun(new FileRun.Options(
                target,
                System.out,
                Runtime.getRuntime().availableProcessors(),
                err,
                isTerminal(),
                chosen.scene().eventsExpected(end == null ? chosen.scene().ends() : end)));
        FileRun.Result result;
        try (LiveConsole console = new LiveConsole(control, null, null);
                LabelFile truth = labels == null ? null : new LabelFile(labels)) {
            result = run.run(until(feed(chosen.scene(), truth), end), control);
        }
        err.println(chosen.scene().title() + ": " + result.vietnamese());
        if (!result.complete()) {
            err.println("Dừng giữa chừng: không có tệp sự kiện nào. Chạy lại cùng lệnh cho ra đúng tệp đó.");
            return CANNOT;
        }
        if (!standard) {
            howToImport(Path.of(out), err);
        }
        return 0;
    }

    private static CannotRun nothingBefore() {
        return new CannotRun("Không có sự kiện nào trước --until. Hãy chọn một ngày sau đó.");
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static Feed feed(Scene scene, @Nullable LabelFile truth) {
        return truth != null && scene instanceof CityScene city ? city.feed(truth) : scene.feed();
    }

    private void howToImport(Path folder, PrintWriter err) {
        err.println("Nạp vào Nhịp:");
        err.println("  ./nhip import agencies " + folder.resolve(SceneFiles.AGENCIES));
        err.println("  ./nhip import procedures " + folder.resolve(SceneFiles.PROCEDURES));
        for (String register : List.of("authority", "services", "announcements", "petitions")) {
            err.println("  ./nhip import " + register + " " + folder.resolve(register + ".csv"));
        }
        err.println("  ./nhip import events " + folder.resolve(gzip ? EVENTS + ".gz" : EVENTS));
    }

    @SuppressWarnings("try") // They listen and tell while the run goes on.
    private int tell(SceneArguments.Chosen chosen, @Nullable Long end, URI server, PrintWriter err)
            throws IOException, CannotRun, InterruptedException {
        Event first = until(chosen.scene().feed(), end).next();
        if (first == null) {
            throw nothingBefore();
        }
        String fingerprint = chosen.fingerprint() + (until == null || until.equals("now") ? "" : ", until " + until);
        LiveOptions options = live.options(server, fingerprint, extent(chosen.scene(), end));
        LiveControl control = new LiveControl();
        LiveRun run = new LiveRun(options, control);
        boolean terminal = isTerminal();
        LiveResult result;
        try (LiveConsole console = new LiveConsole(control, terminal ? System.in : null, live.pauseFile());
                LiveProgress progress = new LiveProgress(run, err, terminal)) {
            // What follows the present tells of each week when it comes; anything else must not tell of the future.
            long last = end != null
                    ? end
                    : live.followsThePresent()
                            ? chosen.scene().ends()
                            : Instant.now().getEpochSecond();
            result = run.run(until(chosen.scene().feed(), end), SceneTexts.of(chosen.scene(), first.told(), last));
        }
        err.println(chosen.scene().title() + ": " + words(result.tally()));
        if (result.vietnamese() != null) {
            err.println(result.vietnamese());
        }
        result.reasons()
                .forEach(reason -> err.println("  %d sự kiện vào khu cách ly, ví dụ %s: %s"
                        .formatted(reason.count(), reason.firstId(), reason.vietnamese())));
        return switch (result.ending()) {
            case FINISHED -> result.reasons().isEmpty() ? 0 : 1;
            case STOPPED -> 0;
            case REFUSED, GAVE_UP -> CANNOT;
        };
    }

    /** How much there is to tell; of what goes on with the present the time left is known without being said. */
    private LiveOptions.Extent extent(Scene scene, @Nullable Long end) {
        long last = end == null ? scene.ends() : Math.min(end, scene.ends());
        boolean open = live.followsThePresent() && last > Instant.now().getEpochSecond();
        return open ? LiveOptions.Extent.UNKNOWN : new LiveOptions.Extent(scene.eventsExpected(last), last);
    }

    private static String words(Tally tally) {
        return "%d sự kiện mới, %d đã có từ trước, %d vào khu cách ly; %d lô, %d lần gửi lại"
                .formatted(tally.accepted(), tally.duplicate(), tally.quarantined(), tally.batches(), tally.retries());
    }
}

package vn.nhip.server.audit;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.checkpoint.NoteKey;
import vn.nhip.server.audit.checkpoint.NoteKeys;
import vn.nhip.server.audit.checkpoint.Signer;
import vn.nhip.server.audit.verify.Claim;
import vn.nhip.server.audit.verify.DatabaseLog;
import vn.nhip.server.audit.verify.Finding;
import vn.nhip.server.audit.verify.FolderLog;
import vn.nhip.server.audit.verify.Report;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;

/** {@code nhip verify audit}: whether the audit log is what it was. */
@Command(
        name = "audit",
        description = {
            "Dựng lại cây băm của sổ kiểm toán từ từng dòng, đối chiếu với giá trị băm đã lưu, số thứ tự, mọi điểm kiểm và chữ ký;",
            "nêu đúng chỗ bị sửa, xóa, chèn hay cắt cuối. Mã kết thúc: 0 nguyên vẹn, 1 đã bị can thiệp, 2 không kiểm được."
        },
        synopsisHeading = "Cách dùng: ",
        optionListHeading = "%n",
        footer = {
            "",
            "Ví dụ:",
            "  ./nhip verify audit",
            "  ./nhip verify audit --checkpoint /mnt/usb/checkpoints --key /mnt/usb/audit.pub",
            "  ./nhip verify audit --log /mnt/worm/nhip --key audit.pub"
        },
        sortOptions = false)
public final class VerifyAuditCommand implements Callable<Integer> {
    private static final int EXAMPLES = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--checkpoint",
            paramLabel = "TỆP",
            description =
                    "Một hay nhiều điểm kiểm giữ ở nơi khác: thiếu nó thì không thấy được sổ bị viết lại toàn bộ hay cắt cuối.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--key",
            paramLabel = "TỆP",
            description = "Khóa công khai (audit.pub) giữ cùng điểm kiểm. Mặc định: khóa của máy chủ này.")
    private @Nullable Path key;

    @Option(
            names = "--log",
            paramLabel = "THƯ_MỤC",
            description = "Kiểm bản xuất trong thư mục này (NHIP_AUDIT_EXPORT), không cần cơ sở dữ liệu.")
    private @Nullable Path folder;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public VerifyAuditCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    /** It cannot be verified, for a reason that is told. */
    private static final class CannotVerify extends RuntimeException {
        CannotVerify(String message) {
            super(message);
        }
    }

    @Override
    public Integer call() {
        Path log = folder;
        if (log == null) {
            return CommandServer.run(server, context -> told(() -> database(context)));
        }
        return told(() -> folder(log));
    }

    private int told(Callable<Report> verification) {
        try {
            return tell(verification.call());
        } catch (Exception e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("nhip verify audit: "
                    + (e instanceof CannotVerify ? e.getMessage() : "không kiểm được: " + e.getMessage()));
            err.flush();
            return Ending.CANNOT_RUN;
        }
    }

    private Report database(ConfigurableApplicationContext context) {
        Path file = keyFile(context.getEnvironment());
        boolean isUnsigned = key == null
                && checkpoint == null
                && !Files.exists(file)
                && context.getBean(Checkpoints.class).size() == 0;
        List<NoteKey> keys = isUnsigned ? List.of() : keys(file);
        List<Claim> outside = outside(claimed(context.getEnvironment(), keys), keys, file);
        DatabaseLog log = context.getBean(DatabaseLog.class);
        return watched(seen -> log.verify(keys, outside, seen));
    }

    private Report folder(Path log) throws IOException {
        if (!Files.isDirectory(log)) {
            throw new CannotVerify("--log: không có thư mục " + log);
        }
        Path home = Path.of(Objects.requireNonNullElse(System.getenv("NHIP_HOME"), ".nhip"));
        Path file = key == null ? Signer.file(home) : key;
        List<NoteKey> keys = keys(file);
        List<Claim> outside = outside(checkpoint, keys, file);
        return watched(seen -> new FolderLog(log, keys).verify(outside, seen));
    }

    private Path keyFile(Environment environment) {
        Path given = key;
        if (given != null) {
            return given;
        }
        String named = environment.getProperty("nhip.audit.key-file", "").strip();
        return named.isEmpty() ? Signer.file(Path.of(environment.getRequiredProperty("nhip.home"))) : Path.of(named);
    }

    private static List<NoteKey> keys(Path file) {
        try {
            return NoteKeys.verifying(file);
        } catch (IOException e) {
            throw new CannotVerify("không đọc được tệp khóa %s; chỉ đúng tệp audit.pub bằng --key".formatted(file));
        } catch (IllegalArgumentException e) {
            throw new CannotVerify("tệp khóa %s phải có khối PUBLIC KEY của Ed25519".formatted(file));
        }
    }

    /** The checkpoints that were named; else those kept beside the database, not in it: who has the database alone cannot cut both. */
    private @Nullable Path claimed(Environment environment, List<NoteKey> keys) {
        Path beside = Path.of(environment.getRequiredProperty("nhip.home"))
                .resolve("audit")
                .resolve("checkpoints");
        return checkpoint == null && !keys.isEmpty() && Files.exists(beside) ? beside : checkpoint;
    }

    private List<Claim> outside(@Nullable Path file, List<NoteKey> keys, Path keyFile) {
        if (file == null) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        for (Checkpoint each : checkpoints(file)) {
            if (keys.stream().noneMatch(known -> known.signed(each))) {
                throw new CannotVerify(
                        "điểm kiểm %d mục trong %s không mang chữ ký của khóa trong %s; chỉ khóa công khai giữ cùng điểm kiểm bằng --key"
                                .formatted(each.size(), file, keyFile));
            }
            claims.add(Claim.elsewhere(each));
        }
        return claims;
    }

    private static List<Checkpoint> checkpoints(Path file) {
        try {
            List<Checkpoint> read = Checkpoint.parseAll(Files.readString(file));
            if (read.isEmpty()) {
                throw new CannotVerify("--checkpoint: %s không có điểm kiểm nào".formatted(file));
            }
            return read;
        } catch (IOException e) {
            throw new CannotVerify("--checkpoint: không đọc được tệp " + file);
        } catch (IllegalArgumentException e) {
            throw new CannotVerify("--checkpoint: %s không phải tệp điểm kiểm (%s)".formatted(file, e.getMessage()));
        }
    }

    private interface Verification {
        Report run(LongConsumer seen) throws IOException;
    }

    private Report watched(Verification verification) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, "Kiểm chứng", "mục", terminal);
        try {
            Report report = verification.run(done -> progress.at(done, -1));
            progress.end();
            err.println("Đã đọc %s trong %s giây."
                    .formatted(progress.sum(report.entries()), progress.number(Math.round(progress.seconds()))));
            err.flush();
            return report;
        } catch (IOException e) {
            throw new CannotVerify("không đọc được bản xuất: " + e.getMessage());
        }
    }

    private int tell(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Finding> first = report.first();
        if (first.isPresent()) {
            out.println("SỔ KIỂM TOÁN ĐÃ BỊ CAN THIỆP: %d chỗ, đầu tiên ở mục %d."
                    .formatted(report.found(), first.get().seq()));
            report.findings().stream().limit(EXAMPLES).forEach(finding -> out.println("  " + finding.words()));
            if (report.found() > EXAMPLES) {
                out.println("  … và %d chỗ khác".formatted(report.found() - EXAMPLES));
            }
        } else {
            out.println("Sổ kiểm toán nguyên vẹn: %d mục, gốc cây %s; %d điểm kiểm khớp, mới nhất ở mục %d."
                    .formatted(report.entries(), report.root().base64(), report.matched(), report.matchedSize()));
        }
        if (report.waiting() > 0) {
            out.println("%d hành vi còn chờ vào sổ.".formatted(report.waiting()));
        }
        out.flush();
        if (checkpoint == null) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Chưa đối chiếu với điểm kiểm giữ ở nơi khác (--checkpoint):"
                    + " ai có cả cơ sở dữ liệu lẫn tệp khóa thì viết lại được tất cả mà không lộ.");
            err.flush();
        }
        return first.isPresent() ? Ending.SOME_REFUSED : Ending.DONE;
    }
}

package vn.nhip.server.backup;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;
import vn.nhip.server.database.BareDatabase;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** {@code nhip restore}: a backup becomes a database again. */
@Command(
        name = "nhip restore",
        description = {
            "Phục hồi một bản sao lưu vào chỗ trống: NHIP_HOME mới, hoặc cơ sở dữ liệu mới ở NHIP_DATABASE_URL.",
            "Không ghi đè dữ liệu đang có; hỏng giữa chừng thì không để lại gì. Máy chủ phải dừng."
        },
        synopsisHeading = "Cách dùng: ",
        optionListHeading = "%n",
        footer = {
            "",
            "Mã kết thúc: 0 xong, 2 không phục hồi được.",
            "",
            "Ví dụ:",
            "  NHIP_HOME=/srv/nhip-moi ./nhip restore --from /mnt/sao-luu/nhip --key-file /etc/nhip/backup.key",
            "  ./nhip restore --from /mnt/sao-luu/nhip --key-file /etc/nhip/backup.key --at 20261122T010000.000Z-increment"
        },
        sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {

    /** Below this part nothing can be said of the time left: it went into the schema. */
    private static final double LITTLE = 0.02;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--from", paramLabel = "THƯ_MỤC", required = true, description = "Nơi chứa các bản sao lưu.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private Path from;

    @Option(
            names = "--key-file",
            paramLabel = "TỆP",
            defaultValue = "${env:NHIP_BACKUP_KEY_FILE}",
            description = "Tệp khóa sao lưu; mặc định theo NHIP_BACKUP_KEY_FILE.")
    private @Nullable Path keyFile;

    @Option(
            names = "--at",
            paramLabel = "BẢN",
            description = "Tên bản sao lưu, như ./nhip backup list in ra. Mặc định: bản mới nhất.")
    private @Nullable String at;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;
    private final String[] settings;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     * @param settings of the database, beyond those of the environment
     */
    public RestoreCommand(Function<String[], ConfigurableApplicationContext> server, String... settings) {
        this.server = server;
        this.settings = settings.clone();
    }

    @Override
    public Integer call() {
        return BackupCommand.refusing(spec, () -> {
            BackupKey key = BackupKey.read(BackupCommand.keyFile(spec, keyFile));
            Manifest manifest = wanted(key);
            Optional<BareDatabase> opened = BareDatabase.open(settings);
            if (opened.isEmpty()) {
                return Ending.CANNOT_RUN;
            }
            Progress progress = BackupCommand.progress(spec, "Phục hồi", "dòng");
            Restore.Restored restored;
            try (BareDatabase database = opened.get()) {
                restored = new Restore(database, key)
                        .run(from, manifest, (rows, part) -> progress.at(rows, part < LITTLE ? -1 : part));
            }
            progress.end();
            say(restored, progress);
            return record(manifest);
        });
    }

    private Manifest wanted(BackupKey key) {
        BackupFolder folder = BackupFolder.toRead(from);
        String name = at != null
                ? at
                : folder.newest()
                        .orElseThrow(() -> new BackupRefused(
                                "Thư mục %s không có bản sao lưu nào.".formatted(from), "Kiểm tra đường dẫn."));
        if (!folder.names().contains(name)) {
            throw new BackupRefused(
                    "Không có bản sao lưu %s trong %s.".formatted(name, from),
                    "Xem các bản: ./nhip backup list %s".formatted(from));
        }
        return Restore.find(folder, key, name);
    }

    private void say(Restore.Restored restored, Progress progress) {
        PrintWriter out = spec.commandLine().getOut();
        Manifest manifest = restored.manifest();
        out.println("Đã phục hồi %s: %s của %s bảng, số dòng từng bảng khớp với lúc sao lưu; %s giây"
                .formatted(
                        manifest.name(),
                        progress.sum(manifest.rows()),
                        progress.number(manifest.tables().size()),
                        progress.number(Math.round(progress.seconds()))));
        restored.beside()
                .forEach(file -> out.println("Đã có tệp khác cùng tên nên ghi cạnh nó, hãy tự so và gộp: " + file));
        if (manifest.files().stream().noneMatch(file -> file.path().startsWith(HomeFiles.KEYS + "/"))) {
            out.println(
                    "Bản sao lưu không gồm khóa dữ liệu cá nhân: chép lại keys/personal.key từ nơi cất riêng trước khi khởi động.");
        }
        out.println("Tiếp theo, đối chiếu: ./nhip replay, rồi ./nhip recount --period 2026-08 --compare (kỳ cần kiểm)");
        out.flush();
    }

    /** The first start on what was restored; the log of audits gets its entry. */
    private int record(Manifest manifest) {
        return CommandServer.run(
                server,
                context -> {
                    context.getBeanProvider(Audit.class)
                            .ifAvailable(audit -> Viewers.run(
                                    Viewer.machine("nhip restore"),
                                    () -> audit.record(Act.of(AuditEvent.BACKUP_RESTORED, "backup/" + manifest.name())
                                            .with("rows", manifest.rows())
                                            .with("taken", manifest.at()))));
                    return Ending.DONE;
                },
                settings);
    }
}

package vn.nhip.server.backup;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** {@code nhip backup}: an encrypted copy of the database, beside a running server. */
@Command(
        name = "nhip backup",
        description = {
            "Sao lưu cơ sở dữ liệu và các tệp thiết đặt, mã hóa, ngay khi máy chủ đang chạy.",
            "Lần đầu sao lưu đầy đủ; những lần sau chỉ thêm phần mới và phần đã đổi."
        },
        synopsisHeading = "Cách dùng: ",
        commandListHeading = "%nCác việc khác:%n",
        optionListHeading = "%n",
        footer = {
            "",
            "Mã kết thúc: 0 xong, 1 verify thấy phần hỏng, 2 không sao lưu được; lần hỏng không để lại gì, các bản trước còn nguyên.",
            "",
            "Ví dụ:",
            "  ./nhip backup key /etc/nhip/backup.key",
            "  ./nhip backup --to /mnt/sao-luu/nhip --key-file /etc/nhip/backup.key",
            "  ./nhip backup --to /mnt/sao-luu/nhip --key-file /etc/nhip/backup.key --full --keep 4",
            "  ./nhip backup list /mnt/sao-luu/nhip",
            "  ./nhip backup verify /mnt/sao-luu/nhip --key-file /etc/nhip/backup.key"
        },
        sortOptions = false)
public final class BackupCommand implements Callable<Integer> {
    private static final String KEY_FILE = "${env:NHIP_BACKUP_KEY_FILE}";
    private static final double MEGA = 1e6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--to", paramLabel = "THƯ_MỤC", description = "Nơi chứa các bản sao lưu; tự tạo nếu chưa có.")
    private @Nullable Path to;

    @Option(
            names = "--key-file",
            paramLabel = "TỆP",
            defaultValue = KEY_FILE,
            description = "Tệp khóa sao lưu; mặc định theo NHIP_BACKUP_KEY_FILE. Không được nằm trong THƯ_MỤC.")
    private @Nullable Path keyFile;

    @Option(names = "--full", description = "Sao lưu đầy đủ, bắt đầu một chuỗi mới.")
    private boolean full;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description =
                    "Sau khi xong chỉ giữ N chuỗi mới nhất; không bao giờ xóa chuỗi tốt cuối cùng. Mặc định: giữ tất cả.")
    private @Nullable Integer keep;

    @Option(
            names = "--with-keys",
            description =
                    "Gồm cả khóa mã hóa dữ liệu cá nhân (được mã hóa như mọi phần). Mặc định: không; hãy cất khóa riêng.")
    private boolean withKeys;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public BackupCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        Path target = to;
        if (target == null) {
            throw new ParameterException(spec.commandLine(), "thiếu --to THƯ_MỤC");
        }
        Integer chains = keep;
        if (chains != null && chains < 1) {
            throw new ParameterException(spec.commandLine(), "--keep phải từ 1 trở lên");
        }
        return refusing(spec, () -> {
            BackupKey key = BackupKey.read(keyFile(spec, keyFile));
            apart(keyFile(spec, keyFile), target);
            Backup.Order order = new Backup.Order(target, key, full, chains == null ? 0 : chains, withKeys);
            return CommandServer.run(
                    server, context -> refusing(spec, () -> run(context.getBean(Backup.class), order)));
        });
    }

    private int run(Backup backup, Backup.Order order) throws Exception {
        Progress progress = progress(spec, "Sao lưu", "dòng");
        Backup.Made made = Viewers.as(Viewer.machine("nhip backup"), () -> backup.make(order, progress::at));
        progress.end();
        PrintWriter out = spec.commandLine().getOut();
        Manifest manifest = made.manifest();
        if (made.whyFull() != null) {
            out.println("Bắt đầu chuỗi mới: " + made.whyFull());
        }
        out.println("%s %s: %s dòng của %s bảng; ghi thêm %s MB (trước khi nén %s MB) trong %s giây"
                .formatted(
                        manifest.isFull() ? "Bản đầy đủ" : "Phần thêm",
                        manifest.name(),
                        progress.number(manifest.rows()),
                        progress.number(manifest.tables().size()),
                        mega(progress, made.bytes()),
                        mega(progress, manifest.origin().plainBytes()),
                        progress.number(Math.round(progress.seconds()))));
        made.deleted().forEach(name -> out.println("Đã xóa bản cũ " + name));
        out.flush();
        return Ending.DONE;
    }

    @Command(
            name = "key",
            description =
                    "Tạo khóa sao lưu trong một tệp mới, chỉ chủ tệp đọc được. Mất khóa là mất mọi bản sao lưu: cất một bản ở nơi khác.",
            synopsisHeading = "Cách dùng: ",
            parameterListHeading = "%n",
            sortOptions = false)
    int key(
            @Parameters(paramLabel = "TỆP", description = "Tệp sẽ tạo, ngoài thư mục chứa bản sao lưu.") Path file,
            @Mixin Help help) {
        return refusing(spec, () -> {
            BackupKey made = BackupKey.make(file);
            spec.commandLine()
                    .getOut()
                    .println("Khóa %s ở %s. Cất thêm một bản ở nơi khác, không để cạnh bản sao lưu."
                            .formatted(made.id(), file));
            spec.commandLine().getOut().flush();
            return Ending.DONE;
        });
    }

    @Command(
            name = "list",
            description = "Liệt kê các bản sao lưu, cũ trước mới sau.",
            synopsisHeading = "Cách dùng: ",
            parameterListHeading = "%n",
            sortOptions = false)
    int list(
            @Parameters(paramLabel = "THƯ_MỤC", description = "Nơi chứa các bản sao lưu.") Path folder,
            @Mixin Help help) {
        return refusing(spec, () -> {
            Progress numbers = progress(spec, "", "dòng");
            PrintWriter out = spec.commandLine().getOut();
            BackupFolder backups = BackupFolder.toRead(folder);
            for (String name : backups.names()) {
                Manifest manifest = ManifestFile.readUnsealed(folder, name);
                out.println("%s  %s  %s dòng  khóa %s"
                        .formatted(
                                name,
                                TIME.format(manifest.at()),
                                numbers.number(manifest.rows()),
                                manifest.origin().key()));
            }
            out.flush();
            return Ending.DONE;
        });
    }

    @Command(
            name = "verify",
            description =
                    "Đọc lại từng phần của mọi bản sao lưu mà không phục hồi. Không có khóa thì chỉ so từng byte với manifest.json.",
            synopsisHeading = "Cách dùng: ",
            parameterListHeading = "%n",
            optionListHeading = "",
            sortOptions = false)
    int verify(
            @Parameters(paramLabel = "THƯ_MỤC", description = "Nơi chứa các bản sao lưu.") Path folder,
            @Option(
                            names = "--key-file",
                            paramLabel = "TỆP",
                            defaultValue = KEY_FILE,
                            description = "Tệp khóa sao lưu; mặc định theo NHIP_BACKUP_KEY_FILE.")
                    @Nullable
                    Path file,
            @Mixin Help help) {
        return refusing(spec, () -> {
            Progress progress = progress(spec, "Kiểm tra", "KB");
            long[] read = {0};
            Verification.Found found = new Verification(
                            BackupFolder.toRead(folder), file == null ? null : BackupKey.read(file))
                    .run(bytes -> {
                        read[0] += bytes;
                        progress.at(read[0] / 1000, -1);
                    });
            progress.end();
            found.problems().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().flush();
            spec.commandLine()
                    .getOut()
                    .println("%s bản sao lưu, %s phần, %s MB trong %s giây: %s%s"
                            .formatted(
                                    progress.number(found.backups()),
                                    progress.number(found.parts()),
                                    mega(progress, read[0]),
                                    progress.number(Math.round(progress.seconds())),
                                    found.problems().isEmpty()
                                            ? "không phần nào hỏng"
                                            : progress.number(found.problems().size()) + " chỗ hỏng",
                                    file == null ? "; chưa giải mã vì không có --key-file" : ""));
            spec.commandLine().getOut().flush();
            return found.problems().isEmpty() ? Ending.DONE : Ending.SOME_REFUSED;
        });
    }

    /** The key's file; refuses when none was named. */
    static Path keyFile(CommandLine.Model.CommandSpec spec, @Nullable Path file) {
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "thiếu --key-file TỆP (hoặc đặt NHIP_BACKUP_KEY_FILE)");
        }
        return file;
    }

    /** Refuses a key that lies where the backups are: whoever gets them would get it too. */
    private static void apart(Path keyFile, Path target) throws IOException {
        Path folder = Files.exists(target)
                ? target.toRealPath()
                : target.toAbsolutePath().normalize();
        if (keyFile.toRealPath().startsWith(folder)) {
            throw new BackupRefused(
                    "Tệp khóa %s nằm trong thư mục sao lưu %s.".formatted(keyFile, target),
                    "Dời khóa ra nơi khác: ai lấy được bản sao lưu sẽ lấy được cả khóa.");
        }
    }

    private static String mega(Progress progress, long bytes) {
        return progress.number(Math.round(bytes / MEGA));
    }

    /** Progress on the standard error. */
    static Progress progress(CommandLine.Model.CommandSpec spec, String title, String unit) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Progress(spec.commandLine().getErr(), title, unit, terminal);
    }

    /** Runs something and says in words why it could not be done. */
    static int refusing(CommandLine.Model.CommandSpec spec, Callable<Integer> work) {
        try {
            return work.call();
        } catch (BackupRefused | UncheckedIOException | IOException e) {
            String name = spec.qualifiedName().toLowerCase(Locale.ROOT);
            String words = e instanceof BackupRefused refused ? refused.words() : String.valueOf(e.getMessage());
            spec.commandLine().getErr().println(name + ": " + words);
            spec.commandLine().getErr().flush();
            return Ending.CANNOT_RUN;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

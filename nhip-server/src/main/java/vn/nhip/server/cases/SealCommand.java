package vn.nhip.server.cases;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.server.cases.persons.PersonExpiry;
import vn.nhip.server.cases.secrecy.SealRotation;
import vn.nhip.server.cases.secrecy.SealRotation.KeyUse;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.command.Progress;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** {@code nhip seal}: the keys that seal personal data, and how long such data is kept. */
@Command(
        name = "nhip seal",
        description = "Khóa mã hóa dữ liệu cá nhân và thời hạn lưu. Chạy được bên cạnh máy chủ đang chạy.",
        synopsisHeading = "Cách dùng: ",
        commandListHeading = "%nCác việc:%n",
        optionListHeading = "%n",
        footer = {
            "",
            "Ví dụ:",
            "  ./nhip seal status",
            "  ./nhip seal rotate",
            "  ./nhip seal rotate --continue",
            "  ./nhip seal retire 1a2b3c4d",
            "  ./nhip seal expire --dry-run"
        },
        sortOptions = false)
public final class SealCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public SealCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "chỉ rõ việc: status, rotate, retire hoặc expire");
    }

    @Command(
            name = "status",
            description = "Mỗi khóa còn mở bao nhiêu giá trị; khóa nào bỏ được.",
            synopsisHeading = "Cách dùng: ")
    int status(@Mixin Help help) {
        return work("nhip seal status", context -> {
            SealRotation rotation = context.getBean(SealRotation.class);
            List<KeyUse> keys = rotation.status();
            keys.forEach(key -> say(line(rotation, key)));
            long waiting = rotation.waiting();
            if (waiting > 0) {
                say("%d dòng chưa mã hóa bằng khóa đang dùng. Làm tiếp: ./nhip seal rotate --continue"
                        .formatted(waiting));
            }
            return keys.stream().allMatch(key -> rotation.isInFile(key.id())) ? Ending.DONE : Ending.SOME_REFUSED;
        });
    }

    private static String line(SealRotation rotation, KeyUse key) {
        String values = key.values().isEmpty()
                ? "0 giá trị"
                : key.values().entrySet().stream()
                        .map(each -> each.getValue() + " giá trị của " + each.getKey())
                        .sorted()
                        .collect(Collectors.joining(", "));
        String role;
        if (!rotation.isInFile(key.id())) {
            role = "THIẾU trong tệp khóa: thêm lại từ bản sao lưu, nếu không những giá trị này không mở được";
        } else if (key.active()) {
            role = "đang dùng để mã hóa";
        } else {
            role = key.total() > 0 ? "chỉ để mở" : "không còn dùng; bỏ được: ./nhip seal retire " + key.id();
        }
        return "%s  %s  %s".formatted(key.id(), values, role);
    }

    @Command(
            name = "rotate",
            description = {
                "Đặt một khóa mới lên đầu tệp khóa rồi mã hóa lại mọi thứ bằng khóa đó.",
                "Bị ngắt thì làm tiếp bằng --continue. Sao lưu tệp khóa ngay sau khi chạy."
            },
            synopsisHeading = "Cách dùng: ",
            optionListHeading = "%n",
            sortOptions = false)
    int rotate(
            @Option(names = "--continue", description = "Mã hóa lại bằng khóa đang dùng, không tạo khóa mới.")
                    boolean goOn,
            @Mixin Help help) {
        return work("nhip seal rotate", context -> {
            SealRotation rotation = context.getBean(SealRotation.class);
            if (!goOn) {
                say("Khóa mới " + rotation.begin()
                        + " đã đứng đầu tệp khóa. Sao lưu tệp khóa, để riêng với cơ sở dữ liệu.");
            }
            long all = Math.max(1, rotation.waiting());
            Progress progress = progress("Mã hóa lại", "dòng");
            SealRotation.Resealed done = rotation.reseal(rows -> progress.at(rows, Math.min(1, (double) rows / all)));
            progress.end();
            say("Đã mã hóa lại " + progress.sum(done.rows()) + ".");
            rotation.status().forEach(key -> say(line(rotation, key)));
            if (done.unopened() > 0) {
                complain(
                        "nhip seal rotate: %s dòng không mở được nên giữ nguyên; tìm khóa của chúng trong bản sao lưu tệp khóa."
                                .formatted(progress.number(done.unopened())));
            }
            return done.unopened() == 0 ? Ending.DONE : Ending.SOME_REFUSED;
        });
    }

    @Command(
            name = "retire",
            description = {
                "Bỏ một khóa khỏi tệp khóa, chỉ khi không còn gì mã hóa bằng khóa đó.",
                "Bản sao lưu cơ sở dữ liệu làm trước khi đổi khóa vẫn cần khóa cũ: giữ nó cùng bản sao lưu tệp khóa."
            },
            synopsisHeading = "Cách dùng: ",
            parameterListHeading = "%n")
    int retire(
            @Parameters(paramLabel = "MÃ", description = "Mã khóa, như lệnh status in ra.") String id,
            @Mixin Help help) {
        return work("nhip seal retire", context -> {
            Optional<String> stays = context.getBean(SealRotation.class).retire(id);
            stays.ifPresent(why -> complain("nhip seal retire: " + why));
            if (stays.isEmpty()) {
                say("Đã bỏ khóa " + id + ".");
            }
            return stays.isEmpty() ? Ending.DONE : Ending.SOME_REFUSED;
        });
    }

    @Command(
            name = "expire",
            description = {
                "Xóa dữ liệu cá nhân đã hết thời hạn lưu: của hồ sơ kết thúc đã lâu, của bản ghi chờ đã xử lý xong từ lâu.",
                "Máy chủ tự làm mỗi ngày. Thời hạn: nhip.persons.kept, nhip.persons.records-kept."
            },
            synopsisHeading = "Cách dùng: ",
            optionListHeading = "%n",
            sortOptions = false)
    int expire(@Option(names = "--dry-run", description = "Chỉ đếm, không xóa.") boolean dryRun, @Mixin Help help) {
        return work("nhip seal expire", context -> {
            PersonExpiry expiry = context.getBean(PersonExpiry.class);
            Progress progress = progress("Xóa", "hồ sơ, bản ghi");
            PersonExpiry.Count count = dryRun ? expiry.due() : expiry.run(done -> progress.at(done, -1));
            progress.end();
            say("%s dữ liệu cá nhân của %s hồ sơ, nội dung của %s bản ghi chờ."
                    .formatted(
                            dryRun ? "Sẽ xóa" : "Đã xóa",
                            progress.number(count.cases()),
                            progress.number(count.records())));
            return Ending.DONE;
        });
    }

    /** Work on the application of a command, which is on record as that command's. */
    private interface Work {
        int on(ConfigurableApplicationContext context);
    }

    private int work(String name, Work work) {
        return CommandServer.run(server, context -> asMachine(name, () -> work.on(context)));
    }

    private int asMachine(String name, Callable<Integer> work) {
        try {
            return Viewers.as(Viewer.machine(name), work::call);
        } catch (Exception e) {
            complain(name + ": " + e.getMessage());
            return Ending.CANNOT_RUN;
        }
    }

    private Progress progress(String title, String unit) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Progress(spec.commandLine().getErr(), title, unit, terminal);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void complain(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}

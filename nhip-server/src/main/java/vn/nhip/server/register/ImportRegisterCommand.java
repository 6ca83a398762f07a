package vn.nhip.server.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.ImportByCommand;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;
import vn.nhip.server.screen.Vi;

/** {@code nhip import <register>}: records of one register from CSV files. Each register has a subclass that describes it. */
@Command(
        synopsisHeading = "Cách dùng: ",
        parameterListHeading = "%n",
        optionListHeading = "",
        footerHeading = "%n",
        sortOptions = false)
public abstract class ImportRegisterCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Các tệp CSV, UTF-8.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Shape shape;
    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    protected ImportRegisterCommand(Shape shape, Function<String[], ConfigurableApplicationContext> server) {
        this.shape = shape;
        this.server = server;
    }

    @Override
    public Integer call() {
        return CommandServer.run(
                server,
                context -> context.getBean(Registers.class)
                        .find(shape.name())
                        .map(register -> run(register, context.getBean(Audit.class)))
                        .orElseThrow());
    }

    private int run(Register register, Audit audit) {
        boolean refused = false;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        for (Path file : files) {
            Table table = read(register, file);
            if (table.mistakes().isEmpty()) {
                int added = add(register, table, file, audit);
                out.println("%s: %s dòng %s; %s dòng mới hoặc thay đổi"
                        .formatted(file, Vi.count(table.entries().size()), shape.title(), Vi.count(added)));
            } else {
                refused = true;
                out.flush();
                table.mistakes().forEach(mistake -> err.println(file + ":" + mistake.line() + ": " + mistake.what()));
                err.println(file + ": không dòng nào được nạp. Sửa rồi chạy lại lệnh này.");
            }
        }
        out.flush();
        return refused ? Ending.SOME_REFUSED : Ending.DONE;
    }

    /** On record from before it begins; a file that is refused changes nothing, and is not. */
    private static int add(Register register, Table table, Path file, Audit audit) {
        try (Undertaking onRecord =
                ImportByCommand.begin(audit, register.shape().name(), List.of(file))) {
            int added = register.add(table.entries(), String.valueOf(file.getFileName()));
            onRecord.with("records", table.entries().size()).with("new", added).done();
            return added;
        }
    }

    private static Table read(Register register, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return register.read(in);
        } catch (IOException e) {
            return new Table(
                    List.of(), List.of(new Table.Mistake(1, "không mở được tệp; kiểm tra đường dẫn và quyền đọc")));
        }
    }
}

package vn.nhip.server.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nhip verify}: what can be verified. What there is, is told by the modules that keep it. */
@Command(
        name = "nhip verify",
        description = "Kiểm chứng những gì Nhịp giữ: có còn đúng như khi ghi không.",
        synopsisHeading = "Cách dùng: ",
        commandListHeading = "%nKiểm chứng được:%n",
        optionListHeading = "%n",
        footer = {"", "Ví dụ:", "  ./nhip verify audit --checkpoint diem-kiem-giu-noi-khac"},
        sortOptions = false)
public final class VerifyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private VerifyCommand() {}

    /** The command with what it verifies: picocli commands, each named as the thing. */
    public static CommandLine of(List<Object> things) {
        CommandLine command = new CommandLine(new VerifyCommand());
        things.forEach(command::addSubcommand);
        return command;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "chỉ rõ kiểm chứng gì: " + String.join(", ", spec.subcommands().keySet()));
    }
}

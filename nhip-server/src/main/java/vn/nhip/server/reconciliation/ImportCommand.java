package vn.nhip.server.reconciliation;

import java.util.Locale;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.nhip.server.catalog.ImportProceduresCommand;

/** {@code nhip import}: what can be imported. */
@Command(
        name = "nhip import",
        description = "Nạp tệp số liệu vào cơ sở dữ liệu.",
        synopsisHeading = "Cách dùng: ",
        commandListHeading = "%nCác loại tệp:%n",
        optionListHeading = "%n",
        footer = {
            "",
            "Ví dụ:",
            "  ./nhip import portal --period 2026-08 tien-do.json so-hoa.json",
            "  ./nhip import procedures thu-tuc.csv.gz thu-tuc.jsonl.gz"
        },
        sortOptions = false)
public final class ImportCommand implements Runnable {

    static final int DONE = 0;
    static final int SOME_REFUSED = 1;
    static final int CANNOT_RUN = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "In trang này.")
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private boolean help;

    private ImportCommand() {}

    /**
     * Runs the command.
     *
     * @param server starts the application without its web part, given settings
     * @return the exit code: 0 all files are in, 1 some were refused, 2 it could not run
     */
    public static int execute(String[] arguments, Function<String[], ConfigurableApplicationContext> server) {
        return new CommandLine(new ImportCommand())
                .addSubcommand(new ImportPortalCommand(server))
                .addSubcommand(new ImportProceduresCommand(server))
                .setParameterExceptionHandler((e, given) -> refuse(e))
                .execute(arguments);
    }

    private static int refuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String reason = switch (e) {
            case CommandLine.UnmatchedArgumentException unmatched ->
                "không hiểu " + String.join(" ", unmatched.getUnmatched());
            case CommandLine.MissingParameterException missing ->
                "thiếu "
                        + String.join(
                                ", ",
                                missing.getMissing().stream()
                                        .map(CommandLine.Model.ArgSpec::paramLabel)
                                        .toList());
            default -> e.getMessage();
        };
        command.getErr().println(command.getCommandName().toLowerCase(Locale.ROOT) + ": " + reason);
        command.getErr()
                .println("Xem: ./nhip import %s--help"
                        .formatted(command.getParent() == null ? "" : command.getCommandName() + " "));
        return CANNOT_RUN;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "chỉ rõ loại tệp: portal, procedures");
    }
}

package vn.nhip.server.command;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs a command and tells in Vietnamese what of its arguments was not understood. */
public final class Words {

    private Words() {}

    /** Runs it; the exit code. */
    public static int execute(CommandLine command, String... arguments) {
        return command.setParameterExceptionHandler((e, given) -> refuse(e)).execute(arguments);
    }

    private static int refuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName().toLowerCase(Locale.ROOT);
        command.getErr().println(name + ": " + reason(e));
        command.getErr().println("Xem: ./" + name + " --help");
        return Ending.CANNOT_RUN;
    }

    private static String reason(ParameterException e) {
        return switch (e) {
            case CommandLine.UnmatchedArgumentException unmatched ->
                "không hiểu " + String.join(" ", unmatched.getUnmatched());
            case CommandLine.MissingParameterException missing ->
                "thiếu "
                        + String.join(
                                ", ",
                                missing.getMissing().stream()
                                        .map(CommandLine.Model.ArgSpec::paramLabel)
                                        .toList());
            default -> String.valueOf(e.getMessage());
        };
    }
}

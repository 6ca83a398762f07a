package vn.nhip.server.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nhip import}: what can be imported. Which kinds there are is told by the modules that know how. */
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
            "  ./nhip import events su-kien.jsonl.gz",
            "  ./nhip import cases --mapping mapping.yaml so-theo-doi.xlsx",
            "  ./nhip import agencies co-quan.csv",
            "  ./nhip import procedures thu-tuc.csv.gz thu-tuc.jsonl.gz",
            "  ./nhip import petitions pakn-2026-08.csv",
            "  ./nhip import counts bao-cao-thang-8.csv"
        },
        sortOptions = false)
public final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private ImportCommand() {}

    /** The command with its kinds of files: picocli commands, each named as the kind. */
    public static CommandLine of(List<Object> kinds) {
        CommandLine command = new CommandLine(new ImportCommand());
        kinds.forEach(command::addSubcommand);
        return command;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "chỉ rõ loại tệp: " + String.join(", ", spec.subcommands().keySet()));
    }
}

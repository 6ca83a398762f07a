package vn.nhip.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.nhip.cli.Words;
import vn.nhip.simulator.sandbox.SandboxCommand;

/** Root of the simulator's commands. Exit code: 0 done, 1 done but not good, 2 could not be done. */
@Command(
        name = "nhip",
        description = "Nhịp: mô phỏng một tỉnh và thế giới quanh nó.",
        mixinStandardHelpOptions = true,
        subcommands = {SimulateCommand.class, SandboxCommand.class})
public final class Simulator {
    private Simulator() {}

    public static void main(String[] arguments) {
        System.exit(Words.execute(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Simulator());
    }
}

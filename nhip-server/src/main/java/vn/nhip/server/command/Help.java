package vn.nhip.server.command;

import picocli.CommandLine.Option;

/** The option that every command has: its own page, in Vietnamese. */
public final class Help {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "In trang này.")
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private boolean wanted;
}

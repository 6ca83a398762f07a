package vn.nhip.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Root of the commands that need no database. Exit code: 0 done, 1 done but not good, 2 could not be done. */
@Command(
        name = "nhip",
        description = "Nhịp: tính và giải thích bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg).",
        mixinStandardHelpOptions = true,
        versionProvider = Nhip.Version.class,
        subcommands = {ScoreCommand.class, DeadlineCommand.class, LintCommand.class})
public final class Nhip {

    private Nhip() {}

    public static void main(String[] arguments) {
        System.exit(Words.execute(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Nhip());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Nhip.class.getPackage().getImplementationVersion();
            return new String[] {"nhip " + (version == null ? "(chưa đóng gói)" : version)};
        }
    }
}

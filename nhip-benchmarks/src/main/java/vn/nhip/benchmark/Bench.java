package vn.nhip.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.nhip.benchmark.cases.FoldCommand;
import vn.nhip.benchmark.deadline.DeadlineCommand;
import vn.nhip.benchmark.forecast.ForecastCommand;
import vn.nhip.benchmark.index.CountersCommand;
import vn.nhip.benchmark.index.ExplainCommand;
import vn.nhip.benchmark.index.IndexCommand;
import vn.nhip.benchmark.server.AccessCommand;
import vn.nhip.benchmark.server.AuditCommand;
import vn.nhip.benchmark.server.IngestCommand;
import vn.nhip.benchmark.server.LiveCommand;
import vn.nhip.benchmark.server.ReplayCommand;
import vn.nhip.benchmark.server.StartCommand;
import vn.nhip.benchmark.simulate.SimulateCommand;
import vn.nhip.cli.Words;

/** Root of the benchmarks. The last line each prints is one JSON object. Exit code: 0 measured, 2 could not be measured. */
@Command(
        name = "bench",
        description = {
            "Đo tốc độ của Nhịp, mỗi phép đo đặt cạnh cách làm thông thường trong cùng một lần chạy.",
            "Dòng cuối in ra là một đối tượng JSON: tên mang đơn vị, tỷ số có tên …_ratio."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench deadline", "  ./nhip bench fold --quick | tail -n 1"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "TÊN",
        subcommands = {
            DeadlineCommand.class,
            FoldCommand.class,
            IngestCommand.class,
            ReplayCommand.class,
            LiveCommand.class,
            StartCommand.class,
            AuditCommand.class,
            AccessCommand.class,
            IndexCommand.class,
            CountersCommand.class,
            ExplainCommand.class,
            ForecastCommand.class,
            SimulateCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(Words.execute(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }
}

package vn.nhip.benchmark.deadline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.benchmark.Measurement;

/** {@code ./nhip bench deadline}. */
@Command(
        name = "deadline",
        description = {
            "Tính ngày hẹn trả: bao nhiêu hồ sơ mỗi giây trên một lõi.",
            "So với cách thông thường: đi từng ngày, tra từng ngày trong tập ngày nghỉ."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench deadline"},
        mixinStandardHelpOptions = true)
public final class DeadlineCommand implements Runnable {

    private static final double MILLION = 1e6;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public void run() {
        Measurement measurement = new Measurement(
                DeadlineBenchmark.class, quick, spec.commandLine().getErr());
        double seconds = measurement.perSecond("seconds");
        double instants = measurement.perSecond("instants");
        double naive = measurement.perSecond("dayByDay");
        new Figures("deadline", quick)
                .number("deadline_millions_per_second_per_core", seconds / MILLION)
                .number("deadline_as_instant_millions_per_second_per_core", instants / MILLION)
                .number("day_by_day_millions_per_second_per_core", naive / MILLION)
                .number("deadline_to_day_by_day_ratio", seconds / naive)
                .printTo(spec.commandLine().getOut());
    }
}

package vn.nhip.benchmark.cases;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.benchmark.Measurement;

/** {@code ./nhip bench fold}. */
@Command(
        name = "fold",
        description = {
            "Gộp sự kiện thành hồ sơ: bao nhiêu sự kiện mỗi giây trên một lõi, hồ sơ mười sự kiện.",
            "So với cách thông thường: mỗi sự kiện một bản ghi mới, và chỉ giữ trạng thái cùng ba mốc thời gian."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench fold"},
        mixinStandardHelpOptions = true)
public final class FoldCommand implements Runnable {

    private static final double MILLION = 1e6;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public void run() {
        Measurement measurement =
                new Measurement(FoldBenchmark.class, quick, spec.commandLine().getErr());
        double fold = measurement.perSecond("fold");
        double eventByEvent = measurement.perSecond("eventByEvent");
        new Figures("fold", quick)
                .number("folded_million_events_per_second_per_core", fold / MILLION)
                .number("event_by_event_million_events_per_second_per_core", eventByEvent / MILLION)
                .number("fold_to_event_by_event_ratio", fold / eventByEvent)
                .printTo(spec.commandLine().getOut());
    }
}

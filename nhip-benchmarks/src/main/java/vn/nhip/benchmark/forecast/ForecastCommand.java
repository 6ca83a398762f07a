package vn.nhip.benchmark.forecast;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.benchmark.forecast.ForecastBenchmark.Outlooks;
import vn.nhip.core.explain.Forecast;
import vn.nhip.core.explain.Reliability;

/** {@code ./nhip bench forecast}. */
@Command(
        name = "forecast",
        description = {
            "Kiểm tra dự báo trễ hạn trên một năm hồ sơ giả định: tại mười hai thời điểm đã qua, dự báo nói gì và thực tế ra sao.",
            "So với cách thông thường trong cùng lần chạy: tỷ lệ trễ hạn của thủ tục, không xét hồ sơ đã mở bao lâu."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench forecast", "  ./nhip bench forecast --cases 2000000"},
        mixinStandardHelpOptions = true)
public final class ForecastCommand implements Runnable {
    private static final double[] LEANINGS = {1, 5, 20, 50, 200, 1000};

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", description = "số hồ sơ, mặc định 1000000")
    private int cases = 1_000_000;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public void run() {
        int wanted = quick ? 30_000 : cases;
        ForecastBenchmark benchmark = new ForecastBenchmark(InventedYear.table(766, wanted));
        List<Integer> instants = ForecastBenchmark.instants();
        Reliability ours = benchmark.forecast(instants, Forecast.LEANING);
        Reliability usual = benchmark.procedureRate(instants);
        Outlooks outlooks = benchmark.outlooks();
        PrintWriter out = spec.commandLine().getOut();
        print(out, ours);
        Figures figures = new Figures("forecast", quick)
                .count("cases", wanted)
                .count("forecasts", ours.cases())
                .number("late_share", ours.base())
                .number("brier", ours.brier())
                .number("skill", ours.skill())
                .number("calibration_error", ours.calibrationError())
                .number("procedure_rate_brier", usual.brier())
                .number("procedure_rate_calibration_error", usual.calibrationError())
                .number("brier_to_procedure_rate_ratio", ours.brier() / usual.brier());
        for (double leaning : LEANINGS) {
            figures.number(
                    "brier_leaning_on_" + (int) leaning,
                    benchmark.forecast(instants, leaning).brier());
        }
        figures.count("months_of_agencies", outlooks.months())
                .number("months_inside_80_percent_bounds", outlooks.inside())
                .number("month_end_ratio_error", outlooks.error())
                .number("month_end_ratio_error_when_it_stays", outlooks.errorOfStanding())
                .number("learning_milliseconds", benchmark.learningSeconds() * 1e3)
                .printTo(out);
    }

    private static void print(PrintWriter out, Reliability reliability) {
        out.println("| dự báo | hồ sơ | trung bình dự báo | thực tế trễ hạn |");
        out.println("|---|---|---|---|");
        for (Reliability.Bin bin : reliability.bins()) {
            out.println(
                    bin.cases() == 0
                            ? String.format(Locale.ROOT, "| %.1f–%.1f | 0 | | |", bin.from(), bin.to())
                            : String.format(
                                    Locale.ROOT,
                                    "| %.1f–%.1f | %d | %.3f | %.3f |",
                                    bin.from(),
                                    bin.to(),
                                    bin.cases(),
                                    bin.said(),
                                    bin.observed()));
        }
    }
}

package vn.nhip.benchmark.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.core.explain.CaseFinder;
import vn.nhip.core.explain.Cell;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.explain.Curve;
import vn.nhip.core.explain.Forecast;
import vn.nhip.core.explain.Levers;
import vn.nhip.core.explain.Movement;
import vn.nhip.core.explain.Movement.Side;
import vn.nhip.core.explain.PointsOf;
import vn.nhip.core.explain.Urgency;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Question;

/** {@code ./nhip bench explain}. */
@Command(
        name = "explain",
        description = {
            "Giải thích một tháng trong bảng hồ sơ: hồ sơ phía sau một con số, vì sao biến động, nên làm gì tiếp.",
            "Mọi số đo là trung vị của nhiều lần hỏi."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench explain", "  ./nhip bench explain --cases 2000000"},
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Runnable {
    private static final int DAY = 86_400;
    private static final int MONTH = 30 * DAY;
    private static final int ROUNDS = 15;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", description = "số hồ sơ, mặc định 10000000")
    private int cases = 10_000_000;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public void run() {
        int wanted = quick ? 20_000 : cases;
        FactTable table = new FactTable();
        InventedFacts invented = new InventedFacts(766, wanted);
        for (CaseFacts facts = invented.next(); facts != null; facts = invented.next()) {
            table.put(List.of(facts));
        }
        Measures measures = new Measures(new Ratios().measures);
        Question now = question(14, 25);
        Question month = question(14, 30);
        Question before = question(13, 30);
        Question lastWeek = question(14, 18);
        PointsOf points = points(measures);
        int since = now.asOf() - 180 * DAY;
        Forecast forecast = Forecast.of(table, since, now.asOf());
        Cell late = new Cell(agency -> true, measures.measures().get(1), now);
        int cores = Runtime.getRuntime().availableProcessors();
        new Figures("explain", quick)
                .count("cases", wanted)
                .number(
                        "lost_cases_page_milliseconds",
                        median(() -> new CaseFinder(table)
                                .find(late, Part.LOST, 0, 50)
                                .total()))
                .number(
                        "levers_milliseconds",
                        median(() -> new Levers(table, measures, now, cores)
                                .actions(agency -> true, points)
                                .size()))
                .number(
                        "urgency_milliseconds",
                        median(() -> new Urgency(table, measures, now, agency -> true, points, cores)
                                .atRisk(agency -> true, forecast, Urgency.Side.WHOLE, 100)
                                .size()))
                .number("movement_of_a_week_milliseconds", median(() -> moved(table, measures, lastWeek, now, cores)))
                .number("movement_of_a_month_milliseconds", median(() -> moved(table, measures, before, month, cores)))
                .number(
                        "learning_half_a_year_milliseconds",
                        median(() -> Forecast.of(table, since, now.asOf()).asOf()))
                .printTo(spec.commandLine().getOut());
    }

    private static long moved(FactTable table, Measures measures, Question before, Question after, int cores) {
        Movement movement = new Movement(table, new Side(before, measures), new Side(after, measures), cores);
        return movement.parts(agency -> true, 0).size();
    }

    private static Question question(int month, int day) {
        int start = InventedFacts.FIRST + month * MONTH;
        return new Question(new Span(start, start + MONTH - 1), start + day * DAY - 1);
    }

    private static PointsOf points(Measures measures) {
        List<Curve> curves = new ArrayList<>();
        measures.measures().forEach(m -> curves.add(new Curve(6, 1, 1, 0)));
        return Curve.sum(curves);
    }

    /** What is to be measured. */
    private interface Answer {
        long give();
    }

    /** Median milliseconds; an answer that is not always the same is a mistake. */
    private static double median(Answer answer) {
        double[] milliseconds = new double[ROUNDS];
        long first = answer.give();
        for (int i = -5; i < ROUNDS; i++) {
            long began = System.nanoTime();
            if (answer.give() != first) {
                throw new IllegalStateException("Programmer error: two answers to one question");
            }
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        return milliseconds[ROUNDS / 2];
    }
}

package vn.nhip.benchmark.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.benchmark.Figures;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.LiveCounters;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Months;
import vn.nhip.core.facts.Seconds;

/** {@code ./nhip bench counters}. */
@Command(
        name = "counters",
        description = {
            "Bộ đếm trực tiếp theo cơ quan × thủ tục × tháng: một sự kiện mất bao lâu, so với đếm lại mọi hồ sơ,",
            "với số hồ sơ tăng dần: đếm lại tăng theo số hồ sơ, một sự kiện thì không."
        },
        footer = {"", "Ví dụ:", "  ./nhip bench counters", "  ./nhip bench counters --cases 2000000"},
        mixinStandardHelpOptions = true)
public final class CountersCommand implements Runnable {
    private static final int EVENTS = 200_000;
    private static final int ROUNDS = 5;
    private static final int STEPS = 4;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", description = "số hồ sơ lớn nhất, mặc định 40000000; đo ở 1/4, 1/2, 3/4 và cả")
    private int cases = 40_000_000;

    @Option(names = "--quick", description = "chỉ chạy thử trong chốc lát; số đo không có giá trị")
    private boolean quick;

    @Override
    public void run() {
        int most = quick ? 20_000 : cases;
        Figures figures = new Figures("counters", quick);
        for (int step = 1; step <= STEPS; step++) {
            measure((int) ((long) most * step / STEPS), figures);
        }
        figures.printTo(spec.commandLine().getOut());
    }

    private void measure(int wanted, Figures figures) {
        FactTable table = new FactTable();
        InventedFacts invented = new InventedFacts(766, wanted);
        for (CaseFacts facts = invented.next(); facts != null; facts = invented.next()) {
            table.put(List.of(facts));
        }
        Measures measures = new Measures(new Ratios().measures);
        int first = Months.of(InventedFacts.FIRST);
        int last = first + InventedFacts.DAYS / 30;
        int now = Months.span(last).start() - 1;
        long began = System.nanoTime();
        LiveCounters live = new LiveCounters(table, measures, now);
        double built = (System.nanoTime() - began) / 1e9;
        double perEvent = perEvent(table, live, wanted);
        CaseCounter counter =
                new CaseCounter(table, measures, Runtime.getRuntime().availableProcessors());
        List<CaseCounter.Span> months = new ArrayList<>();
        for (int month = first; month < last; month++) {
            months.add(Months.span(month));
        }
        double[] recounts = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long from = System.nanoTime();
            List<CaseCounts> counted = counter.count(months, now);
            recounts[i] = (System.nanoTime() - from) / 1e6;
            same(counted, live, first, measures.measures().size());
        }
        Arrays.sort(recounts);
        double recount = recounts[ROUNDS / 2];
        spec.commandLine()
                .getErr()
                .printf(
                        "%,d: %.2f µs an event, %.0f ms to recount all months, %.1f s to build%n",
                        wanted, perEvent, recount, built);
        String size = "of_" + wanted / 1_000_000 + "_million_cases";
        figures.number("event_microseconds_" + size, perEvent)
                .number("recount_of_all_months_milliseconds_" + size, recount)
                .number("building_seconds_" + size, built);
    }

    /** Microseconds for one event: an electronic result comes, or goes again, in a case of any month; each round changes other cases. */
    private static double perEvent(FactTable table, LiveCounters live, int wanted) {
        double[] rounds = new double[ROUNDS];
        Random random = new Random(1);
        for (int round = -2; round < ROUNDS; round++) {
            List<CaseFacts> changed = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                changed.add(turned(table.versions(random.nextInt(wanted)).getLast(), live.now()));
            }
            long from = System.nanoTime();
            changed.forEach(facts -> live.put(List.of(facts)));
            double each = (System.nanoTime() - from) / 1e3 / EVENTS;
            if (round >= 0) {
                rounds[round] = each;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static CaseFacts turned(CaseFacts facts, int now) {
        int[] moments = facts.moments().clone();
        int result = Arrays.asList(Moment.values()).indexOf(Moment.RESULT_ATTACHED);
        moments[result] = moments[result] == Seconds.NEVER ? now : Seconds.NEVER;
        return new CaseFacts(
                facts.id(),
                facts.agency(),
                facts.procedure(),
                facts.channel(),
                facts.needsResult(),
                moments,
                facts.from(),
                facts.until());
    }

    /** The comparison is worth nothing when the answers differ. */
    private static void same(List<CaseCounts> counted, LiveCounters live, int first, int measures) {
        for (int i = 0; i < counted.size(); i++) {
            CaseCounts kept = live.count(first + i);
            for (int agency = -1; agency < kept.agencies(); agency++) {
                for (int m = 0; m < measures; m++) {
                    if (kept.numerator(agency, m) != counted.get(i).numerator(agency, m)
                            || kept.denominator(agency, m) != counted.get(i).denominator(agency, m)) {
                        throw new IllegalStateException("month %d, agency %d, measure %d: live %d/%d, recounted %d/%d"
                                .formatted(
                                        first + i,
                                        agency,
                                        m,
                                        kept.numerator(agency, m),
                                        kept.denominator(agency, m),
                                        counted.get(i).numerator(agency, m),
                                        counted.get(i).denominator(agency, m)));
                    }
                }
            }
        }
    }
}

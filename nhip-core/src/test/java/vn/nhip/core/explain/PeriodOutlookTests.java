package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.explain.PeriodOutlook.Expectation;
import vn.nhip.core.explain.PeriodOutlook.Interval;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/** What is expected at the end is what comes, within the bounds that were named, as often as was said. */
class PeriodOutlookTests {
    private static final int DAY = 86_400;
    private static final int IN_TIME = 1;
    private static final int SYNCHRONISED = 0;

    @Property(tries = 100)
    void onTheLastDayTheOutlookIsTheCount(@ForAll long seed, @ForAll @IntRange(max = 5) int month) {
        FactTable table = InventedTable.of(seed, 40);
        Span span = InventedTable.span(30 * month, 30);
        Question now = new Question(span, span.end());
        CaseCounts counts = new CaseCounter(table, InventedTable.MEASURES, 1).count(span, span.end());
        PeriodOutlook outlook = new PeriodOutlook(
                table,
                InventedTable.MEASURES,
                now,
                List.of(InventedTable.span(0, 30)),
                Forecast.of(table, InventedTable.second(0), span.end()),
                1);
        for (int agency = -1; agency < counts.agencies(); agency++) {
            for (int m = 0; m < counts.measures(); m++) {
                int only = agency;
                Expectation expected = outlook.of(a -> a == only, m);
                String what = "seed %d, agency %d, measure %d".formatted(seed, agency, m);
                if (counts.denominator(agency, m) == 0) {
                    assertThat(expected).as(what).isNull();
                    continue;
                }
                double ratio = (double) counts.numerator(agency, m) / counts.denominator(agency, m);
                assertThat(expected).as(what).isNotNull().satisfies(e -> {
                    assertThat(e.ratio()).isCloseTo(ratio, within(1e-9));
                    assertThat(e.low()).isCloseTo(ratio, within(1e-9));
                    assertThat(e.high()).isCloseTo(ratio, within(1e-9));
                });
            }
        }
    }

    /** Cases as they come, a fifth of them late; the same for a seed. */
    private static FactTable steady(long seed) {
        Random random = new Random(seed);
        FactTable table = new FactTable();
        int id = 0;
        for (double day = 0; day < 150; day += -Math.log(1 - random.nextDouble()) / 10) {
            int received = InventedTable.second(0) + (int) (day * DAY);
            int term = (3 + random.nextInt(10)) * DAY;
            double share = random.nextInt(5) == 0 ? 1 + random.nextDouble() : random.nextDouble();
            int[] moments = new int[Moment.values().length];
            Arrays.fill(moments, Seconds.NEVER);
            List<Moment> columns = List.of(Moment.values());
            moments[columns.indexOf(Moment.RECEIVED)] = received;
            moments[columns.indexOf(Moment.DUE)] = received + term;
            moments[columns.indexOf(Moment.ENDED)] = received + (int) (share * term);
            moments[columns.indexOf(Moment.SYNCHRONISED)] =
                    random.nextInt(4) == 0 ? Seconds.NEVER : received + random.nextInt(5 * DAY);
            table.put(List.of(new CaseFacts(
                    id++,
                    random.nextInt(3),
                    random.nextInt(4),
                    Channel.ONLINE,
                    true,
                    moments,
                    Seconds.ALWAYS,
                    Seconds.NEVER)));
        }
        return table;
    }

    private static PeriodOutlook outlook(FactTable table, Span span, int day) {
        int asOf = span.start() + day * DAY;
        return new PeriodOutlook(
                table,
                InventedTable.MEASURES,
                new Question(span, asOf),
                List.of(InventedTable.span(0, 30), InventedTable.span(30, 30), InventedTable.span(60, 30)),
                Forecast.of(table, InventedTable.second(0), asOf),
                1);
    }

    @Test
    void eightOfTenMonthsEndBetweenTheBounds() {
        Span span = InventedTable.span(90, 30);
        for (int measure : new int[] {IN_TIME, SYNCHRONISED}) {
            int inside = 0;
            double off = 0;
            int months = 200;
            for (int seed = 0; seed < months; seed++) {
                FactTable table = steady(seed);
                CaseCounts end = new CaseCounter(table, InventedTable.MEASURES, 1).count(span, span.end());
                double came = sum(end, measure);
                Expectation expected = outlook(table, span, 12).of(agency -> true, measure);
                assertThat(expected).isNotNull();
                inside += expected.low() <= came && came <= expected.high() ? 1 : 0;
                off += (expected.ratio() - came) / months;
            }
            assertThat(inside).as("measure %d", measure).isBetween(140, 190);
            assertThat(off).as("measure %d", measure).isCloseTo(0, within(0.01));
        }
    }

    @Test
    void pointsFollowTheRatio() {
        Expectation expected = new Expectation(80, 100, 0.8, 0.7, 0.9);
        assertThat(expected.points(ratio -> 20 * ratio)).isEqualTo(new Interval(16, 14, 18));
    }

    private static double sum(CaseCounts counts, int measure) {
        double numerator = 0;
        double denominator = 0;
        for (int agency = -1; agency < counts.agencies(); agency++) {
            numerator += counts.numerator(agency, measure);
            denominator += counts.denominator(agency, measure);
        }
        return numerator / denominator;
    }
}

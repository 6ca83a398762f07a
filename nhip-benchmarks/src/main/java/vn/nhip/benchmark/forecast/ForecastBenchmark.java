package vn.nhip.benchmark.forecast;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.explain.Backtest;
import vn.nhip.core.explain.Forecast;
import vn.nhip.core.explain.PeriodOutlook;
import vn.nhip.core.explain.PeriodOutlook.Expectation;
import vn.nhip.core.explain.Reliability;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/** What the forecast and the usual way would have said at twelve past instants, and at the tenth day of six months, and what came. */
final class ForecastBenchmark {
    private static final int DAY = InventedYear.DAY;
    private static final int HISTORY = 180 * DAY;
    private static final int MONTH = 30 * DAY;
    private static final int FEWEST = 50;
    private static final Measures IN_TIME = new Measures(List.of(
            new CaseMeasure(Window.HANDLED, Condition.parse("late or term_known"), Condition.parse("not late"))));

    private final FactTable table;
    private final int now = InventedYear.FIRST + InventedYear.DAYS * DAY;

    ForecastBenchmark(FactTable table) {
        this.table = table;
    }

    /** Instants of half a year, a fortnight apart; by now it is known of nearly every case what came of it. */
    static List<Integer> instants() {
        List<Integer> instants = new ArrayList<>();
        for (int day = 190; day < 370; day += 15) {
            instants.add(InventedYear.FIRST + day * DAY + DAY / 2);
        }
        return instants;
    }

    /** The forecast. */
    Reliability forecast(List<Integer> instants, double leaning) {
        Reliability reliability = new Reliability();
        for (int then : instants) {
            Forecast forecast = Forecast.of(table, then - HISTORY, then, leaning);
            Backtest.each(
                    table, then - HISTORY, then, now, (row, late) -> reliability.add(forecast.of(row, then), late));
        }
        return reliability;
    }

    /** The usual way: the share of the procedure's finished cases that were late, however long a case has been open. */
    Reliability procedureRate(List<Integer> instants) {
        Reliability reliability = new Reliability();
        for (int then : instants) {
            double[] late = new double[InventedYear.PROCEDURES];
            double[] ended = new double[InventedYear.PROCEDURES];
            Question past = new Question(new Span(then - HISTORY, then), then);
            new CaseScan(table, past).eachReceived(row -> {
                if (row.at(Moment.ENDED) <= then && row.at(Moment.DUE) != Seconds.NEVER) {
                    ended[row.procedure()]++;
                    late[row.procedure()] += row.at(Moment.ENDED) > row.at(Moment.DUE) ? 1 : 0;
                }
            });
            Backtest.each(table, then - HISTORY, then, now, (row, was) -> {
                int p = row.procedure();
                reliability.add(ended[p] == 0 ? 0 : late[p] / ended[p], was);
            });
        }
        return reliability;
    }

    /**
     * How the outlook of months did.
     *
     * @param months months of agencies that had cases enough
     * @param inside share of them that ended between the bounds
     * @param error mean error of the ratio
     * @param errorOfStanding mean error of who expects the ratio to stay as it is
     */
    record Outlooks(int months, double inside, double error, double errorOfStanding) {}

    Outlooks outlooks() {
        int months = 0;
        int inside = 0;
        double error = 0;
        double standing = 0;
        CaseCounter counter = new CaseCounter(table, IN_TIME, 1);
        for (int month = 6; month < 12; month++) {
            Span span = new Span(InventedYear.FIRST + month * MONTH, InventedYear.FIRST + (month + 1) * MONTH - 1);
            int asOf = span.start() + 10 * DAY;
            Forecast forecast = Forecast.of(table, asOf - HISTORY, asOf);
            Span before = new Span(span.start() - MONTH, span.start() - 1);
            PeriodOutlook outlook =
                    new PeriodOutlook(table, IN_TIME, new Question(span, asOf), List.of(before), forecast, 1);
            CaseCounts then = counter.count(span, asOf);
            CaseCounts end = counter.count(span, span.end());
            for (int agency = 0; agency < end.agencies(); agency++) {
                int only = agency;
                Expectation expected = outlook.of(a -> a == only, 0);
                if (expected == null || then.denominator(agency, 0) < FEWEST) {
                    continue;
                }
                double came = (double) end.numerator(agency, 0) / end.denominator(agency, 0);
                months++;
                inside += expected.low() <= came && came <= expected.high() ? 1 : 0;
                error += Math.abs(expected.ratio() - came);
                standing += Math.abs((double) then.numerator(agency, 0) / then.denominator(agency, 0) - came);
            }
        }
        return new Outlooks(months, (double) inside / months, error / months, standing / months);
    }

    /** Seconds to learn from the last half year. */
    double learningSeconds() {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long began = System.nanoTime();
            Forecast forecast = Forecast.of(table, now - HISTORY, now);
            best = forecast.asOf() == now ? Math.min(best, (System.nanoTime() - began) / 1e9) : best;
        }
        return best;
    }
}

package vn.nhip.core.explain;

import java.util.List;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseRow;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/** What a forecast would have said at past instants, beside what came of it. */
public final class Backtest {
    private Backtest() {}

    /** Is shown the open cases of an instant. */
    public interface Witness {
        /**
         * A case as it stood then, and what came of it.
         *
         * @param row as it stood at the instant; another one after this returns
         * @param late whether it was late in the end
         */
        void saw(CaseRow row, boolean late);
    }

    /**
     * The cases that were open and within their term at an instant, and whether they were late in the end. Those that are not due yet are left
     * out, the finished among them too: else only the quick ones would be seen.
     *
     * @param since the earliest receipt to look at, seconds
     * @param then the instant, seconds
     * @param now the instant up to which everything is known, seconds
     */
    public static void each(FactTable table, int since, int then, int now, Witness witness) {
        CaseScan end = new CaseScan(table, new Question(new Span(since, now), now));
        CaseRow outcome = new CaseRow();
        new CaseScan(table, new Question(new Span(since, then), then)).eachReceived(row -> {
            int due = row.at(Moment.DUE);
            if (row.at(Moment.ENDED) <= then || due < then || due == Seconds.NEVER || !end.find(row.id(), outcome)) {
                return;
            }
            if (outcome.at(Moment.DUE) < now) {
                witness.saw(row, (outcome.mask() & Fact.LATE.bit()) != 0);
            }
        });
    }

    /**
     * How well the forecast would have done at several instants. At each it learns anew, from what had happened by then.
     *
     * @param history seconds before each instant to learn from
     */
    public static Reliability of(FactTable table, List<Integer> instants, int history, int now) {
        Reliability reliability = new Reliability();
        for (int then : instants) {
            Forecast forecast = Forecast.of(table, then - history, then);
            each(table, then - history, then, now, (row, late) -> reliability.add(forecast.of(row, then), late));
        }
        return reliability;
    }
}

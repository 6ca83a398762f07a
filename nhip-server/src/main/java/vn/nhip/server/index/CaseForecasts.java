package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.nhip.core.explain.Curve;
import vn.nhip.core.explain.Forecast;
import vn.nhip.core.explain.PeriodOutlook;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;

/** How likely open cases are to be late, and where the score of the running period will end. Learning takes
 * seconds, so it is done anew once a day. */
@Component
public class CaseForecasts {
    private static final int LEARN_SECONDS = 365 * 86_400;
    private static final int AGAIN_SECONDS = 86_400;
    private static final int OUTLOOK_AGAIN_SECONDS = 300;
    private static final int EARLIER_PERIODS = 3;

    private final ObjectProvider<LiveIndex> live;
    private final CaseFigures figures;
    private final ReentrantLock learning = new ReentrantLock();
    private volatile @Nullable Learned learned;
    private volatile @Nullable Kept kept;

    CaseForecasts(ObjectProvider<LiveIndex> live, CaseFigures figures) {
        this.live = live;
        this.figures = figures;
    }

    private record Learned(FactTable table, Forecast forecast) {}

    private record Kept(vn.nhip.server.index.Question question, String unit, int at, Optional<Outlook> outlook) {}

    /** How likely cases are to be late. */
    Forecast chance(LiveIndex.View view) {
        Learned known = learned;
        if (known != null
                && known.table().equals(view.table())
                && view.now() - known.forecast().asOf() < AGAIN_SECONDS) {
            return known.forecast();
        }
        learning.lock();
        try {
            Learned other = learned;
            if (other != null && !other.equals(known)) {
                return other.forecast();
            }
            Forecast forecast = Forecast.of(view.table(), view.now() - LEARN_SECONDS, view.now());
            learned = new Learned(view.table(), forecast);
            return forecast;
        } finally {
            learning.unlock();
        }
    }

    /**
     * Where a unit's points will be at the end of the period.
     *
     * @param expected the total, or without one the points that are measured; what is not counted from cases as it is now
     * @param low points are expected above this in nine of ten cases
     * @param high and below this in nine of ten
     * @param rows the indicators that are counted from cases, those that are expected to move most first
     */
    public record Outlook(double expected, double low, double high, List<Row> rows) {}

    /** An indicator now and at the end of the period. */
    public record Row(IndicatorScore score, double expected, double low, double high) {
        public double change() {
            Double now = score.points();
            return expected - (now == null ? 0 : now);
        }
    }

    /**
     * Looks ahead.
     *
     * @return empty when the period is over or has not begun, or nothing was there to learn from
     */
    public Optional<Outlook> outlook(ScoreBook book, UnitResult unit) {
        LiveIndex index = live.getIfAvailable();
        boolean runs = book.isFromCases() && book.question().asOf() == null;
        if (index == null || !runs) {
            return Optional.empty();
        }
        Kept known = kept;
        int at = Seconds.of(book.taken().toInstant());
        if (known != null
                && known.question().equals(book.question())
                && known.unit().equals(unit.code())
                && at - known.at() < OUTLOOK_AGAIN_SECONDS) {
            return known.outlook();
        }
        Optional<Outlook> outlook =
                index.read(view -> outlook(figures.lens(view, book), unit)).flatMap(found -> found);
        kept = new Kept(book.question(), unit.code(), at, outlook);
        return outlook;
    }

    private Optional<Outlook> outlook(CaseLens lens, UnitResult unit) {
        Question now = lens.question();
        if (!now.hasBegun() || now.asOf() >= now.span().end()) {
            return Optional.empty();
        }
        List<IndicatorScore> scores = lens.indicators(unit);
        Forecast forecast = chance(lens.view());
        PeriodOutlook ahead = new PeriodOutlook(
                lens.view().table(), weighedOnce(scores), now, earlier(lens), forecast, LiveIndex.WORKERS);
        List<Row> rows = new ArrayList<>();
        Double total = unit.total();
        double expected = total == null ? unit.measured().points() : total;
        double spread = 0;
        double spreadUp = 0;
        for (int m = 0; m < scores.size(); m++) {
            IndicatorScore score = scores.get(m);
            PeriodOutlook.Expectation expectation = ahead.of(lens.agencies(unit), m);
            if (expectation == null || !score.indicator().isScored()) {
                continue;
            }
            Curve curve = Curve.of(score);
            PeriodOutlook.Interval points = expectation.points(ratio -> curve.at(ratio, 1));
            Row row = new Row(score, points.expected(), points.low(), points.high());
            rows.add(row);
            expected += row.change();
            spread += square(points.expected() - points.low());
            spreadUp += square(points.high() - points.expected());
        }
        rows.sort(Comparator.comparingDouble((Row row) -> -Math.abs(row.change())));
        // The indicators are taken as if they moved apart from each other.
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outlook(
                        expected, expected - Math.sqrt(spread), expected + Math.sqrt(spreadUp), List.copyOf(rows)));
    }

    /** A case that can weigh twice is expected to weigh once: the second weight is lost in the interval. */
    private static Measures weighedOnce(List<IndicatorScore> scores) {
        return new Measures(CaseLens.measures(scores).measures().stream()
                .map(measure -> {
                    Condition less = measure.less();
                    return less == null
                            ? measure
                            : new CaseMeasure(
                                    measure.window(),
                                    measure.of(),
                                    new Condition.And(List.of(measure.where(), new Condition.Not(less))));
                })
                .toList());
    }

    private static double square(double number) {
        return number * number;
    }

    /** The periods before this one of which there are cases. */
    private static List<Span> earlier(CaseLens lens) {
        List<Span> earlier = new ArrayList<>();
        Period period = lens.period().previous();
        Span span = CaseFigures.span(period);
        while (earlier.size() < EARLIER_PERIODS
                && span.end() > lens.view().table().firstReceived()) {
            earlier.add(span);
            period = period.previous();
            span = CaseFigures.span(period);
        }
        return earlier;
    }
}

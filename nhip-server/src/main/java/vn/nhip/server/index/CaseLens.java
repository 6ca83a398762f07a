package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.explain.Curve;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Period;
import vn.nhip.core.index.Reading;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewers;

/** A score book over the facts it was counted from: its indicators as measures, its units as positions of agencies. */
final class CaseLens {
    private final LiveIndex.View view;
    private final ScoreBook book;
    private final UnitTree tree;

    CaseLens(LiveIndex.View view, ScoreBook book, UnitTree tree) {
        this.view = view;
        this.book = book;
        this.tree = tree;
    }

    LiveIndex.View view() {
        return view;
    }

    Period period() {
        return book.question().period();
    }

    /** The period of the book as of when its counts stand. */
    Question question() {
        return new Question(
                CaseFigures.span(book.question().period()),
                Seconds.of(book.taken().toInstant()));
    }

    /** Which agencies' cases count for a unit. */
    IntPredicate agencies(UnitResult unit) {
        BitSet positions = new BitSet();
        IntStream.range(0, view.agencies().size())
                .filter(agency -> tree.holders(view.agencies().get(agency)).contains(unit.code()))
                .forEach(positions::set);
        boolean unknownToo = tree.holders(null).contains(unit.code());
        return agency -> agency < 0 ? unknownToo : positions.get(agency);
    }

    /** The same, as far as whoever asks may see the cases of these agencies one by one. */
    IntPredicate visible(UnitResult unit) {
        Reach reach = Viewers.now().reach();
        IntPredicate counted = agencies(unit);
        if (reach instanceof Reach.Everything) {
            return counted;
        }
        BitSet positions = new BitSet();
        IntStream.range(0, view.agencies().size())
                .filter(agency -> reach.covers(view.agencies().get(agency)))
                .forEach(positions::set);
        return agency -> agency >= 0 && positions.get(agency) && counted.test(agency);
    }

    /** The unit below the province for which an agency's cases count; {@code null} when there is none. */
    @Nullable
    UnitResult unitOf(int agency) {
        if (agency < 0 || agency >= view.agencies().size()) {
            return null;
        }
        List<String> holders = tree.holders(view.agencies().get(agency));
        return holders.size() < 2 ? null : book.unit(holders.getFirst()).orElse(null);
    }

    /** The indicators that are counted from cases, in the order of {@link #measures}. */
    List<IndicatorScore> indicators(UnitResult unit) {
        return unit.card().indicators().filter(score -> measure(score) != null).toList();
    }

    /** How an indicator is counted from cases under the reading of the book; {@code null} when it is not. */
    static @Nullable CaseMeasure measure(IndicatorScore score) {
        Reading reading = score.reading();
        return reading != null && reading.cases() != null
                ? reading.cases()
                : score.indicator().cases();
    }

    /** The measures of all indicators that are counted from cases. */
    static Measures measures(List<IndicatorScore> indicators) {
        List<CaseMeasure> measures = new ArrayList<>();
        indicators.forEach(score -> {
            CaseMeasure measure = measure(score);
            if (measure != null) {
                measures.add(measure);
            }
        });
        return new Measures(measures);
    }

    /** What counts of these indicators are worth to a unit, before rounding. */
    static List<Curve> curves(List<IndicatorScore> indicators) {
        return indicators.stream().map(Curve::of).toList();
    }

    /** The position of an indicator among others; -1 when it is not there. */
    static int position(List<IndicatorScore> indicators, Indicator indicator) {
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).indicator().equals(indicator)) {
                return i;
            }
        }
        return -1;
    }
}

package vn.nhip.server.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.nhip.core.explain.CaseFinder;
import vn.nhip.core.explain.Cell;
import vn.nhip.core.explain.Curve;
import vn.nhip.core.explain.Lever;
import vn.nhip.core.explain.Levers;
import vn.nhip.core.explain.Page;
import vn.nhip.core.explain.PointsOf;
import vn.nhip.core.explain.Urgency;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Question;
import vn.nhip.core.index.Reading;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.identity.Viewers;

/** From a number to its cases: which they are, which dates decided, and what could still be done. */
@Component
public class CaseExplanations {
    private final ObjectProvider<LiveIndex> live;
    private final CaseFigures figures;
    private final CaseFactStore store;
    private final CaseForecasts forecasts;

    CaseExplanations(
            ObjectProvider<LiveIndex> live, CaseFigures figures, CaseFactStore store, CaseForecasts forecasts) {
        this.forecasts = forecasts;
        this.live = live;
        this.figures = figures;
        this.store = store;
    }

    /**
     * A case in a list.
     *
     * @param code mã hồ sơ; {@code null} should it be gone
     * @param agency code of the agency; {@code null} when not known
     * @param procedure code of the procedure; {@code null} when not known
     * @param won whether it is in the numerator
     * @param reasons what decided, with dates
     */
    public record Listed(
            @Nullable String code,
            CaseFacts facts,
            @Nullable String agency,
            @Nullable String procedure,
            boolean won,
            List<String> reasons) {}

    /**
     * A page of the cases behind a number.
     *
     * @param total how many there are in all
     */
    public record Listing(long total, List<Listed> cases) {}

    /**
     * The procedures, services or petitions in a part of a number.
     *
     * @return empty while facts are being loaded, and where the number is not made of any
     */
    public Optional<List<Thing>> things(ScoreBook book, UnitResult unit, IndicatorScore score, Cell.Part part) {
        vn.nhip.server.index.Question question = book.question();
        Reading reading = score.reading();
        String key = reading != null && reading.isCountedItself()
                ? Reading.key(score.indicator(), reading)
                : score.indicator().code();
        return figures.things(book.definition(), question.root(), question.period(), question.asOf(), unit.code(), key)
                .map(things -> things.stream()
                        .filter(thing -> part == Cell.Part.COUNTED || thing.won() == (part == Cell.Part.WON))
                        // Procedures and services are public; petitions, and what is about a case, are of their agency.
                        .filter(thing -> (thing.caseCode() == null && thing.procedure() != null)
                                || Viewers.now().reach().covers(thing.agency()))
                        .toList());
    }

    /** Whose cases are meant. */
    <T> Optional<T> look(ScoreBook book, Function<CaseLens, T> reader) {
        LiveIndex index = live.getIfAvailable();
        return index == null ? Optional.empty() : index.read(view -> reader.apply(figures.lens(view, book)));
    }

    /**
     * The cases in a part of a cell.
     *
     * @return empty while facts are being loaded, and where the indicator is not counted from cases
     */
    public Optional<Listing> cases(
            ScoreBook book, UnitResult unit, IndicatorScore score, Cell.Part part, int offset, int limit) {
        CaseMeasure measure = CaseLens.measure(score);
        if (measure == null) {
            return Optional.empty();
        }
        return look(book, lens -> {
                    Question question = lens.question();
                    Page<CaseFacts> page = new CaseFinder(lens.view().table())
                            .find(new Cell(lens.visible(unit), measure, question), part, offset, limit);
                    return new Found(page, lens, question);
                })
                .map(found -> listing(found, facts -> CaseReasons.of(measure, part, facts, found.question()), measure));
    }

    /** What was found while nothing changed; names are looked up afterwards. */
    private record Found(Page<CaseFacts> page, CaseLens lens, Question question) {}

    private Listing listing(Found found, Function<CaseFacts, List<String>> reasons, @Nullable CaseMeasure measure) {
        Map<Integer, String> codes = store.codes(found.page().items().stream()
                .map(facts -> Math.toIntExact(facts.id()))
                .toList());
        return new Listing(
                found.page().total(),
                found.page().items().stream()
                        .map(facts -> listed(found, codes, facts, reasons.apply(facts), measure))
                        .toList());
    }

    private static Listed listed(
            Found found,
            Map<Integer, String> codes,
            CaseFacts facts,
            List<String> reasons,
            @Nullable CaseMeasure measure) {
        LiveIndex.View view = found.lens().view();
        return new Listed(
                codes.get(Math.toIntExact(facts.id())),
                facts,
                name(view.agencies(), facts.agency()),
                name(view.procedures(), facts.procedure()),
                measure != null && CaseReasons.isWon(measure, facts, found.question()),
                reasons);
    }

    private static @Nullable String name(List<String> codes, int position) {
        return position < 0 || position >= codes.size() ? null : codes.get(position);
    }

    /**
     * What a unit could do for many cases at once.
     *
     * @param unit whose cases
     * @param gain points for the unit
     * @param wholeGain points for the province
     */
    public record Bulk(UnitResult unit, Lever lever, long cases, double gain, double wholeGain) {}

    /**
     * What to do first.
     *
     * @param bulk actions on many cases, the most gainful first; of a province one row per unit
     * @param together the same over all cases of the unit
     * @param atRisk open cases that may become late
     * @param winnable open cases that can still win
     */
    public record Todo(List<Bulk> bulk, List<Bulk> together, List<Risk> atRisk, List<Win> winnable) {}

    /** An open case that may become late. */
    public record Risk(Listed of, Urgency.AtRisk risk) {}

    /** An open case that can still win. */
    public record Win(Listed of, Urgency.Winnable win) {}

    /**
     * What to do first.
     *
     * @param most how many of each kind
     * @return empty while facts are being loaded
     */
    public Optional<Todo> todo(ScoreBook book, UnitResult unit, int most) {
        boolean isProvince = unit.code().equals(book.province().code());
        return look(book, lens -> {
                    List<IndicatorScore> indicators = lens.indicators(unit);
                    Measures measures = CaseLens.measures(indicators);
                    PointsOf points = Curve.sum(CaseLens.curves(indicators));
                    Question question = lens.question();
                    var whole = lens.agencies(book.province());
                    var own = lens.agencies(unit);
                    var seen = lens.visible(unit);
                    Levers levers = new Levers(lens.view().table(), measures, question, LiveIndex.WORKERS);
                    Urgency urgency =
                            new Urgency(lens.view().table(), measures, question, whole, points, LiveIndex.WORKERS);
                    Urgency.Side side = isProvince ? Urgency.Side.WHOLE : Urgency.Side.UNIT;
                    List<Bulk> bulk = levers.actions(whole, points).stream()
                            .filter(action -> own.test(action.agency()) && action.wholeGain() > 0)
                            .flatMap(action -> bulk(lens, action).stream())
                            .limit(most)
                            .toList();
                    List<Bulk> together = levers.together(own, points).stream()
                            .filter(action -> action.wholeGain() > 0)
                            .map(action -> new Bulk(
                                    unit, action.lever(), action.cases(), action.wholeGain(), action.wholeGain()))
                            .toList();
                    return new Planned(
                            lens,
                            question,
                            bulk,
                            together,
                            urgency.atRisk(seen, forecasts.chance(lens.view()), side, most),
                            urgency.winnable(seen, side, most));
                })
                .map(this::todo);
    }

    private record Planned(
            CaseLens lens,
            Question question,
            List<Bulk> bulk,
            List<Bulk> together,
            List<Urgency.AtRisk> atRisk,
            List<Urgency.Winnable> winnable) {}

    private static Optional<Bulk> bulk(CaseLens lens, Levers.Action action) {
        return Optional.ofNullable(lens.unitOf(action.agency()))
                .map(unit -> new Bulk(unit, action.lever(), action.cases(), action.gain(), action.wholeGain()));
    }

    private Todo todo(Planned planned) {
        List<CaseFacts> cases = Stream.concat(
                        planned.atRisk().stream().map(Urgency.AtRisk::facts),
                        planned.winnable().stream().map(Urgency.Winnable::facts))
                .toList();
        Found found = new Found(new Page<>(cases.size(), cases), planned.lens(), planned.question());
        List<Listed> listed = listing(found, facts -> List.of(), null).cases();
        int risks = planned.atRisk().size();
        return new Todo(
                planned.bulk(),
                planned.together(),
                IntStream.range(0, risks)
                        .mapToObj(i -> new Risk(listed.get(i), planned.atRisk().get(i)))
                        .toList(),
                IntStream.range(0, planned.winnable().size())
                        .mapToObj(i -> new Win(
                                listed.get(risks + i), planned.winnable().get(i)))
                        .toList());
    }

    /** The cases that a lever concerns in a unit. */
    public Optional<Listing> cases(ScoreBook book, UnitResult unit, Lever lever, int offset, int limit) {
        return look(book, lens -> {
                    Question question = lens.question();
                    List<IndicatorScore> indicators = lens.indicators(unit);
                    Page<CaseFacts> page = new Levers(
                                    lens.view().table(), CaseLens.measures(indicators), question, LiveIndex.WORKERS)
                            .cases(lens.visible(unit), lever, offset, limit);
                    return new Found(page, lens, question);
                })
                .map(found -> listing(found, facts -> List.of(lever.fact().negation()), null));
    }
}

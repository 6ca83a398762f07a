package vn.nhip.core.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Reading;
import vn.nhip.core.index.Rounding;

/** Counts in, scorecard out, for one version of the rules on one day. Stateless and safe to share between threads. */
public final class Scorer {
    private final IndexDefinition definition;
    private final List<Indicator> indicators;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Rule[] rules;
    private final boolean rounded;

    /**
     * @param definition the rules
     * @param at the day whose targets hold
     * @param readings the readings chosen
     */
    public Scorer(IndexDefinition definition, LocalDate at, Readings readings) {
        this.definition = definition;
        indicators = definition.indicators().toList();
        rules = new Rule[indicators.size()];
        for (int i = 0; i < rules.length; i++) {
            Indicator indicator = indicators.get(i);
            positions.put(indicator.code(), i);
            rules[i] = readings.apply(Rule.of(indicator, indicator.scoring().targetAt(at)));
        }
        for (Indicator indicator : indicators) {
            for (Reading reading : indicator.readings()) {
                if (reading.isCountedItself()) {
                    positions.put(Reading.key(indicator, reading), positions.size());
                }
            }
        }
        rounded = indicators.stream().noneMatch(i -> i.scoring().rounding() == Rounding.EXACT);
    }

    public IndexDefinition definition() {
        return definition;
    }

    /** The indicators by position, as {@link #tally} counts them. */
    public List<Indicator> indicators() {
        return indicators;
    }

    /**
     * Scores a unit.
     *
     * @param unit the unit's code
     * @param level its level; null when not known
     * @param counts counts by indicator code, those of readings that are counted otherwise by {@link Reading#key}; what is absent has no
     *     data
     * @param published points by group code that the source gave; used, and marked so, only where counts are missing
     */
    public Scorecard score(
            String unit, @Nullable Level level, Map<String, Counts> counts, Map<String, Double> published) {
        Counts[] inOrder = inOrder(counts);
        double[] given = new double[definition.groups().size()];
        for (int g = 0; g < given.length; g++) {
            given[g] = published.getOrDefault(definition.groups().get(g).code(), Double.NaN);
        }
        Tally tally = tally(level, inOrder, given);
        List<GroupScore> groups = new ArrayList<>();
        int position = 0;
        for (int g = 0; g < given.length; g++) {
            Group group = definition.groups().get(g);
            List<IndicatorScore> scores = new ArrayList<>();
            for (int i = 0; i < group.indicators().size(); i++) {
                scores.add(explained(position++, level, inOrder));
            }
            groups.add(new GroupScore(group, scores, orNull(tally.groupPoints(g)), tally.groupStatus(g)));
        }
        Double total = orNull(tally.total());
        Long volume = counts.getOrDefault(definition.ranking().volumeIndicator(), Counts.MISSING)
                .denominator();
        return new Scorecard(
                unit,
                level,
                definition.version(),
                volume,
                groups,
                total,
                total == null ? null : definition.bandOf(total));
    }

    private Counts[] inOrder(Map<String, Counts> counts) {
        Counts[] inOrder = new Counts[positions.size()];
        positions.forEach((key, position) -> inOrder[position] = counts.getOrDefault(key, Counts.MISSING));
        return inOrder;
    }

    private static @Nullable Double orNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    /**
     * Scores a unit without reasons and alternatives.
     *
     * @param counts one for each of {@link #indicators()}, {@link Counts#MISSING} where there are none
     * @param published one for each group, NaN where the source gave none
     */
    public Tally tally(@Nullable Level level, Counts[] counts, double[] published) {
        Tally tally = new Tally(rules.length, published.length);
        int position = 0;
        double total = 0;
        for (int g = 0; g < published.length; g++) {
            int end = position + definition.groups().get(g).indicators().size();
            for (int i = position; i < end; i++) {
                Rule.Outcome outcome = apply(rules[i], level, counts);
                Double ratio = outcome.ratio();
                Double points = outcome.points();
                tally.ratios[i] = ratio == null ? Double.NaN : ratio;
                tally.points[i] = points == null ? Double.NaN : points;
                tally.statuses[i] = outcome.status();
            }
            addGroup(tally, g, position, end, published[g]);
            total += tally.groupPoints[g];
            position = end;
        }
        tally.total = rounded && !Double.isNaN(total) ? Rounder.fixed2(total) : total;
        return tally;
    }

    /** A group is the sum of its indicators, null counted as nothing; but nothing is summed up while a scored one has no data. */
    private void addGroup(Tally tally, int group, int start, int end, double published) {
        double sum = 0;
        boolean complete = true;
        boolean exact = false;
        for (int i = start; i < end; i++) {
            Indicator indicator = indicators.get(i);
            complete &= !indicator.isScored() || tally.statuses[i] != Status.NO_DATA;
            exact |= indicator.scoring().rounding() == Rounding.EXACT;
            sum += Double.isNaN(tally.points[i]) ? 0 : tally.points[i];
        }
        if (complete) {
            tally.groupPoints[group] = exact ? sum : Rounder.fixed2(sum);
            tally.groupStatuses[group] = Status.SCORED;
        } else {
            tally.groupPoints[group] = published;
            tally.groupStatuses[group] = Double.isNaN(published) ? Status.NO_DATA : Status.PUBLISHED;
        }
    }

    /** Scores one indicator of a unit; {@code counts} holds the other indicators' because a reading may need them. */
    public IndicatorScore score(Indicator indicator, @Nullable Level level, Map<String, Counts> counts) {
        return explained(position(indicator.code()), level, inOrder(counts));
    }

    private IndicatorScore explained(int position, @Nullable Level level, Counts[] counts) {
        Rule rule = rules[position];
        Rule.Outcome outcome = apply(rule, level, counts);
        return new IndicatorScore(
                rule.indicator(),
                shownCounts(rule, counts),
                rule.target(),
                outcome.ratio(),
                outcome.points(),
                outcome.status(),
                rule.reading(),
                alternatives(rule, level, counts),
                outcome.ratio() == null ? null : gain(rule, ownCounts(rule, counts), factor(rule, counts), 1));
    }

    private List<AlternativeScore> alternatives(Rule rule, @Nullable Level level, Counts[] counts) {
        List<AlternativeScore> alternatives = new ArrayList<>();
        for (Reading reading : rule.indicator().readings()) {
            if (reading.equals(rule.reading())) {
                continue;
            }
            boolean computable = reading.change() != null
                    || (reading.isCountedItself()
                            && !readingCounts(rule, reading, counts).isMissing());
            alternatives.add(new AlternativeScore(
                    reading,
                    computable ? apply(rule.under(reading), level, counts).points() : null));
        }
        if (dependsOnZeroRule(rule, level, ownCounts(rule, counts))) {
            for (Reading reading : definition.zeroReadings()) {
                Rule other = rule.under(reading);
                if (other.zero() != rule.zero()) {
                    alternatives.add(new AlternativeScore(
                            reading, apply(other, level, counts).points()));
                }
            }
        }
        return alternatives;
    }

    /** Whether the readings of all zero denominators say anything about this unit. */
    private static boolean dependsOnZeroRule(Rule rule, @Nullable Level level, Counts own) {
        Indicator indicator = rule.indicator();
        boolean ownReading = rule.reading() != null && indicator.readings().contains(rule.reading());
        if (ownReading || !indicator.isScored() || !indicator.scope().appliesTo(level)) {
            return false;
        }
        Long denominator = own.denominator();
        return own.numerator() != null && denominator != null && denominator == 0;
    }

    /** Points only, without alternatives and explanation. */
    public @Nullable Double points(Indicator indicator, @Nullable Level level, Map<String, Counts> counts) {
        return apply(rules[position(indicator.code())], level, inOrder(counts)).points();
    }

    /**
     * Points that {@code more} numerator units would bring to a unit with these counts, unrounded.
     *
     * @return 0 at the target; null when the unit has no ratio
     */
    public @Nullable Double gain(Indicator indicator, Counts counts, double more) {
        return gain(rules[position(indicator.code())], counts, 1, more);
    }

    private static @Nullable Double gain(Rule rule, Counts counts, double factor, double more) {
        Long numerator = counts.numerator();
        Long denominator = counts.denominator();
        if (numerator == null
                || denominator == null
                || denominator == 0
                || !rule.indicator().isScored()) {
            return null;
        }
        double reachable = Math.min(numerator + more, Math.max(numerator, denominator));
        return rule.points(reachable, denominator, factor, false) - rule.points(numerator, denominator, factor, false);
    }

    private int position(String code) {
        Integer position = positions.get(code);
        if (position == null) {
            throw new IllegalArgumentException("Indicator %s is not in %s".formatted(code, definition.version()));
        }
        return position;
    }

    private Rule.Outcome apply(Rule rule, @Nullable Level level, Counts[] counts) {
        return rule.apply(level, ownCounts(rule, counts), factor(rule, counts));
    }

    /** The counts of a reading that is counted otherwise; missing where nobody counted them. */
    private Counts readingCounts(Rule rule, Reading reading, Counts[] counts) {
        int position = position(Reading.key(rule.indicator(), reading));
        return position < counts.length ? counts[position] : Counts.MISSING;
    }

    /** The indicator's counts, by its reading where that is counted otherwise. */
    private Counts shownCounts(Rule rule, Counts[] counts) {
        Reading reading = rule.reading();
        return reading != null && reading.isCountedItself()
                ? readingCounts(rule, reading, counts)
                : counts[position(rule.indicator().code())];
    }

    /** The indicator's counts as its reading wants them. */
    private Counts ownCounts(Rule rule, Counts[] counts) {
        Counts own = shownCounts(rule, counts);
        Reading.Change change = changeOf(rule);
        String denominatorOf = change == null ? null : change.denominatorOf();
        if (denominatorOf == null) {
            return own;
        }
        Long other = counts[position(denominatorOf)].denominator();
        return new Counts(own.numerator(), other, own.fallbackDenominator(), false);
    }

    private double factor(Rule rule, Counts[] counts) {
        Reading.Change change = changeOf(rule);
        String timesRatioOf = change == null ? null : change.timesRatioOf();
        if (timesRatioOf == null) {
            return 1;
        }
        Counts other = counts[position(timesRatioOf)];
        Long numerator = other.numerator();
        Long denominator = other.denominator();
        return numerator == null || denominator == null || denominator == 0
                ? 1
                : Math.min(1, (double) numerator / denominator);
    }

    private static Reading.@Nullable Change changeOf(Rule rule) {
        Reading reading = rule.reading();
        return reading == null ? null : reading.change();
    }
}

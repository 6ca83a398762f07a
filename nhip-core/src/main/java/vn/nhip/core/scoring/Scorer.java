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
    private final Map<String, Rule> rules = new HashMap<>();

    /**
     * @param definition the rules
     * @param at the day whose targets hold
     * @param readings the readings chosen
     */
    public Scorer(IndexDefinition definition, LocalDate at, Readings readings) {
        this.definition = definition;
        definition
                .indicators()
                .forEach(i -> rules.put(
                        i.code(), readings.apply(Rule.of(i, i.scoring().targetAt(at)))));
    }

    public IndexDefinition definition() {
        return definition;
    }

    /**
     * Scores a unit.
     *
     * @param unit the unit's code
     * @param level its level; null when not known
     * @param counts counts by indicator code; an absent indicator has no data
     * @param published points by group code that the source gave; used, and marked so, only where counts are missing
     */
    public Scorecard score(
            String unit, @Nullable Level level, Map<String, Counts> counts, Map<String, Double> published) {
        List<GroupScore> groups = new ArrayList<>();
        for (Group group : definition.groups()) {
            groups.add(scoreGroup(group, level, counts, published.get(group.code())));
        }
        Double total = total(groups);
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

    private @Nullable Double total(List<GroupScore> groups) {
        double sum = 0;
        for (GroupScore group : groups) {
            Double points = group.points();
            if (points == null) {
                return null;
            }
            sum += points;
        }
        return isRounded() ? Rounder.fixed2(sum) : sum;
    }

    private boolean isRounded() {
        return definition.indicators().noneMatch(i -> i.scoring().rounding() == Rounding.EXACT);
    }

    private GroupScore scoreGroup(
            Group group, @Nullable Level level, Map<String, Counts> counts, @Nullable Double published) {
        List<IndicatorScore> scores = new ArrayList<>();
        boolean complete = true;
        double sum = 0;
        boolean exact = false;
        for (Indicator indicator : group.indicators()) {
            IndicatorScore score = score(indicator, level, counts);
            scores.add(score);
            complete &= !indicator.isScored() || score.status() != Status.NO_DATA;
            exact |= indicator.scoring().rounding() == Rounding.EXACT;
            Double points = score.points();
            sum += points == null ? 0 : points;
        }
        if (!complete) {
            return new GroupScore(group, scores, published, published == null ? Status.NO_DATA : Status.PUBLISHED);
        }
        return new GroupScore(group, scores, exact ? sum : Rounder.fixed2(sum), Status.SCORED);
    }

    /** Scores one indicator of a unit; {@code counts} holds the other indicators' because a reading may need them. */
    public IndicatorScore score(Indicator indicator, @Nullable Level level, Map<String, Counts> counts) {
        Rule rule = rule(indicator);
        Counts own = counts.getOrDefault(indicator.code(), Counts.MISSING);
        Rule.Outcome outcome = apply(rule, level, counts);
        List<AlternativeScore> alternatives = new ArrayList<>();
        for (Reading reading : indicator.readings()) {
            if (reading.equals(rule.reading())) {
                continue;
            }
            boolean computable = reading.change() != null;
            alternatives.add(new AlternativeScore(
                    reading,
                    computable ? apply(rule.under(reading), level, counts).points() : null));
        }
        return new IndicatorScore(
                indicator,
                own,
                rule.target(),
                outcome.ratio(),
                outcome.points(),
                outcome.status(),
                rule.reading(),
                alternatives,
                marginalGain(rule, outcome, own));
    }

    /** Points only, without alternatives and explanation: the path of bulk scoring. */
    public @Nullable Double points(Indicator indicator, @Nullable Level level, Map<String, Counts> counts) {
        return apply(rule(indicator), level, counts).points();
    }

    /**
     * Points that {@code more} numerator units would bring to a unit with these counts, unrounded.
     *
     * @return 0 at the target; null when the unit has no ratio
     */
    public @Nullable Double gain(Indicator indicator, Counts counts, double more) {
        Long numerator = counts.numerator();
        Long denominator = counts.denominator();
        if (numerator == null || denominator == null || denominator == 0 || !indicator.isScored()) {
            return null;
        }
        Rule rule = rule(indicator);
        double reachable = Math.min(numerator + more, Math.max(numerator, denominator));
        return rule.points(reachable, denominator, 1, false) - rule.points(numerator, denominator, 1, false);
    }

    private @Nullable Double marginalGain(Rule rule, Rule.Outcome outcome, Counts counts) {
        return outcome.ratio() == null ? null : gain(rule.indicator(), counts, 1);
    }

    private Rule rule(Indicator indicator) {
        Rule rule = rules.get(indicator.code());
        if (rule == null) {
            throw new IllegalArgumentException(
                    "Indicator %s is not in %s".formatted(indicator.code(), definition.version()));
        }
        return rule;
    }

    private static Rule.Outcome apply(Rule rule, @Nullable Level level, Map<String, Counts> counts) {
        Counts own = counts.getOrDefault(rule.indicator().code(), Counts.MISSING);
        Reading reading = rule.reading();
        Reading.Change change = reading == null ? null : reading.change();
        if (change == null) {
            return rule.apply(level, own, 1);
        }
        String denominatorOf = change.denominatorOf();
        if (denominatorOf != null) {
            Long other = counts.getOrDefault(denominatorOf, Counts.MISSING).denominator();
            own = new Counts(own.numerator(), other, own.fallbackDenominator(), false);
        }
        return rule.apply(level, own, factor(change, counts));
    }

    private static double factor(Reading.Change change, Map<String, Counts> counts) {
        String timesRatioOf = change.timesRatioOf();
        if (timesRatioOf == null) {
            return 1;
        }
        Counts other = counts.getOrDefault(timesRatioOf, Counts.MISSING);
        Long numerator = other.numerator();
        Long denominator = other.denominator();
        return numerator == null || denominator == null || denominator == 0
                ? 1
                : Math.min(1, (double) numerator / denominator);
    }
}

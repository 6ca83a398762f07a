package vn.nhip.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Elsewhere;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Reading;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.ZeroRule;

class ScorerTests {
    private static IndicatorScore score(Indicator indicator, Counts counts) {
        return SmallIndex.scorer(SmallIndex.of(SmallIndex.group("G", indicator)))
                .score(indicator, Level.COMMUNE, Map.of(indicator.code(), counts));
    }

    private static Indicator exact(String code, double max, double target, ZeroRule zero) {
        return SmallIndex.indicator(code, max, target, zero, Rounding.EXACT);
    }

    @Test
    void IDX_1_5_givesTheGoldenPoints() {
        assertThat(score(exact("3.1", 2, 0.8, ZeroRule.ZERO), Counts.of(70, 100))
                        .points())
                .isCloseTo(1.75, within(1e-9));
        assertThat(score(exact("3.2", 4, 1, ZeroRule.ZERO), Counts.of(26, 65)).points())
                .isCloseTo(1.6, within(1e-9));
        assertThat(score(exact("3.3", 6, 0.5, ZeroRule.ZERO), Counts.of(420, 1000))
                        .points())
                .isCloseTo(5.04, within(1e-9));
        assertThat(score(exact("2.1", 20, 1, ZeroRule.NULL), Counts.of(978, 1000))
                        .points())
                .isCloseTo(19.56, within(1e-9));
        assertThat(score(exact("5.4", 6, 0.9, ZeroRule.ZERO), Counts.of(93, 100))
                        .points())
                .isEqualTo(6);
        assertThat(score(exact("5.2", 6, 1, ZeroRule.FULL), Counts.of(7, 8)).points())
                .isEqualTo(5.25);
        assertThat(score(exact("4.3", 2, 0.8, ZeroRule.NULL), Counts.of(640, 1000))
                        .points())
                .isCloseTo(1.6, within(1e-9));
        assertThat(score(exact("4.2", 4, 1, ZeroRule.NULL), Counts.of(700, 1000))
                        .points())
                .isCloseTo(2.8, within(1e-9));
        assertThat(score(exact("4.2", 4, 0.8, ZeroRule.NULL), Counts.of(700, 1000))
                        .points())
                .isCloseTo(3.5, within(1e-9));
    }

    @Test
    void IDX_35_roundsTiesAsThePortalDoes() {
        Scorer scorer = SmallIndex.scorer(SmallIndex.of(SmallIndex.payment()));
        Map<String, Counts> first =
                Map.of("3.5a", Counts.of(5, 33), "3.5b", Counts.of(8, 33), "3.6", Counts.of(552, 559));
        Map<String, Counts> second =
                Map.of("3.5a", Counts.of(7, 32), "3.5b", Counts.of(9, 32), "3.6", Counts.of(745, 1133));
        assertThat(scorer.score("H44.156", Level.COMMUNE, first, Map.of())
                        .group("TTTT")
                        .orElseThrow()
                        .points())
                .isEqualTo(6.91);
        assertThat(scorer.score("H44.2", Level.COMMUNE, second, Map.of())
                        .group("TTTT")
                        .orElseThrow()
                        .points())
                .isEqualTo(5.19);
    }

    @Test
    void IDX_ChiMinh_addsPublishedGroupsToItsTotal() {
        IndexDefinition rules = SmallIndex.of(
                SmallIndex.group("CKMB", exact("1.1", 18, 1, ZeroRule.NULL)),
                SmallIndex.group("TDGQ", exact("2.1", 20, 1, ZeroRule.NULL)),
                SmallIndex.group("CLGQ", exact("3.1", 12, 1, ZeroRule.NULL)),
                SmallIndex.group("TTTT", exact("3.6", 10, 1, ZeroRule.NULL)),
                SmallIndex.group("MDSH", exact("4.1", 22, 1, ZeroRule.NULL)),
                SmallIndex.group("MDHL", exact("5.4", 18, 1, ZeroRule.NULL)));
        Scorecard card = SmallIndex.scorer(rules)
                .score(
                        "Chí Minh",
                        Level.COMMUNE,
                        Map.of(),
                        Map.of("CKMB", 18.0, "TDGQ", 19.97, "CLGQ", 10.0, "TTTT", 10.0, "MDSH", 21.86, "MDHL", 18.0));
        assertThat(card.total()).isCloseTo(97.83, within(1e-9));
        assertThat(card.band()).isNotNull().extracting(b -> b.name()).isEqualTo("Xuất sắc");
        assertThat(card.status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void keepsTheFourZeroRulesApart() {
        Counts zero = Counts.of(0, 0);
        assertThat(score(exact("a", 6, 1, ZeroRule.NULL), zero).points()).isNull();
        assertThat(score(exact("a", 6, 1, ZeroRule.NULL), zero).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(score(exact("a", 6, 1, ZeroRule.ZERO), zero).points()).isZero();
        assertThat(score(exact("a", 6, 1, ZeroRule.FULL), zero).points()).isEqualTo(6);
        assertThat(score(exact("a", 6, 1, ZeroRule.FALLBACK), zero).points()).isZero();
        Counts lastYear = new Counts(30L, 0L, 60L, false);
        assertThat(score(exact("a", 6, 1, ZeroRule.FALLBACK), lastYear).points())
                .isEqualTo(3);
        assertThat(score(exact("a", 6, 1, ZeroRule.FALLBACK), new Counts(30L, null, 60L, false))
                        .points())
                .isEqualTo(3);
    }

    @Test
    void showsTheOtherZeroRulesSideBySideOnlyWhereTheDenominatorIsZero() {
        IndicatorScore score = score(exact("a", 6, 1, ZeroRule.ZERO), Counts.of(0, 0));
        assertThat(score.alternatives()).extracting(a -> a.reading().name()).containsExactly("null", "full");
        assertThat(score.lowest()).isZero();
        assertThat(score.highest()).isEqualTo(6);
        assertThat(score(exact("a", 6, 1, ZeroRule.ZERO), Counts.of(1, 2)).alternatives())
                .isEmpty();
    }

    @Test
    void neverTakesMissingForZero() {
        IndicatorScore score = score(exact("a", 6, 1, ZeroRule.ZERO), Counts.MISSING);
        assertThat(score.points()).isNull();
        assertThat(score.status()).isEqualTo(Status.NO_DATA);
        Indicator generous = SmallIndex.fullWhenMissing(exact("4.6", 2, 1, ZeroRule.NULL));
        assertThat(score(generous, Counts.MISSING).points()).isEqualTo(2);
        assertThat(score(generous, Counts.MISSING).status()).isEqualTo(Status.ARTEFACT);
    }

    @Test
    void givesNoTotalWhileAGroupHasNoPoints() {
        IndexDefinition rules = SmallIndex.of(
                SmallIndex.group("A", exact("a", 6, 1, ZeroRule.NULL), exact("b", 4, 1, ZeroRule.NULL)),
                SmallIndex.group("B", exact("c", 90, 1, ZeroRule.NULL)));
        Scorer scorer = SmallIndex.scorer(rules);
        Map<String, Counts> partly = Map.of("a", Counts.of(1, 2), "c", Counts.of(1, 1));
        Scorecard card = scorer.score("u", null, partly, Map.of());
        assertThat(card.group("A").orElseThrow().points()).isNull();
        assertThat(card.total()).isNull();
        assertThat(card.status()).isEqualTo(Status.NO_DATA);
        assertThat(scorer.score("u", null, partly, Map.of("A", 7.5)).total()).isEqualTo(97.5);
        Map<String, Counts> whole = Map.of("a", Counts.of(0, 0), "b", Counts.of(1, 2), "c", Counts.of(1, 1));
        assertThat(scorer.score("u", null, whole, Map.of("A", 7.5)).total()).isEqualTo(92);
    }

    @Test
    void paysElsewhereWhatTheRuleSays() {
        Indicator full = SmallIndex.only(exact("a", 6, 1, ZeroRule.NULL), Level.PROVINCE, Elsewhere.FULL);
        Indicator none = SmallIndex.only(exact("a", 6, 1, ZeroRule.NULL), Level.PROVINCE, Elsewhere.NULL);
        assertThat(score(full, Counts.MISSING).points()).isEqualTo(6);
        assertThat(score(full, Counts.MISSING).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(score(none, Counts.of(1, 1)).points()).isNull();
    }

    @Test
    void marksContradictionsAndStandIns() {
        Indicator indicator = exact("a", 6, 1, ZeroRule.NULL);
        assertThat(score(indicator, Counts.of(3, 2)).status()).isEqualTo(Status.ARTEFACT);
        assertThat(score(indicator, Counts.of(3, 2)).points()).isEqualTo(6);
        assertThat(score(indicator, new Counts(1L, 2L, null, true)).status()).isEqualTo(Status.ARTEFACT);
        assertThatThrownBy(() -> Counts.of(-1, 2)).hasMessage("numerator -1 is negative");
    }

    @Test
    void appliesChosenReadingsAndShowsTheRest() {
        Indicator indicator = SmallIndex.with(
                exact("4.2", 4, 1, ZeroRule.NULL),
                SmallIndex.target("target-80", 0.8),
                new Reading("per-case", "x", "test", null));
        IndexDefinition rules = SmallIndex.of(SmallIndex.group("G", indicator));
        Scorer scorer = new Scorer(rules, SmallIndex.DAY, Readings.of(rules, Map.of("4.2", "target-80")));
        IndicatorScore score = scorer.score(indicator, null, Map.of("4.2", Counts.of(700, 1000)));
        assertThat(score.points()).isCloseTo(3.5, within(1e-9));
        assertThat(score.alternatives())
                .singleElement()
                .extracting(a -> a.points())
                .isNull();
        assertThatThrownBy(() -> Readings.of(rules, Map.of("4.2", "per-case")))
                .hasMessageContaining("needs single cases");
        assertThatThrownBy(() -> Readings.of(rules, Map.of("4.2", "none")))
                .hasMessage("no reading none of 4.2, there is [target-80, per-case]");
        assertThatThrownBy(() -> Readings.of(rules, Map.of("9.9", "none"))).hasMessageContaining("no indicator 9.9");
    }

    @Test
    void IDX_14_measuresTheGainAgainstTheDenominatorOfItsReading() {
        Reading received = new Reading("received", "x", "test", new Reading.Change(null, null, "2.1", null));
        Reading timesSync = new Reading("times", "x", "test", new Reading.Change(null, null, null, "2.1"));
        Indicator sync = SmallIndex.with(exact("1.4", 6, 1, ZeroRule.NULL), received, timesSync);
        IndexDefinition rules = SmallIndex.of(SmallIndex.group("G", sync, exact("2.1", 20, 1, ZeroRule.NULL)));
        Map<String, Counts> counts = Map.of("1.4", Counts.of(60, 60), "2.1", Counts.of(50, 100));
        IndicatorScore own = SmallIndex.scorer(rules).score(sync, null, counts);
        assertThat(own.marginalGain()).isZero();
        assertThat(own.alternatives()).extracting(AlternativeScore::points).isEqualTo(List.of(3.6, 3.0));
        IndicatorScore other = new Scorer(rules, SmallIndex.DAY, Readings.of(rules, Map.of("1.4", "received")))
                .score(sync, null, counts);
        assertThat(other.marginalGain()).isCloseTo(0.06, within(1e-9));
    }

    @Test
    void takesNinetyForNinetyInBinaryArithmetic() {
        IndexDefinition rules = SmallIndex.of(SmallIndex.group("G", exact("a", 100, 1, ZeroRule.NULL)));
        assertThat(rules.bandOf(Math.nextDown(90.0)).name()).isEqualTo("Xuất sắc");
        assertThat(rules.bandOf(89.99).name()).isEqualTo("Tốt");
        assertThat(rules.bandAbove(85))
                .isPresent()
                .get()
                .extracting(b -> b.from())
                .isEqualTo(90.0);
    }
}

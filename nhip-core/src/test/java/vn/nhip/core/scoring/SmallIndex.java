package vn.nhip.core.scoring;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import vn.nhip.core.index.Band;
import vn.nhip.core.index.CountUnit;
import vn.nhip.core.index.Counting;
import vn.nhip.core.index.Elsewhere;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.LegalBasis;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.MissingRule;
import vn.nhip.core.index.ParentRule;
import vn.nhip.core.index.RankingRules;
import vn.nhip.core.index.Reading;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.Scope;
import vn.nhip.core.index.Scoring;
import vn.nhip.core.index.Target;
import vn.nhip.core.index.VolumeBand;
import vn.nhip.core.index.Wording;
import vn.nhip.core.index.ZeroRule;

/** A definition made by hand, with the maxima of the real one. */
final class SmallIndex {
    static final LocalDate DAY = LocalDate.of(2026, 8, 31);
    private static final LocalDate FROM = LocalDate.of(2022, 8, 1);

    private SmallIndex() {}

    static Indicator indicator(String code, double max, double target, ZeroRule zero, Rounding rounding) {
        List<Target> targets = target < 1 ? List.of(new Target(FROM, target, "test")) : List.of();
        return new Indicator(
                code,
                new Wording(code, code, "n", "d", "lost", "mender"),
                new LegalBasis("clause " + code, "test", 'A'),
                CountUnit.CASE,
                new Scoring(max, targets, zero, MissingRule.NULL, rounding),
                new Scope(EnumSet.allOf(Level.class), Elsewhere.NULL, ParentRule.SUM),
                List.of(),
                Counting.NONE,
                null);
    }

    static Indicator with(Indicator indicator, Reading... readings) {
        return new Indicator(
                indicator.code(),
                indicator.wording(),
                indicator.basis(),
                indicator.unit(),
                indicator.scoring(),
                indicator.scope(),
                List.of(readings),
                indicator.counting(),
                indicator.outside());
    }

    static Indicator only(Indicator indicator, Level level, Elsewhere elsewhere) {
        return new Indicator(
                indicator.code(),
                indicator.wording(),
                indicator.basis(),
                indicator.unit(),
                indicator.scoring(),
                new Scope(EnumSet.of(level), elsewhere, ParentRule.OWN),
                indicator.readings(),
                indicator.counting(),
                indicator.outside());
    }

    static Indicator fullWhenMissing(Indicator indicator) {
        Scoring own = indicator.scoring();
        return new Indicator(
                indicator.code(),
                indicator.wording(),
                indicator.basis(),
                indicator.unit(),
                new Scoring(own.max(), own.targets(), own.zero(), MissingRule.FULL, own.rounding()),
                indicator.scope(),
                indicator.readings(),
                indicator.counting(),
                indicator.outside());
    }

    static Group group(String code, Indicator... indicators) {
        double max = 0;
        for (Indicator indicator : indicators) {
            max += indicator.max();
        }
        return new Group(code, code, code, max, List.of(indicators));
    }

    static IndexDefinition of(Group... groups) {
        return new IndexDefinition(
                "small",
                "Small",
                "test",
                FROM,
                null,
                List.of(groups),
                List.of(new Band("Xuất sắc", 90), new Band("Tốt", 80), new Band("Yếu", 0)),
                new RankingRules(
                        "2.1", 35, List.of(new VolumeBand("B", "từ 500", 500), new VolumeBand("C", "dưới 500", 0))),
                List.of(
                        zeroReading("null", ZeroRule.NULL),
                        zeroReading("zero", ZeroRule.ZERO),
                        zeroReading("full", ZeroRule.FULL)));
    }

    private static Reading zeroReading(String name, ZeroRule zero) {
        return new Reading(name, name, "test", new Reading.Change(null, zero, null, null));
    }

    static Reading target(String name, double target) {
        return new Reading(name, name, "test", new Reading.Change(target, null, null, null));
    }

    /** The payment group as the portal rounds it. */
    static Group payment() {
        return group(
                "TTTT",
                indicator("3.5a", 2, 0.8, ZeroRule.ZERO, Rounding.PORTAL_PERCENT),
                indicator("3.5b", 2, 0.8, ZeroRule.ZERO, Rounding.PORTAL_PERCENT),
                indicator("3.6", 6, 1, ZeroRule.ZERO, Rounding.PORTAL_PERCENT));
    }

    static Scorer scorer(IndexDefinition definition) {
        return new Scorer(definition, DAY, Readings.DEFAULT);
    }
}

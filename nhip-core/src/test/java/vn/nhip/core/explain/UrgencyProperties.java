package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.explain.Urgency.AtRisk;
import vn.nhip.core.explain.Urgency.Side;
import vn.nhip.core.explain.Urgency.Winnable;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/** The list of what is urgent names open cases only, and says of each what a recount would say. */
class UrgencyProperties {
    private static final int CASES = 40;
    private static final LateChance CHANCE = (row, asOf) -> row.procedure() == 3 ? Double.NaN : (row.id() % 10) / 10.0;

    @Property(tries = 200)
    void aCaseThatBecomesLateCostsWhatTheListSaid(@ForAll long seed, @ForAll @IntRange(max = 170) int day) {
        Question now = new Question(InventedTable.span(day / 30 * 30, 30), InventedTable.second(day));
        FactTable table = InventedTable.of(seed, CASES);
        Urgency urgency = urgency(table, now);

        for (AtRisk risk : urgency.atRisk(agency -> true, CHANCE, Side.WHOLE, CASES)) {
            assertThat(risk.facts().at(Moment.ENDED)).isGreaterThan(now.asOf());
            assertThat(risk.daysLeft()).isNotNegative();
            FactTable late = Invented.tableWith(
                    seed,
                    CASES,
                    facts ->
                            facts.id() == risk.facts().id() ? Invented.with(facts, Moment.DUE, Seconds.ALWAYS) : facts);
            boolean inPeriod = risk.facts().at(Moment.DUE) < now.span().end();
            assertThat(risk.wholeLoss())
                    .as("seed %d, %s", seed, risk)
                    .isCloseTo(inPeriod ? whole(table, now) - whole(late, now) : 0, within(1e-9));
        }
    }

    @Property(tries = 200)
    void fewAreTheFirstOfAll(
            @ForAll long seed,
            @ForAll @IntRange(max = 170) int day,
            @ForAll @IntRange(max = 5) int few,
            @ForAll Side side) {
        Question now = new Question(InventedTable.span(day / 30 * 30, 30), InventedTable.second(day));
        Urgency urgency = urgency(InventedTable.of(seed, CASES), now);

        List<AtRisk> all = urgency.atRisk(agency -> true, CHANCE, side, CASES);
        List<Winnable> winnable = urgency.winnable(agency -> true, side, CASES);

        assertThat(urgency.atRisk(agency -> true, CHANCE, side, few))
                .as("seed %d", seed)
                .isEqualTo(all.subList(0, Math.min(few, all.size())));
        assertThat(urgency.winnable(agency -> true, side, few))
                .as("seed %d", seed)
                .isEqualTo(winnable.subList(0, Math.min(few, winnable.size())));
        assertThat(winnable).allSatisfy(w -> {
            assertThat(w.levers()).isNotEmpty().doesNotContain(Lever.ATTACH_RESULT);
            assertThat(w.facts().at(Moment.ENDED)).isGreaterThan(now.asOf());
            assertThat(side == Side.UNIT ? w.unitGain() : w.wholeGain()).isPositive();
        });
    }

    @Example
    void whatIsNotAtStakeRanksByTheNumberOfTheCaseOnly() {
        fewAreTheFirstOfAll(-377, 82, 1, Side.UNIT);
    }

    private static Urgency urgency(FactTable table, Question now) {
        return new Urgency(table, InventedTable.MEASURES, now, agency -> true, Invented.points(), 1);
    }

    private static double whole(FactTable table, Question question) {
        CaseCounts counts = new CaseCounter(table, InventedTable.MEASURES, 1).count(question.span(), question.asOf());
        long[] numerators = new long[Invented.MEASURES];
        long[] denominators = new long[Invented.MEASURES];
        for (int agency = -1; agency < counts.agencies(); agency++) {
            for (int m = 0; m < Invented.MEASURES; m++) {
                numerators[m] += counts.numerator(agency, m);
                denominators[m] += counts.denominator(agency, m);
            }
        }
        return Invented.points().of(PointsOf.WHOLE, numerators, denominators);
    }
}

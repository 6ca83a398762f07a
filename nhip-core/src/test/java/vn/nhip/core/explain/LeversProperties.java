package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.explain.Levers.Action;
import vn.nhip.core.explain.Levers.Effect;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;

/** What a lever promises is what a recount finds once it has been pulled. */
class LeversProperties {
    private static final int CASES = 40;

    @Property(tries = 150)
    void aRecountAfterwardsFindsWhatWasPromised(
            @ForAll long seed,
            @ForAll @IntRange(max = 170) int start,
            @ForAll @IntRange(min = 1, max = 90) int days,
            @ForAll @IntRange(max = 260) int asOfDay) {
        Question question = new Question(InventedTable.span(start, days), InventedTable.second(asOfDay));
        FactTable table = InventedTable.of(seed, CASES);
        Levers levers = new Levers(table, InventedTable.MEASURES, question, 1);

        List<Action> actions = levers.actions(agency -> true, Invented.points());

        for (Action action : actions.subList(0, Math.min(3, actions.size()))) {
            FactTable then = pulled(seed, question.asOf(), levers, action);
            String what = "seed %d, %s".formatted(seed, action);
            check(what, action, counts(table, question), counts(then, question));
        }
        assertThat(actions).extracting(Action::wholeGain).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Property(tries = 50)
    void pulledEverywhereItConcernsAllTheCasesOfAllAgencies(@ForAll long seed) {
        Question question = new Question(InventedTable.span(30, 60), InventedTable.second(100));
        Levers levers = new Levers(InventedTable.of(seed, CASES), InventedTable.MEASURES, question, 1);
        List<Action> single = levers.actions(agency -> true, Invented.points());
        for (Action action : levers.together(agency -> true, Invented.points())) {
            long sum = single.stream()
                    .filter(a -> a.lever() == action.lever())
                    .mapToLong(Action::cases)
                    .sum();
            assertThat(action.cases())
                    .as("seed %d, %s", seed, action)
                    .isEqualTo(sum)
                    .isEqualTo(
                            levers.cases(agency -> true, action.lever(), 0, 0).total());
        }
    }

    private static CaseCounts counts(FactTable table, Question question) {
        return new CaseCounter(table, InventedTable.MEASURES, 1).count(question.span(), question.asOf());
    }

    /** The table as it were, had the lever been pulled. */
    private static FactTable pulled(long seed, int asOf, Levers levers, Action action) {
        Set<Long> ids = new HashSet<>();
        for (CaseFacts facts : levers.cases(a -> a == action.agency(), action.lever(), 0, CASES)
                .items()) {
            ids.add(facts.id());
        }
        assertThat(ids).hasSize((int) action.cases());
        Moment moment = Moment.valueOf(action.lever().fact().name());
        return Invented.tableWith(
                seed,
                CASES,
                facts -> ids.contains(facts.id())
                        ? Invented.with(facts, moment, Math.min(asOf, facts.at(moment)))
                        : facts);
    }

    private static void check(String what, Action action, CaseCounts before, CaseCounts after) {
        long[][] sums = new long[4][Invented.MEASURES];
        long[][] own = new long[4][Invented.MEASURES];
        for (int agency = -1; agency < before.agencies(); agency++) {
            for (int m = 0; m < Invented.MEASURES; m++) {
                long[] all = {
                    before.numerator(agency, m),
                    before.denominator(agency, m),
                    after.numerator(agency, m),
                    after.denominator(agency, m)
                };
                for (int i = 0; i < all.length; i++) {
                    sums[i][m] += all[i];
                    own[i][m] += agency == action.agency() ? all[i] : 0;
                }
            }
        }
        for (int m = 0; m < Invented.MEASURES; m++) {
            int measure = m;
            Effect effect = action.effects().stream()
                    .filter(e -> e.measure() == measure)
                    .findFirst()
                    .orElse(new Effect(m, 0, 0));
            assertThat(effect.numerator()).as(what).isEqualTo((int) (own[2][m] - own[0][m]));
            assertThat(effect.denominator()).as(what).isEqualTo((int) (own[3][m] - own[1][m]));
        }
        PointsOf points = Invented.points();
        assertThat(action.gain())
                .as(what)
                .isCloseTo(points.of(0, own[2], own[3]) - points.of(0, own[0], own[1]), within(1e-9));
        assertThat(action.wholeGain())
                .as(what)
                .isCloseTo(points.of(0, sums[2], sums[3]) - points.of(0, sums[0], sums[1]), within(1e-9));
    }
}

package vn.nhip.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.core.facts.CaseCounterProperties.MEASURES;
import static vn.nhip.core.facts.CaseCounterProperties.lives;
import static vn.nhip.core.facts.CaseCounterProperties.plain;
import static vn.nhip.core.facts.CaseCounterProperties.second;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseMeasure.Window;

/** The counters kept up event by event, one pass over the columns, and the events folded anew by hand give one number. */
class LiveCountersProperties {
    private static final int FIRST_MONTH = Months.of(YearMonth.of(2025, 12));
    private static final int LAST_MONTH = Months.of(YearMonth.of(2026, 10));

    @Property(tries = 300)
    void threeWaysOfCountingGiveOneNumber(@ForAll long seed, @ForAll @IntRange(min = 1, max = 260) int days) {
        Random random = new Random(seed);
        List<List<CaseEvent>> lives = lives(seed);
        FactTable table = new FactTable();
        LiveCounters live = new LiveCounters(table, MEASURES, second(0));

        tellInSteps(live, lives, random, days);

        assertSame(seed, live, table);
        assertLikePlain(seed, live, lives);
    }

    @Property(tries = 100)
    void aRestartLosesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int days) {
        FactTable table = new FactTable();
        LiveCounters live = new LiveCounters(table, MEASURES, second(0));
        tellInSteps(live, lives(seed), new Random(seed), days);

        LiveCounters again = new LiveCounters(table, MEASURES, live.now());

        assertSame(seed, again, table);
        again.advance(again.now() + 60 * 86_400);
        assertSame(seed, again, table);
    }

    @Property(tries = 100)
    void whatWasWithdrawnCountsNowhere(@ForAll long seed) {
        FactTable table = new FactTable();
        LiveCounters live = new LiveCounters(table, MEASURES, second(0));
        tellInSteps(live, lives(seed), new Random(seed), 200);

        for (int id = 0; id < 40; id++) {
            live.put(List.of(CaseFacts.none(id)));
        }

        assertSame(seed, live, table);
        for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
            assertThat(live.rows(month)).as("seed %d", seed).isEmpty();
        }
    }

    @Example
    void aCaseIsLateFromTheSecondAfterItsDueInstantWithoutAnyEvent() {
        FactTable table = new FactTable();
        Measures measures = new Measures(List.of(
                new CaseMeasure(Window.HANDLED, Condition.parse("late or term_known"), Condition.parse("not late"))));
        int due = second(40) + 3_600;
        LiveCounters live = new LiveCounters(table, measures, second(31));
        live.put(List.of(open(1, second(31), due)));
        int month = Months.of(due);

        live.advance(due);
        assertThat(live.count(month).numerator(0, 0)).isEqualTo(1);
        assertThat(live.nextChange()).isEqualTo(due + 1);

        assertThat(live.advance(due + 1)).isEqualTo(1);
        assertThat(live.count(month).numerator(0, 0)).isZero();
        assertThat(live.count(month).denominator(0, 0)).isEqualTo(1);
    }

    @Example
    void anOpenCaseIsHandledInEveryMonthThatBegins() {
        FactTable table = new FactTable();
        LiveCounters live = new LiveCounters(table, MEASURES, second(5));
        live.put(List.of(open(1, second(5), second(300))));

        live.advance(second(100));

        for (int month = Months.of(second(5)); month <= Months.of(second(100)); month++) {
            assertThat(live.count(month).denominator(0, 1)).isEqualTo(1);
        }
        assertThat(live.count(Months.of(second(100)) + 1).agencies()).isEqualTo(1);
        assertThat(live.count(Months.of(second(100)) + 1).denominator(0, 1)).isZero();
    }

    @Property(tries = 100)
    void proceduresWithAtLeastOneSuchCaseAreFoundAlikeByBothWays(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 260) int days) {
        List<Condition> conditions =
                List.of(Condition.parse("paid_online"), Condition.parse("online and not late"), Condition.ALL);
        Measures such = new Measures(conditions.stream()
                .map(condition -> new CaseMeasure(Window.RECEIVED, condition, Condition.ALL))
                .toList());
        FactTable table = new FactTable();
        LiveCounters live = new LiveCounters(table, such, second(0));
        tellInSteps(live, lives(seed), new Random(seed), days);

        for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
            List<String> kept = new ArrayList<>();
            for (int c = 0; c < conditions.size(); c++) {
                live.uses(
                        month,
                        c,
                        (condition, agency, procedure) -> kept.add(condition + " " + agency + " " + procedure));
            }
            List<String> found = new ArrayList<>();
            ProcedureUse.find(
                    table,
                    new Question(Months.span(month), live.now()),
                    conditions,
                    (condition, agency, procedure) -> found.add(condition + " " + agency + " " + procedure));
            assertThat(kept).as("seed %d, month %d", seed, month).containsExactlyInAnyOrderElementsOf(found);
        }
    }

    private static CaseFacts open(int id, int received, int due) {
        int[] moments = new int[Moment.COUNT];
        java.util.Arrays.fill(moments, Seconds.NEVER);
        moments[Moment.RECEIVED.column()] = received;
        moments[Moment.DUE.column()] = due;
        return new CaseFacts(id, 0, 0, Channel.DIRECT, null, moments, Seconds.ALWAYS, Seconds.NEVER);
    }

    /** Every case is told twice, first in part; time goes on in between, sometimes far, sometimes not at all. */
    private static void tellInSteps(LiveCounters live, List<List<CaseEvent>> lives, Random random, int days) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            order.addAll(List.of(i, i));
        }
        Collections.shuffle(order, random);
        boolean[] seen = new boolean[lives.size()];
        int step = days * 86_400 / order.size();
        for (int i : order) {
            List<CaseEvent> life = lives.get(i);
            List<CaseEvent> told = seen[i] ? life : life.subList(0, random.nextInt(life.size()));
            List<CaseFacts> versions = CaseFactsReader.read(i, CaseLife.stages(told, Instant.MAX), InventedCases.WORLD);
            if (!versions.isEmpty()) {
                live.put(versions);
            }
            seen[i] = true;
            live.advance(live.now() + random.nextInt(2 * step + 1));
        }
    }

    private static void assertSame(long seed, LiveCounters live, FactTable table) {
        CaseCounter counter = new CaseCounter(table, MEASURES, 2);
        for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
            CaseCounts kept = live.count(month);
            CaseCounts counted = counter.count(Months.span(month), live.now());
            for (int agency = -1; agency < counted.agencies(); agency++) {
                for (int m = 0; m < counted.measures(); m++) {
                    assertThat(List.of(kept.numerator(agency, m), kept.denominator(agency, m)))
                            .as(
                                    "seed %d, month %d, agency %d, %s, now %d",
                                    seed,
                                    month - FIRST_MONTH,
                                    agency,
                                    MEASURES.measures().get(m).words(),
                                    live.now())
                            .containsExactly(counted.numerator(agency, m), counted.denominator(agency, m));
                }
            }
        }
    }

    private static void assertLikePlain(long seed, LiveCounters live, List<List<CaseEvent>> lives) {
        for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
            CaseCounts kept = live.count(month);
            long[][][] plain = plain(lives, Months.span(month), live.now());
            for (int agency = -1; agency < kept.agencies(); agency++) {
                for (int m = 0; m < kept.measures(); m++) {
                    assertThat(List.of(kept.numerator(agency, m), kept.denominator(agency, m)))
                            .as("seed %d, month %d, agency %d, measure %d", seed, month - FIRST_MONTH, agency, m)
                            .containsExactly(plain[agency + 1][m][0], plain[agency + 1][m][1]);
                }
            }
        }
    }
}

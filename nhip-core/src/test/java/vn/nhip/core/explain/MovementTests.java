package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.explain.Movement.Part;
import vn.nhip.core.explain.Movement.Side;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/** One case at a time: what moved the number is named as an officer would name it. */
class MovementTests {
    private static final Measures IN_TIME =
            new Measures(List.of(InventedTable.measure(Window.HANDLED, "late or term_known", "not late")));
    private static final Measures RESULTS =
            new Measures(List.of(InventedTable.measure(Window.RECEIVED, "all", "result_attached")));
    private static final Question JANUARY_10 = new Question(InventedTable.span(0, 30), InventedTable.second(10));
    private static final Question JANUARY_20 = new Question(InventedTable.span(0, 30), InventedTable.second(20));
    private static final Question JANUARY = new Question(InventedTable.span(0, 30), InventedTable.second(30) - 1);
    private static final Question FEBRUARY = new Question(InventedTable.span(30, 30), InventedTable.second(60) - 1);

    private final FactTable table = new FactTable();
    private final Life life = new Life();

    /** One version after the other of one case. */
    private static final class Life {
        private final int[] moments = new int[Moment.values().length];

        Life() {
            Arrays.fill(moments, Seconds.NEVER);
        }

        Life on(Moment moment, int day) {
            moments[Arrays.asList(Moment.values()).indexOf(moment)] = InventedTable.second(day);
            return this;
        }

        CaseFacts with(int agency, int from, int until) {
            return new CaseFacts(1, agency, 0, Channel.ONLINE, true, moments, from, until);
        }

        List<CaseFacts> at(int agency) {
            return List.of(with(agency, Seconds.ALWAYS, Seconds.NEVER));
        }
    }

    @BeforeEach
    void isReceivedOnTheFifthAndDueOnTheFifteenth() {
        life.on(Moment.RECEIVED, 5).on(Moment.DUE, 15);
    }

    private List<Part> moved(Question before, Question after, Measures measures, Map<Integer, List<CaseFacts>> then) {
        return new Movement(table, new Side(before, measures), new Side(after, measures), then, 1)
                .parts(agency -> true, 0);
    }

    private List<Part> moved(Question before, Question after, Measures measures) {
        return moved(before, after, measures, Map.of());
    }

    @Test
    void anOpenCaseBecomesLateByTheTimeThatPasses() {
        table.put(life.at(0));
        assertThat(moved(JANUARY_10, JANUARY_20, IN_TIME)).containsExactly(new Part(0, Cause.BECAME_LATE, -1, 0));
    }

    @Test
    void aReappointmentMakesALateCaseLateNoMore() {
        CaseFacts late = life.with(0, Seconds.ALWAYS, InventedTable.second(25));
        CaseFacts extended = life.on(Moment.DUE, 40).with(0, InventedTable.second(25), Seconds.NEVER);
        table.put(List.of(late, extended));
        assertThat(moved(JANUARY_20, JANUARY, IN_TIME)).containsExactly(new Part(0, Cause.TERM, 1, 0));
    }

    @Test
    void aLateCaseThatEndedWeighsNoMoreInTheNextMonth() {
        table.put(life.on(Moment.ENDED, 20).at(0));
        assertThat(moved(JANUARY, FEBRUARY, IN_TIME)).containsExactly(new Part(0, Cause.LATE_FINISHED, 0, -1));
    }

    @Test
    void aCaseThatEndedInTimeLeavesThePeriod() {
        table.put(life.on(Moment.ENDED, 12).at(0));
        assertThat(moved(JANUARY, FEBRUARY, IN_TIME)).containsExactly(new Part(0, Cause.LEFT, -1, -1));
    }

    @Test
    void aResultIsAttached() {
        table.put(life.on(Moment.ENDED, 12).on(Moment.RESULT_ATTACHED, 13).at(0));
        assertThat(moved(JANUARY_10, JANUARY_20, RESULTS)).containsExactly(new Part(0, Cause.RESULT_ATTACHED, 1, 0));
    }

    @Test
    void aCaseIsReceived() {
        table.put(life.on(Moment.RECEIVED, 12).at(0));
        assertThat(moved(JANUARY_10, JANUARY_20, RESULTS)).containsExactly(new Part(0, Cause.NEW_CASE, 0, 1));
    }

    @Test
    void aCaseGoesToAnotherAgencyAndIsLateThere() {
        CaseFacts here = life.with(0, Seconds.ALWAYS, InventedTable.second(14));
        CaseFacts there = life.with(1, InventedTable.second(14), Seconds.NEVER);
        table.put(List.of(here, there));
        assertThat(moved(JANUARY_10, JANUARY_20, IN_TIME))
                .containsExactly(
                        new Part(0, Cause.AGENCY_CHANGED, -1, -1),
                        new Part(1, Cause.AGENCY_CHANGED, 1, 1),
                        new Part(1, Cause.BECAME_LATE, -1, 0));
    }

    @Test
    void whatIsOnlyToldLaterIsTheDelaysFault() {
        List<CaseFacts> then = life.at(0);
        table.put(life.on(Moment.ENDED, 8).on(Moment.RESULT_ATTACHED, 9).at(0));
        assertThat(moved(JANUARY_10, JANUARY_10, RESULTS, Map.of(1, then)))
                .containsExactly(new Part(0, Cause.ARRIVED_AFTER, 1, 0));
        assertThat(moved(JANUARY_10, JANUARY_10, RESULTS, Map.of(1, List.of())))
                .containsExactly(new Part(0, Cause.ARRIVED_AFTER, 1, 1));
    }
}

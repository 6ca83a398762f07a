package vn.nhip.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkCalendar;

/** Sub-terms of inter-agency cases (766-rules section 3, liên thông). */
class StepClockTests {
    private static final WorkCalendar CALENDAR = SmallCalendar.VIETNAM;
    private static final DeadlineRules RULES = DeadlineRules.STANDARD;
    private static final Term THREE = new Term(3, TermUnit.WORKING_DAY);
    private static final Term FIVE = new Term(5, TermUnit.WORKING_DAY);

    private static Instant at(String local) {
        return LocalDateTime.parse("2026-" + local).toInstant(ZoneOffset.ofHours(7));
    }

    @Test
    void DL_3_stepsOfOneUnitAddUp() {
        assertThat(StepClock.sums(List.of(THREE, FIVE))).containsExactly(new Term(8, TermUnit.WORKING_DAY));
        assertThat(StepClock.due(at("03-02T09:00"), List.of(THREE, FIVE), RULES, CALENDAR))
                .isEqualTo(at("03-12T23:59:59"));
        assertThat(StepClock.due(at("03-02T09:00"), List.of(), RULES, CALENDAR)).isEqualTo(at("03-02T09:00"));
    }

    @Test
    void DL_3_aStepInHoursBeginsWhenTheStepBeforeIsDue() {
        List<Term> terms = List.of(THREE, new Term(4, TermUnit.WORKING_HOUR));
        assertThat(StepClock.due(at("03-02T09:00"), terms, RULES, CALENDAR)).isEqualTo(at("03-06T12:00"));
    }

    @Test
    void DL_3_eachStepStandsByItsOwnTerm() {
        List<StepReckoning> steps = StepClock.reckon(
                List.of(
                        new StepTimes("H99.1", at("03-02T09:00"), at("03-06T10:00"), THREE, null),
                        new StepTimes("H99.2", at("03-06T10:00"), null, FIVE, at("03-12T17:00")),
                        new StepTimes("H99.3", at("03-06T10:00"), null, null, at("03-12T17:00")),
                        new StepTimes("H99.4", null, null, FIVE, null),
                        new StepTimes("H99.5", at("03-06T10:00"), at("03-20T10:00"), FIVE, null)),
                RULES,
                CALENDAR,
                at("03-12T18:00"));
        assertThat(steps)
                .extracting(StepReckoning::standing)
                .containsExactly(
                        Standing.FINISHED_LATE,
                        Standing.DUE_SOON,
                        Standing.OVERDUE,
                        Standing.NOT_STARTED,
                        Standing.DUE_SOON);
        assertThat(steps.get(0).due()).isEqualTo(at("03-05T23:59:59"));
        assertThat(steps.get(1).due()).isEqualTo(at("03-13T23:59:59"));
        assertThat(steps.get(1).reasons())
                .extracting(Reckoning.Reason::rule)
                .containsExactly("term", "stated-due-differs", "due-soon");
        assertThat(steps.get(2).reasons())
                .extracting(Reckoning.Reason::rule)
                .containsExactly("stated-due-only", "overdue");
    }
}

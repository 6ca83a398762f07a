package vn.nhip.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.definitions.Calendars;

class ScenarioTests {
    private static final Instant END_OF_AUGUST = Instant.parse("2026-08-31T16:59:59Z");

    private static CaseTold begun() {
        return CaseTold.of("H99.01-260803-1").at("H99.01").about("9.000001").online();
    }

    private static CaseFile file(Scenario scenario) {
        List<CaseEvent> events = scenario.of(begun()).messages().stream()
                .map(message -> message.recordedAt(message.occurred()))
                .toList();
        return CaseLife.fold(events);
    }

    private static boolean isLate(ClockKind clock, Scenario scenario) {
        return CaseClock.reckon(
                        clock, file(scenario).times(), null, DeadlineRules.STANDARD, Calendars.bundled(), END_OF_AUGUST)
                .standing()
                .isLate();
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void nothingInItIsRefused(Scenario scenario) {
        assertThat(file(scenario).history().refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ENDS_WELL, false",
        "LATE, true",
        "NEVER_FINISHED, true",
        "SUPPLEMENT_TWICE, true",
        "SUSPENDED_OVER_THE_DUE_DATE, true",
        "EXTENDED_ONCE, true",
        "WITHDRAWN, false"
    })
    void thePortalFindsItLateWhereItsNameSaysSo(Scenario scenario, boolean late) {
        assertThat(isLate(ClockKind.PORTAL, scenario)).isEqualTo(late);
    }

    @Test
    void aLetterOfApologyCountsForTheLaw() {
        assertThat(isLate(ClockKind.LEGAL, Scenario.EXTENDED_ONCE)).isFalse();
    }

    @Test
    void aReceiptThatIsCorrectedCountsFromItsRightDay() {
        assertThat(file(Scenario.RECEIPT_MOVED_TO_JULY).accepted()).isEqualTo(Instant.parse("2026-07-31T01:00:00Z"));
    }

    @Test
    void idsFollowTheOrderInWhichItIsTold() {
        assertThat(Scenario.LATE_AND_DISLIKED.of(begun()).messages())
                .extracting(CaseMessage::id)
                .containsExactly("H99.01-260803-1.0", "H99.01-260803-1.1", "H99.01-260803-1.2");
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void fromAnotherDayOnItIsTheSameLife(Scenario scenario) {
        List<CaseMessage> august = scenario.of(begun()).messages();
        List<CaseMessage> march = scenario.of(begun(), "2026-03-02").messages();

        assertThat(march)
                .extracting(message -> message.occurred().plus(Duration.ofDays(154)))
                .containsExactlyElementsOf(
                        august.stream().map(CaseMessage::occurred).toList());
        assertThat(march)
                .extracting(message -> message.fact().kind())
                .containsExactlyElementsOf(
                        august.stream().map(message -> message.fact().kind()).toList());
    }

    @Test
    void datesInsideItMoveWithItAndWhatIsToldAfterwardsDoesNot() {
        CaseTold told = Scenario.EXTENDED_ONCE.of(begun(), "2026-03-02").returned("2026-03-20");

        assertThat(told.messages())
                .extracting(CaseMessage::fact)
                .contains(
                        new CaseFact.Accepted(
                                "9.000001",
                                null,
                                "H99.01",
                                CaseFact.Channel.ONLINE,
                                Instant.parse("2026-03-09T10:00:00Z")),
                        new CaseFact.Extended(Instant.parse("2026-03-16T10:00:00Z"), true, "khối lượng hồ sơ lớn"));
        assertThat(told.last().occurred()).isEqualTo(Instant.parse("2026-03-20T01:00:00Z"));
        assertThat(told.last().fact()).isEqualTo(new CaseFact.Returned(CaseFact.Channel.ONLINE));
    }

    @Test
    void whatIsCorrectedIsTheFirstOfItsKind() {
        CaseTold told = CaseTold.of("H99.01-260803-2")
                .received("2026-08-03")
                .completed("2026-08-05")
                .corrected("2026-08-06", CaseFact.Completed.class, "2026-08-04")
                .takenBack("2026-08-07", CaseFact.Accepted.class);

        CaseFile file = CaseLife.fold(told.messages().stream()
                .map(message -> message.recordedAt(message.occurred()))
                .toList());

        assertThat(told.last().fact())
                .isEqualTo(new CaseFact.Corrected(
                        "mot-cua.thu", "H99.01-260803-2.0", null, null, true, "nhập nhầm hồ sơ"));
        assertThat(file.times().received()).isNull();
        assertThat(file.times().endings())
                .containsExactly(
                        new CaseTimes.Ending(CaseTimes.Ending.End.COMPLETED, Instant.parse("2026-08-04T01:00:00Z")));
    }

    @Test
    void whatWasNotToldCannotBeCorrected() {
        CaseTold told = CaseTold.of("H99.01-260803-3").received("2026-08-03");

        assertThatIllegalStateException()
                .isThrownBy(() -> told.takenBack("2026-08-07", CaseFact.Completed.class))
                .withMessageContaining("H99.01-260803-3 has no Completed");
    }
}

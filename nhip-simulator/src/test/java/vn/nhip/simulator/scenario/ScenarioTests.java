package vn.nhip.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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

    private static CaseFile file(Scenario scenario) {
        List<CaseEvent> events = scenario.messages("H99.01-260803-1", "H99.01", "9.000001").stream()
                .map(message -> message.recordedAt(message.occurred()))
                .toList();
        return CaseLife.fold(events);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void nothingInItIsRefused(Scenario scenario) {
        assertThat(file(scenario).history().refusals()).isEmpty();
        assertThat(Scenario.named(scenario.title())).isEqualTo(scenario);
    }

    @ParameterizedTest
    @CsvSource({
        "ENDS_WELL, false",
        "LATE, true",
        "NEVER_FINISHED, true",
        "SUPPLEMENT_TWICE, true",
        "SUSPENDED_OVER_THE_DUE_DATE, true",
        "WITHDRAWN, false"
    })
    void thePortalFindsItLateWhereItsNameSaysSo(Scenario scenario, boolean late) {
        assertThat(CaseClock.reckon(
                                ClockKind.PORTAL,
                                file(scenario).times(),
                                null,
                                DeadlineRules.STANDARD,
                                Calendars.bundled(),
                                END_OF_AUGUST)
                        .standing()
                        .isLate())
                .isEqualTo(late);
    }

    @Test
    void aReceiptThatIsCorrectedCountsFromItsRightDay() {
        assertThat(file(Scenario.RECEIPT_MOVED_TO_JULY).accepted()).isEqualTo(Instant.parse("2026-07-31T01:00:00Z"));
    }

    @Test
    void idsFollowTheOrderInWhichItIsTold() {
        assertThat(Scenario.LATE_AND_DISLIKED.messages("C-1", "H99.01", "9.000001"))
                .extracting(CaseMessage::id)
                .containsExactly("C-1.0", "C-1.1", "C-1.2");
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("ends-badly"))
                .withMessageContaining("ends-badly")
                .withMessageContaining("ends-well");
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

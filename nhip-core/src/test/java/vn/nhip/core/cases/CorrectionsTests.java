package vn.nhip.core.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.core.cases.History.accepted;
import static vn.nhip.core.cases.History.at;
import static vn.nhip.core.cases.History.correct;
import static vn.nhip.core.cases.History.correctTime;
import static vn.nhip.core.cases.History.submitted;
import static vn.nhip.core.cases.History.withdraw;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was told twice, told wrong, and put right. */
class CorrectionsTests {

    private static final String MORNING = "2026-03-02T08:00";
    private static final String NOON = "2026-03-02T12:00";
    private static final String EVENING = "2026-03-02T18:00";

    private final Instant recorded = at("2026-03-03T00:00");

    @Test
    void CASE_5_theSameEventTwiceCountsOnce() {
        CaseFile file = new History()
                .add("e1", MORNING, recorded, accepted())
                .add("e1", MORNING, recorded.plusSeconds(60), accepted())
                .file();
        assertThat(file.events()).isEqualTo(1);
        assertThat(file.refusals()).isEmpty();
        assertThat(file.lastRecorded()).isEqualTo(recorded);
    }

    @Test
    void CASE_5_anIdUsedAgainForOtherContentKeepsWhatWasRecordedFirstAndSaysSo() {
        CaseFile file = new History()
                .add("e1", MORNING, recorded.plusSeconds(60), new CaseFact.Declined(null))
                .add("e1", NOON, recorded, accepted())
                .add("e1", MORNING, recorded.plusSeconds(90), new CaseFact.Declined(null))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.events()).isEqualTo(1);
        assertThat(file.refusals()).hasSize(1);
        assertThat(file.refusals().getFirst().event().fact()).isEqualTo(new CaseFact.Declined(null));
        assertThat(file.refusals().getFirst().reason()).contains("was recorded again with other content");
    }

    @Test
    void CASE_6_aCorrectionReplacesTheFact() {
        CaseFile file = new History()
                .on(MORNING, new CaseFact.Declined(null))
                .on(NOON, correct("e1", accepted("2026-03-09T17:00")))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.accepted()).isEqualTo(at(MORNING));
        assertThat(file.corrected()).isEqualTo(1);
        assertThat(file.events()).isEqualTo(2);
        assertThat(file.lastOccurred()).isEqualTo(at(MORNING));
    }

    @Test
    void CASE_6_aCorrectionMovesTheTime() {
        CaseFile file = new History()
                .on(NOON, accepted())
                .on(EVENING, correctTime("e1", MORNING))
                .file();
        assertThat(file.accepted()).isEqualTo(at(MORNING));
    }

    @Test
    void CASE_6_whatIsWithdrawnNeverHappened() {
        CaseFile file = new History()
                .on(MORNING, accepted())
                .on(NOON, new CaseFact.Stopped("Nhầm hồ sơ"))
                .on(EVENING, withdraw("e2"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.times().endings()).isEmpty();
    }

    @Test
    void CASE_6_ofTwoCorrectionsTheLaterHasTheLastWordOnWhatItSays() {
        CaseFile file = new History()
                .on(NOON, new CaseFact.Completed())
                .on("2026-03-05T09:00", correct("e1", new CaseFact.Stopped(null)))
                .on("2026-03-04T09:00", correct("e1", new CaseFact.Declined(null)))
                .on("2026-03-03T09:00", correctTime("e1", EVENING))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.STOPPED);
        assertThat(file.lastOccurred()).isEqualTo(at(EVENING));
        assertThat(file.corrected()).isEqualTo(1);
    }

    @Test
    void CASE_6_aWithdrawnCorrectionNeverHappenedEither() {
        CaseFile file = new History()
                .on(MORNING, accepted())
                .on(NOON, withdraw("e1"))
                .on(EVENING, withdraw("e2"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.corrected()).isZero();
    }

    @Test
    void CASE_6_aCorrectionCanBeCorrected() {
        CaseFile file = new History()
                .on(NOON, accepted())
                .on(EVENING, correctTime("e1", "2026-03-02T11:00"))
                .on("2026-03-03T08:00", correct("e2", correctTime("e1", MORNING)))
                .file();
        assertThat(file.accepted()).isEqualTo(at(MORNING));
        assertThat(file.refusals()).isEmpty();
    }

    @Test
    void CASE_6_aCorrectionOfAnUnknownEventWaitsForIt() {
        History history = new History().on(MORNING, submitted()).on(EVENING, withdraw("e3"));
        assertThat(history.file().refusals()).hasSize(1);
        assertThat(history.file().refusals().getFirst().reason())
                .contains("it takes effect once that event is recorded");

        CaseFile file = history.on(NOON, accepted()).file();
        assertThat(file.state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(file.refusals()).isEmpty();
    }

    @Test
    void CASE_6_correctionsInACircleCorrectNothing() {
        CaseFile file = new History()
                .on(MORNING, accepted())
                .on(NOON, withdraw("e3"))
                .on(NOON, withdraw("e2"))
                .on(EVENING, withdraw("e4"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.refusals())
                .hasSize(3)
                .allMatch(refusal -> refusal.reason().contains("in a circle"));
    }

    @Test
    void CASE_6_aCorrectionIsNotTurnedOnAnotherEvent() {
        CaseFile file = new History()
                .on(MORNING, submitted())
                .on(NOON, accepted())
                .on(EVENING, withdraw("e1"))
                .on("2026-03-03T08:00", correct("e3", withdraw("e2")))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.submitted()).isNull();
        assertThat(file.refusals()).hasSize(1);
        assertThat(file.refusals().getFirst().event().id()).isEqualTo("e4");
    }

    @Test
    void CASE_6_whenEverythingIsWithdrawnTheCaseIsStillKnown() {
        CaseFile file =
                new History().on(MORNING, accepted()).on(NOON, withdraw("e1")).file();
        assertThat(file.state()).isEqualTo(CaseState.UNKNOWN);
        assertThat(file.events()).isEqualTo(2);
    }

    @Test
    void CASE_6_asOfAnInstantWithWhatIsKnownNow() {
        var events = new History()
                .recorded(NOON, at(NOON), accepted())
                .recorded("2026-03-10T08:00", at("2026-03-10T08:00"), correctTime("e1", MORNING))
                .events();
        assertThat(CaseLife.foldAsOf(events, at("2026-03-02T09:00"), Instant.MAX)
                        .orElseThrow()
                        .accepted())
                .isEqualTo(at(MORNING));
        assertThat(CaseLife.foldAsOf(events, Instant.MAX, at("2026-03-09T00:00"))
                        .orElseThrow()
                        .accepted())
                .isEqualTo(at(NOON));
    }
}

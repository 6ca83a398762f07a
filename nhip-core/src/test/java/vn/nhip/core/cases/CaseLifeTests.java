package vn.nhip.core.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nhip.core.cases.History.accepted;
import static vn.nhip.core.cases.History.at;
import static vn.nhip.core.cases.History.submitted;
import static vn.nhip.core.cases.History.supplementReceived;
import static vn.nhip.core.cases.History.supplementRequested;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Extension;
import vn.nhip.core.deadline.CaseTimes.Pause;

/** Cases as the field knows them. */
class CaseLifeTests {

    @Test
    void aCaseGoesItsUsualWay() {
        CaseFile file = new History()
                .on("2026-03-02T08:00", submitted())
                .on("2026-03-02T09:00", accepted("2026-03-09T17:00"))
                .on("2026-03-02T09:30", new CaseFact.StepStarted("Thụ lý", "H26.19.15", at("2026-03-05T17:00")))
                .on("2026-03-04T15:00", new CaseFact.StepFinished("Thụ lý", null, "Đạt"))
                .on("2026-03-05T10:00", new CaseFact.Completed())
                .on("2026-03-05T10:05", new CaseFact.ResultAttached("KQ.01", "https://kho.example/kq/1", true, true))
                .on("2026-03-06T08:15", new CaseFact.Returned(CaseFact.Channel.DIRECT))
                .on("2026-03-06T08:20", new CaseFact.Rated(true, 5))
                .on("2026-03-06T23:00", new CaseFact.Synchronised("00"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.RETURNED);
        assertThat(file.code()).isEqualTo(History.CODE);
        assertThat(file.procedure()).isEqualTo("1.004194");
        assertThat(file.channel()).isEqualTo(CaseFact.Channel.ONLINE);
        assertThat(file.submitted()).isEqualTo(at("2026-03-02T08:00"));
        assertThat(file.times().received()).isEqualTo(file.accepted()).isEqualTo(at("2026-03-02T09:00"));
        assertThat(file.times().statedDue()).isEqualTo(file.due()).isEqualTo(at("2026-03-09T17:00"));
        assertThat(file.times().endings())
                .containsExactly(
                        new Ending(Ending.End.COMPLETED, at("2026-03-05T10:00")),
                        new Ending(Ending.End.RETURNED, at("2026-03-06T08:15")));
        assertThat(file.steps())
                .containsExactly(new CaseFile.Step(
                        "Thụ lý",
                        "H26.19.15",
                        at("2026-03-02T09:30"),
                        at("2026-03-05T17:00"),
                        at("2026-03-04T15:00"),
                        "Đạt"));
        assertThat(file.papers().resultAttached()).isEqualTo(at("2026-03-05T10:05"));
        assertThat(file.satisfied()).isTrue();
        assertThat(file.synchronisation())
                .isEqualTo(new CaseFile.Synchronisation(true, at("2026-03-06T23:00"), "00", null));
        assertThat(file.refusals()).isEmpty();
        assertThat(file.events()).isEqualTo(9);
        assertThat(file.lastOccurred()).isEqualTo(at("2026-03-06T23:00"));
    }

    @Test
    void CASE_1_3_aSystemThatTellsOnlyTheEndStillHasAnEnd() {
        CaseFile file =
                new History().on("2026-03-05T10:00", new CaseFact.Completed()).file();
        assertThat(file.state()).isEqualTo(CaseState.COMPLETED);
        assertThat(file.accepted()).isNull();
        assertThat(file.times().received()).isNull();
    }

    @Test
    void CASE_1_3_aSubmissionToldAfterTheAcceptanceFillsInWithoutMovingAnything() {
        CaseFile file = new History()
                .on("2026-03-02T08:00", new CaseFact.Accepted("1.000001", null, null, CaseFact.Channel.DIRECT, null))
                .on("2026-03-02T08:05", submitted())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.procedure()).isEqualTo("1.000001");
        assertThat(file.channel()).isEqualTo(CaseFact.Channel.DIRECT);
        assertThat(file.agency()).isEqualTo("H26.19.15");
        assertThat(file.submitted()).isEqualTo(at("2026-03-02T08:05"));
    }

    @Test
    void CASE_3_aSupplementPausesTheCaseUntilTheDossierIsComplete() {
        History history = new History()
                .on("2026-03-02T09:00", accepted("2026-03-09T17:00"))
                .on("2026-03-03T09:00", supplementRequested());
        assertThat(history.file().state()).isEqualTo(CaseState.SUPPLEMENT_REQUESTED);
        assertThat(history.file().times().pauses())
                .containsExactly(new Pause(Pause.Reason.SUPPLEMENT, at("2026-03-03T09:00"), null, null));

        CaseFile file = history.on("2026-03-06T09:00", supplementReceived("2026-03-13T17:00"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(file.times().pauses())
                .containsExactly(new Pause(
                        Pause.Reason.SUPPLEMENT,
                        at("2026-03-03T09:00"),
                        at("2026-03-06T09:00"),
                        at("2026-03-13T17:00")));
        assertThat(file.due()).isEqualTo(at("2026-03-13T17:00"));
        assertThat(file.times().statedDue()).isEqualTo(at("2026-03-09T17:00"));
    }

    @Test
    void CASE_1_3_aSecondRequestWhileOneIsOpenIsCountedAndOpensNoPause() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-03T09:00", supplementRequested())
                .on("2026-03-04T09:00", supplementRequested())
                .file();
        assertThat(file.supplementRequests()).isEqualTo(2);
        assertThat(file.times().pauses()).hasSize(1);
    }

    @Test
    void CASE_3_aSupplementBeforeAcceptanceMakesNoAcceptance() {
        CaseFile file = new History()
                .on("2026-03-02T08:00", submitted())
                .on("2026-03-02T14:00", supplementRequested())
                .on("2026-03-03T08:00", supplementReceived())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(file.times().received()).isNull();
    }

    @Test
    void CASE_3_anAcceptanceEndsTheWaitForTheCitizenAndWhatWaitedBeforeItRunsOnNoClock() {
        CaseFile file = new History()
                .on("2026-03-02T08:00", submitted())
                .on("2026-03-02T14:00", supplementRequested())
                .on("2026-03-03T08:00", accepted("2026-03-10T17:00"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.times().pauses()).isEmpty();
        assertThat(file.times().supplementRequests()).isEmpty();
        assertThat(file.supplementRequests()).isEqualTo(1);
        assertThat(file.times().statedDue()).isEqualTo(at("2026-03-10T17:00"));
    }

    @Test
    void CASE_3_aSecondAcceptanceEndsTheWaitForTheCitizenWithItsDate() {
        CaseFile file = new History()
                .on("2026-03-02T08:00", accepted("2026-03-09T17:00"))
                .on("2026-03-02T14:00", supplementRequested())
                .on("2026-03-04T08:00", accepted("2026-03-11T17:00"))
                .file();
        assertThat(file.times().pauses())
                .containsExactly(new Pause(
                        Pause.Reason.SUPPLEMENT,
                        at("2026-03-02T14:00"),
                        at("2026-03-04T08:00"),
                        at("2026-03-11T17:00")));
        assertThat(file.times().extensions()).isEmpty();
    }

    @Test
    void CASE_3_aSupplementReceivedWithoutARequestKeepsItsNewDate() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted("2026-03-09T17:00"))
                .on("2026-03-04T09:00", supplementReceived("2026-03-11T17:00"))
                .file();
        assertThat(file.times().pauses())
                .containsExactly(new Pause(
                        Pause.Reason.SUPPLEMENT,
                        at("2026-03-04T09:00"),
                        at("2026-03-04T09:00"),
                        at("2026-03-11T17:00")));
        assertThat(file.supplementRequests()).isZero();
        assertThat(file.refusals()).isEmpty();
    }

    @Test
    void CASE_3_aSuspensionDuringASupplementEndsWithIt() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-03T09:00", supplementRequested())
                .on("2026-03-03T09:05", new CaseFact.Suspended("Chờ công dân"))
                .on("2026-03-04T09:00", supplementReceived())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(file.times().pauses())
                .hasSize(2)
                .allMatch(pause -> at("2026-03-04T09:00").equals(pause.to()));
    }

    @Test
    void CASE_1_3_resumingDoesNotBringWhatTheCitizenOwes() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-03T09:00", new CaseFact.Suspended(null))
                .on("2026-03-03T10:00", supplementRequested())
                .on("2026-03-04T09:00", new CaseFact.Resumed())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.SUPPLEMENT_REQUESTED);
        assertThat(file.times().pauses())
                .containsExactly(
                        new Pause(Pause.Reason.SUSPENSION, at("2026-03-03T09:00"), at("2026-03-04T09:00"), null),
                        new Pause(Pause.Reason.SUPPLEMENT, at("2026-03-03T10:00"), null, null));
    }

    @Test
    void CASE_3_anExtensionMovesTheDateAndIsRemembered() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted("2026-03-09T17:00"))
                .on("2026-03-06T16:00", new CaseFact.Extended(at("2026-03-16T17:00"), true, "Chờ ý kiến"))
                .file();
        assertThat(file.due()).isEqualTo(at("2026-03-16T17:00"));
        assertThat(file.times().extensions())
                .containsExactly(new Extension(at("2026-03-06T16:00"), at("2026-03-16T17:00"), true));
    }

    @Test
    void CASE_3_aSecondAcceptanceWithALaterDateIsAReappointmentWithoutApology() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted("2026-03-09T17:00"))
                .on("2026-03-08T09:00", accepted("2026-03-20T17:00"))
                .file();
        assertThat(file.accepted()).isEqualTo(at("2026-03-02T09:00"));
        assertThat(file.times().statedDue()).isEqualTo(at("2026-03-09T17:00"));
        assertThat(file.times().extensions())
                .containsExactly(new Extension(at("2026-03-08T09:00"), at("2026-03-20T17:00"), false));
    }

    @Test
    void CASE_3_noDateMovesAfterTheEnd() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted("2026-03-09T17:00"))
                .on("2026-03-12T09:00", new CaseFact.Completed())
                .on("2026-03-12T09:05", new CaseFact.Extended(at("2026-03-20T17:00"), false, null))
                .on("2026-03-12T09:06", accepted("2026-03-21T17:00"))
                .file();
        assertThat(file.due()).isEqualTo(at("2026-03-09T17:00"));
        assertThat(file.times().extensions()).isEmpty();
        assertThat(file.refusals()).hasSize(1);
        assertThat(file.refusals().getFirst().reason())
                .startsWith("Case H26.19.15-260302-0001 cannot go COMPLETED -> IN_PROGRESS on Extended: ");
        assertThat(file.refusals().getFirst().reasonVietnamese())
                .startsWith(
                        "Hồ sơ H26.19.15-260302-0001 đang ở trạng thái “Đã xử lý xong”, không nhận “Gia hạn, hẹn lại”");
    }

    @Test
    void CASE_1_3_aRepeatedEndingKeepsItsFirstTime() {
        CaseFile file = new History()
                .on("2026-03-05T10:00", new CaseFact.Completed())
                .on("2026-03-07T10:00", new CaseFact.Completed())
                .file();
        assertThat(file.times().endings()).containsExactly(new Ending(Ending.End.COMPLETED, at("2026-03-05T10:00")));
    }

    @Test
    void CASE_1_3_aStoppedCaseThatIsCompletedKeepsBothEndings() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-03T09:00", new CaseFact.Stopped("Nhầm nút"))
                .on("2026-03-05T09:00", new CaseFact.Completed())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.COMPLETED);
        assertThat(file.times().endings())
                .extracting(Ending::kind)
                .containsExactly(Ending.End.STOPPED, Ending.End.COMPLETED);
    }

    @Test
    void CASE_1_3_aStoppedCaseThatGoesOnHasNotEnded() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-03T09:00", supplementRequested())
                .on("2026-03-10T09:00", new CaseFact.Stopped("Quá hạn bổ sung"))
                .on("2026-03-11T09:00", new CaseFact.Resumed())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(file.times().endings()).isEmpty();
        assertThat(file.times().pauses()).noneMatch(pause -> pause.to() == null);
    }

    @Test
    void CASE_1_3_aDeclinedCaseThatIsTakenAfterAllIsAccepted() {
        CaseFile file = new History()
                .on("2026-03-02T08:00", submitted())
                .on("2026-03-02T10:00", new CaseFact.Declined("Sai thành phần"))
                .on("2026-03-03T08:00", accepted("2026-03-10T17:00"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.times().received()).isEqualTo(at("2026-03-03T08:00"));
        assertThat(file.times().endings()).isEmpty();
    }

    @Test
    void CASE_1_3_whatComesAfterTheEndIsNormal() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-05T10:00", new CaseFact.Completed())
                .on("2026-03-05T11:00", new CaseFact.FeeRequired(20_000, "Lệ phí"))
                .on("2026-03-05T11:05", new CaseFact.FeePaid(20_000L, CaseFact.Gateway.LOCAL))
                .on("2026-03-06T08:00", new CaseFact.Returned(null))
                .on("2026-03-06T09:00", new CaseFact.ResultAttached(null, "https://kho.example/2", false, false))
                .on("2026-03-06T10:00", new CaseFact.StepFinished("Lưu trữ", null, null))
                .on("2026-03-06T11:00", new CaseFact.SynchronisationFailed("01", "Sai mã thủ tục"))
                .on("2026-03-07T09:00", new CaseFact.Rated(false, 1))
                .file();
        assertThat(file.refusals()).isEmpty();
        assertThat(file.state()).isEqualTo(CaseState.RETURNED);
        assertThat(file.fees()).isEqualTo(new CaseFile.Fees(20_000L, false, true, true, CaseFact.Gateway.LOCAL));
        assertThat(file.papers().result()).isTrue();
        assertThat(file.satisfied()).isFalse();
        assertThat(file.steps())
                .containsExactly(new CaseFile.Step("Lưu trữ", null, null, null, at("2026-03-06T10:00"), null));
    }

    @Test
    void CASE_1_3_aFeeHoldsTheCaseUntilItIsPaid() {
        History history = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-03T09:00", new CaseFact.FeeRequired(1_500_000, "Lệ phí trước bạ"))
                .on("2026-03-03T09:00", new CaseFact.FeeRequired(0, "Phí thẩm định"));
        assertThat(history.file().state()).isEqualTo(CaseState.FEE_REQUIRED);
        assertThat(history.file().fees().waived()).isFalse();
        CaseFile file = history.on("2026-03-04T09:00", new CaseFact.FeePaid(null, CaseFact.Gateway.NATIONAL))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(file.fees()).isEqualTo(new CaseFile.Fees(1_500_000L, false, true, true, CaseFact.Gateway.NATIONAL));
    }

    @Test
    void CASE_1_3_pricesOfZeroThroughoutAreAWaiver() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", accepted())
                .on("2026-03-02T09:00", new CaseFact.FeeRequired(0, "Phí"))
                .on("2026-03-02T09:00", new CaseFact.FeeRequired(0, "Lệ phí"))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.fees()).isEqualTo(new CaseFile.Fees(0L, true, false, false, null));
    }

    @Test
    void CASE_1_3_aFeeToldAgainCountsOnce() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", new CaseFact.FeeRequired(30_000, "Lệ phí"))
                .on("2026-03-02T10:00", new CaseFact.FeeRequired(25_000, "Lệ phí"))
                .on("2026-03-02T10:00", new CaseFact.FeeRequired(10_000, "Phí"))
                .file();
        assertThat(file.fees().required()).isEqualTo(35_000L);
    }

    @Test
    void CASE_1_3_aResultWithoutALinkIsNone() {
        CaseFile file = new History()
                .on("2026-03-05T10:05", new CaseFact.ResultAttached("KQ.01", " ", true, true))
                .file();
        assertThat(file.papers().result()).isFalse();
        assertThat(file.papers().resultToPersonalStore()).isFalse();
    }

    @Test
    void theSameStepAtTwoAgenciesIsTwoSteps() {
        CaseFile file = new History()
                .on("2026-03-02T09:00", new CaseFact.StepStarted("Xin ý kiến", "H26.1", null))
                .on("2026-03-02T09:01", new CaseFact.StepStarted("Xin ý kiến", "H26.2", null))
                .on("2026-03-03T09:00", new CaseFact.StepFinished("Xin ý kiến", "H26.1", null))
                .file();
        assertThat(file.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(file.steps()).extracting(CaseFile.Step::finished).containsExactly(at("2026-03-03T09:00"), null);
    }

    @Test
    void factsOfOneInstantFollowTheNaturalCourse() {
        CaseFile file = new History()
                .on("2026-03-02T00:00", new CaseFact.Completed())
                .on("2026-03-02T00:00", accepted())
                .on("2026-03-02T00:00", submitted())
                .file();
        assertThat(file.state()).isEqualTo(CaseState.COMPLETED);
        assertThat(file.refusals()).isEmpty();
    }

    @Test
    void aCaseWithoutAnEventIsNoCase() {
        assertThatThrownBy(() -> CaseLife.fold(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Programmer error");
        assertThat(CaseLife.foldAsOf(
                        new History().on("2026-03-02T09:00", accepted()).events(),
                        at("2026-03-02T08:59"),
                        at("2026-03-03T00:00")))
                .isEmpty();
    }
}

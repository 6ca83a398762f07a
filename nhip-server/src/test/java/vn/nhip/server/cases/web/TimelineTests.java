package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.server.cases.web.Timeline.Mark;
import vn.nhip.simulator.scenario.CaseTold;

class TimelineTests {
    private static final String MORNING = "2026-02-09 08:12";

    @Test
    void standsInOrderOfOccurrenceAndSaysWhenWeLearnedOfItLate() {
        CaseMessage submitted = begun().online().submitted(MORNING).last();
        CaseMessage done = begun().completed("2026-02-11 08:12").last();

        Timeline timeline = Timeline.of(
                List.of(recorded(done, Duration.ofDays(3)), recorded(submitted, Duration.ofMinutes(2))), List.of());

        assertThat(timeline.entries())
                .extracting(Timeline.Entry::title)
                .containsExactly("Nộp hồ sơ trực tuyến", "Xử lý xong");
        assertThat(timeline.entries())
                .extracting(Timeline.Entry::when)
                .containsExactly("09/02/2026 08:12", "11/02/2026 08:12");
        assertThat(timeline.entries()).extracting(Timeline.Entry::recorded).containsExactly("", "14/02/2026 08:12");
    }

    @Test
    void strikesThroughWhatWasCorrectedAndSaysWhatIsRight() {
        Timeline timeline = told(
                begun().completed(MORNING).corrected("2026-02-09 08:13", CaseFact.Completed.class, "2026-02-10 08:12"));

        Timeline.Entry struck = timeline.entries().getFirst();
        assertThat(struck.isStruck()).isTrue();
        assertThat(struck.remark()).isEqualTo("Đúng là: Xử lý xong, lúc 10/02/2026 08:12");
        assertThat(timeline.entries().getLast().detail()).isEqualTo("nhập nhầm ngày");
    }

    @Test
    void marksWhatNeverHappened() {
        Timeline timeline = told(begun().completed(MORNING).takenBack(MORNING, CaseFact.Completed.class));

        assertThat(timeline.entries().getFirst().mark()).isEqualTo(Mark.WITHDRAWN);
    }

    @Test
    void keepsWhatDoesNotFitWithItsReason() {
        CaseEvent odd = recorded(begun().resumed(MORNING).last(), Duration.ZERO);
        CaseFile.Refusal refusal = new CaseFile.Refusal(odd, "not suspended", "Hồ sơ không tạm dừng");

        Timeline.Entry entry =
                Timeline.of(List.of(odd), List.of(refusal)).entries().getFirst();

        assertThat(entry.isRefused()).isTrue();
        assertThat(entry.remark()).isEqualTo("Hồ sơ không tạm dừng");
    }

    private static CaseTold begun() {
        return CaseTold.of("H26.19.15-260209-0001");
    }

    /** What is recorded as it happens. */
    private static Timeline told(CaseTold life) {
        return Timeline.of(
                life.messages().stream()
                        .map(message -> recorded(message, Duration.ZERO))
                        .toList(),
                List.of());
    }

    private static CaseEvent recorded(CaseMessage message, Duration later) {
        return message.recordedAt(message.occurred().plus(later));
    }
}

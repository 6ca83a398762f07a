package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.server.cases.web.Timeline.Mark;

class TimelineTests {
    private static final Instant MORNING = Instant.parse("2026-02-09T01:12:00Z");

    @Test
    void standsInOrderOfOccurrenceAndSaysWhenWeLearnedOfItLate() {
        CaseEvent done = event("2", MORNING.plus(Duration.ofDays(2)), Duration.ofDays(3), new CaseFact.Completed());
        CaseEvent submitted = event("1", MORNING, Duration.ofMinutes(2), online());

        Timeline timeline = Timeline.of(List.of(done, submitted), List.of());

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
        CaseEvent wrong = event("1", MORNING, Duration.ZERO, new CaseFact.Completed());
        CaseEvent right = event(
                "2",
                MORNING.plusSeconds(60),
                Duration.ZERO,
                new CaseFact.Corrected("mot-cua", "1", MORNING.plus(Duration.ofDays(1)), null, false, "ghi nhầm ngày"));

        Timeline timeline = Timeline.of(List.of(wrong, right), List.of());

        Timeline.Entry struck = timeline.entries().getFirst();
        assertThat(struck.isStruck()).isTrue();
        assertThat(struck.remark()).isEqualTo("Đúng là: Xử lý xong, lúc 10/02/2026 08:12");
        assertThat(timeline.entries().getLast().detail()).isEqualTo("ghi nhầm ngày");
    }

    @Test
    void marksWhatNeverHappened() {
        CaseEvent wrong = event("1", MORNING, Duration.ZERO, new CaseFact.Completed());
        CaseEvent right =
                event("2", MORNING, Duration.ZERO, new CaseFact.Corrected("mot-cua", "1", null, null, true, null));

        assertThat(Timeline.of(List.of(wrong, right), List.of())
                        .entries()
                        .getFirst()
                        .mark())
                .isEqualTo(Mark.WITHDRAWN);
    }

    @Test
    void keepsWhatDoesNotFitWithItsReason() {
        CaseEvent odd = event("1", MORNING, Duration.ZERO, new CaseFact.Resumed());
        CaseFile.Refusal refusal = new CaseFile.Refusal(odd, "not suspended", "Hồ sơ không tạm dừng");

        Timeline.Entry entry =
                Timeline.of(List.of(odd), List.of(refusal)).entries().getFirst();

        assertThat(entry.isRefused()).isTrue();
        assertThat(entry.remark()).isEqualTo("Hồ sơ không tạm dừng");
    }

    private static CaseFact online() {
        return new CaseFact.Submitted(null, null, null, CaseFact.Channel.ONLINE, null, null);
    }

    private static CaseEvent event(String id, Instant occurred, Duration later, CaseFact fact) {
        return new CaseEvent("mot-cua", id, "H26.19.15-260209-0001", occurred, occurred.plus(later), fact);
    }
}

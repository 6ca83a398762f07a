package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.Period;
import vn.nhip.definitions.Definitions;

/** Why a case is won or lost, in words with dates. */
class CaseReasonsTests {
    private static final Question APRIL =
            new Question(CaseFigures.span(Period.month(2026, 3)), Seconds.of(Instant.parse("2026-04-15T00:00:00Z")));

    private final Map<Moment, Integer> moments = new EnumMap<>(Moment.class);
    private Channel channel = Channel.ONLINE;

    CaseReasonsTests() {
        at(Moment.RECEIVED, "2026-03-02T01:00:00Z");
        at(Moment.DUE, "2026-03-09T10:00:00Z");
    }

    private void at(Moment moment, String instant) {
        moments.put(moment, Seconds.of(Instant.parse(instant)));
    }

    private CaseFacts facts() {
        int[] columns = Arrays.stream(Moment.values())
                .mapToInt(moment -> moments.getOrDefault(moment, Seconds.NEVER))
                .toArray();
        return new CaseFacts(1, 0, 0, channel, true, columns, Seconds.ALWAYS, Seconds.NEVER);
    }

    private static CaseMeasure measure(String indicator) {
        return Objects.requireNonNull(Definitions.bundled()
                .find("qd766", LocalDate.of(2026, 9, 1))
                .indicator(indicator)
                .orElseThrow()
                .cases());
    }

    private List<String> reasons(String indicator, Part part) {
        return CaseReasons.of(measure(indicator), part, facts(), APRIL);
    }

    @Test
    void IDX_2_1_aLateOneNamesBothDates() {
        at(Moment.ENDED, "2026-03-12T02:30:00Z");

        assertThat(reasons("2.1", Part.LOST))
                .containsExactly("trễ hạn: hẹn trả 09/03/2026 17:00, xong 12/03/2026 09:30")
                .isEqualTo(reasons("2.1", Part.COUNTED));
    }

    @Test
    void IDX_2_1_oneThatRunsIsJudgedAtTheEndOfThePeriod() {
        assertThat(reasons("2.1", Part.LOST))
                .containsExactly("trễ hạn: hẹn trả 09/03/2026 17:00, chưa xong đến 31/03/2026 23:59");
    }

    @Test
    void IDX_2_1_oneInTimeSaysSo() {
        at(Moment.ENDED, "2026-03-06T02:30:00Z");

        assertThat(reasons("2.1", Part.WON))
                .containsExactly("trong hạn: hẹn trả 09/03/2026 17:00, xong 06/03/2026 09:30");
    }

    @Test
    void IDX_2_1_aSecondSupplementIsLateWhateverTheDate() {
        moments.put(Moment.DUE, Seconds.ALWAYS);

        assertThat(reasons("2.1", Part.LOST))
                .containsExactly("trễ hạn vì yêu cầu bổ sung lần thứ hai; chưa xong đến 31/03/2026 23:59");
    }

    @Test
    void IDX_3_3_everythingThatIsMissingIsNamed() {
        channel = Channel.DIRECT;

        CaseMeasure withResult = Objects.requireNonNull(Definitions.bundled()
                .find("qd766", LocalDate.of(2025, 9, 1))
                .indicator("3.3")
                .orElseThrow()
                .cases());
        assertThat(CaseReasons.of(withResult, Part.LOST, facts(), APRIL))
                .contains("không nộp trực tuyến", "chưa có kết quả điện tử")
                .noneMatch(reason -> reason.startsWith("nộp trực tuyến"));
    }

    @Test
    void whatIsSoSinceAnInstantSaysSinceWhen() {
        at(Moment.RESULT_ATTACHED, "2026-03-12T04:00:00Z");

        assertThat(reasons("4.1", Part.WON)).containsExactly("có kết quả điện tử từ 12/03/2026 11:00");
    }

    @Test
    void IDX_5_4_whoLostTwiceHasBothReasons() {
        at(Moment.ENDED, "2026-03-12T02:30:00Z");
        at(Moment.DISLIKED, "2026-03-13T02:30:00Z");

        assertThat(reasons("5.4", Part.LOST))
                .containsExactly(
                        "trễ hạn: hẹn trả 09/03/2026 17:00, xong 12/03/2026 09:30",
                        "bị đánh giá không hài lòng hoặc bị phản ánh từ 13/03/2026 09:30");
    }

    @Test
    void IDX_5_4_whoWasOnlyDislikedIsNotCalledLate() {
        at(Moment.ENDED, "2026-03-06T02:30:00Z");
        at(Moment.DISLIKED, "2026-03-13T02:30:00Z");

        assertThat(reasons("5.4", Part.LOST))
                .containsExactly("bị đánh giá không hài lòng hoặc bị phản ánh từ 13/03/2026 09:30");
        assertThat(CaseReasons.isWon(measure("5.4"), facts(), APRIL)).isFalse();
    }
}

package vn.nhip.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConditionTests {
    private static final Condition ONLINE_33 = Condition.parse("online and (result_attached or needs_no_result)");

    @Test
    void saysOfAMaskWhetherItHolds() {
        assertThat(ONLINE_33.holds(Fact.ONLINE.bit())).isFalse();
        assertThat(ONLINE_33.holds(Fact.ONLINE.bit() | Fact.NEEDS_NO_RESULT.bit()))
                .isTrue();
        assertThat(ONLINE_33.holds(Fact.RESULT_ATTACHED.bit())).isFalse();
        assertThat(Condition.parse("not late").holds(0)).isTrue();
        assertThat(Condition.parse("all").holds(0)).isTrue();
    }

    @Test
    void andBindsMoreThanOr() {
        Condition condition = Condition.parse("late or online and digitised");
        assertThat(condition.holds(Fact.LATE.bit())).isTrue();
        assertThat(condition.holds(Fact.ONLINE.bit())).isFalse();
    }

    @Test
    void readsAsAVietnameseSentence() {
        CaseMeasure measure = new CaseMeasure(
                CaseMeasure.Window.RECEIVED, Condition.parse("fee_owed"), Condition.parse("paid_online"));
        assertThat(measure.words())
                .isEqualTo("Hồ sơ tiếp nhận trong kỳ, phải nộp phí, lệ phí; đạt khi đã thanh toán trực tuyến.");
        assertThat(ONLINE_33.words())
                .isEqualTo("nộp trực tuyến và (có kết quả điện tử hoặc thủ tục không có kết quả giấy tờ)");
        assertThat(Condition.parse("not late").words()).isEqualTo("không trễ hạn theo Cổng");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> Condition.parse("online and lat"))
                .hasMessageStartingWith("lat, expected a fact: synchronised, result_attached");
        assertThatThrownBy(() -> Condition.parse("(online")).hasMessage("the end, expected a closing bracket");
        assertThatThrownBy(() -> Condition.parse("online digitised"))
                .hasMessage("digitised, expected and, or, or the end");
    }
}

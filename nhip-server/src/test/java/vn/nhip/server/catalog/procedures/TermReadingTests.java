package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;

/** What a published term means: 766-rules section 3, "sources of the unit". */
class TermReadingTests {

    @ParameterizedTest
    @CsvSource({
        "5, WORKING_DAY, WORKING_DAY, 5",
        "10, DAY, CALENDAR_DAY, 10",
        "8, HOUR, HOUR, 8",
        "3, MONTH, MONTH, 3",
        "2, YEAR, YEAR, 2"
    })
    void DL_3_takesTheUnitThatTheSourceGives(String amount, String unit, TermUnit read, int number) {
        assertThat(TermReading.read(amount, unit, null).term()).isEqualTo(new Term(number, read));
    }

    @ParameterizedTest
    @CsvSource({"1, OTHER", "0, OTHER", "3,", "0, WORKING_DAY", "7.5, WORKING_DAY", "5, FORTNIGHT"})
    void DL_3_neverGuesses(String amount, String unit) {
        assertThat(TermReading.read(amount, unit, null).term()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Không quá 10 ngày làm việc | 10 | WORKING_DAY",
                "Không quá 15 ngày kể từ ngày nhận đủ hồ sơ hợp lệ. | 15 | CALENDAR_DAY",
                "Thời hạn giải quyết: 07 (bảy) ngày làm việc | 7 | WORKING_DAY",
                "trong thời hạn 8 giờ làm việc | 8 | WORKING_HOUR",
                "- 05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ | 5 | WORKING_DAY"
            })
    void DL_3_readsASentenceThatSaysNothingElse(String sentence, int amount, TermUnit unit) {
        assertThat(TermReading.read(sentence, "OTHER", null).term()).isEqualTo(new Term(amount, unit));
        assertThat(TermReading.read("0", "OTHER", sentence).term()).isEqualTo(new Term(amount, unit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Không quá 10 ngày làm việc. Đối với các xã miền núi thì tăng thêm 10 ngày",
                "15 ngày và 05 ngày làm việc",
                "Theo mô tả",
                "ngày 15 tháng 6 năm 2026",
                "7,5 ngày làm việc",
                "-"
            })
    void DL_3_readsNoTermWhereASentenceSaysMore(String sentence) {
        assertThat(TermReading.read(sentence, "OTHER", null).term()).isNull();
    }

    @Test
    void DL_3_takesASentenceOnlyIfItAgreesWithTheNumber() {
        assertThat(TermReading.read("3", "OTHER", "03 ngày làm việc").term())
                .isEqualTo(new Term(3, TermUnit.WORKING_DAY));
        assertThat(TermReading.read("1", "OTHER", "03 ngày làm việc").term()).isNull();
    }

    @Test
    void DL_3_hoursAreWorkingHoursWhereTheTextSaysSo() {
        assertThat(TermReading.read("24", "HOUR", "trong 24 giờ làm việc từ khi nhận hồ sơ")
                        .term())
                .isEqualTo(new Term(24, TermUnit.WORKING_HOUR));
        assertThat(TermReading.read("24", "HOUR", "trong 8 giờ làm việc").term())
                .isEqualTo(new Term(24, TermUnit.HOUR));
    }

    @Test
    void findsTermsInATextButNoDates() {
        assertThat(TermReading.mentions(
                        "Từ ngày 01 tháng 7 năm 2026: 05 ngày làm việc, sau đó 3 ngày; Nghị định 12/2020"))
                .extracting(TermReading.Mention::words)
                .containsExactly("5 ngày làm việc", "3 ngày");
    }
}

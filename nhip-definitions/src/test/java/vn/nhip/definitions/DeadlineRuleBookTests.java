package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import vn.nhip.core.deadline.DeadlineRules;

class DeadlineRuleBookTests {

    @Test
    void aProcedureTurnsItsOwnSwitchesOverTheCommonOnes() {
        DeadlineRuleBook book = read("""
                rules: {dueSoonDays: 3}
                procedures:
                  - codes: [1.004194, 9.000001]
                    source: Luật bịa, Điều 1
                    rules: {afternoonCutoff: "15:00"}
                """);

        assertThat(book.common().dueSoonDays()).isEqualTo(3);
        assertThat(book.of("1.004194").afternoonCutoff()).isEqualTo(LocalTime.of(15, 0));
        assertThat(book.of("1.004194").dueSoonDays()).isEqualTo(3);
        assertThat(book.of("1.004194.000.00.00.H26"))
                .as("a suffix of the agency")
                .isEqualTo(book.of("1.004194"));
        assertThat(book.of("9.000002")).isEqualTo(book.common());
        assertThat(book.of(null)).isEqualTo(book.common());
    }

    @Test
    void saysEveryMistakeWithItsLine() {
        assertThatThrownBy(() -> read("""
                rules: {dueSoon: 3}
                procedures:
                  - codes: [9.000001, 9.000001]
                    rules: {afternoonCutoff: three}
                """))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("deadlines.yaml:1")
                .hasMessageContaining("rule dueSoon, expected one of startDayExcluded")
                .hasMessageContaining("afternoonCutoff=three, expected 15:00 or off")
                .hasMessageContaining("without source")
                .hasMessageContaining("procedure 9.000001 a second time");
    }

    @Test
    void aFileWithoutSwitchesIsTheGeneralLaw() {
        assertThat(read("procedures: []").of("9.000001")).isEqualTo(DeadlineRules.STANDARD);
    }

    private static DeadlineRuleBook read(String yaml) {
        return DeadlineRuleBook.read("deadlines.yaml", yaml);
    }
}

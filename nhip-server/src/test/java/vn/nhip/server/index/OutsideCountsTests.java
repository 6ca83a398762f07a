package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.core.index.OutsideCount;
import vn.nhip.core.index.OutsideDenominator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.register.Table;

/** What was reported elsewhere, in the denominator of 1.4 (766-rules section 1.3). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.test.database=recount"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideCountsTests {
    private static final Period MARCH = Period.month(2026, 3);
    private static final OutsideDenominator RULE =
            new OutsideDenominator(OutsideCount.NATIONAL_REPORT, OutsideCount.LAST_YEAR);

    private final OutsideCounts counts;

    OutsideCountsTests(OutsideCounts counts) {
        this.counts = counts;
    }

    private int add(String... lines) {
        Table table = Table.read("agency,period,kind,count\n" + String.join("\n", lines) + "\n", OutsideCounts.SHAPE);
        assertThat(table.mistakes()).isEmpty();
        return counts.add(table.entries(), "bao-cao.csv");
    }

    @Test
    void IDX_1_4_takesTheLargerOfReceivedAndReported() {
        add("H98.1,2026-03,national_report,120", "H98.2,2026-03,national_report,80");

        OutsideCounts.Known known = counts.known(MARCH);

        assertThat(known.with(Counts.of(90, 100), "H98.1", RULE).denominator()).isEqualTo(120);
        assertThat(known.with(Counts.of(90, 100), "H98.2", RULE).denominator()).isEqualTo(100);
        assertThat(known.with(Counts.of(90, 100), "H98.3", RULE)).isEqualTo(Counts.of(90, 100));
        assertThat(known.with(Counts.of(90, 100), "H98.1", null)).isEqualTo(Counts.of(90, 100));
        assertThat(known.with(Counts.MISSING, "H98.1", RULE))
                .as("what is not known is not filled in")
                .isEqualTo(Counts.MISSING);
    }

    @Test
    void IDX_1_4_dividesLastYearByThePeriodsOfAYear() {
        add("H97,2025,last_year,1200");

        assertThat(counts.known(MARCH).with(Counts.of(0, 0), "H97", RULE).fallbackDenominator())
                .isEqualTo(100);
        assertThat(counts.known(new Period(Period.Kind.QUARTER, 2026, 1))
                        .with(Counts.of(0, 0), "H97", RULE)
                        .fallbackDenominator())
                .isEqualTo(300);
    }

    @Test
    void aNewerCountReplacesAndTheSameCountTwiceChangesNothing() {
        assertThat(add("H96,2026-03,national_report,10")).isEqualTo(1);
        long revision = counts.revision();
        assertThat(add("H96,2026-03,national_report,10")).isZero();
        assertThat(counts.revision()).isEqualTo(revision);
        assertThat(add("H96,2026-03,national_report,12")).isEqualTo(1);

        assertThat(counts.known(MARCH).with(Counts.of(1, 2), "H96", RULE).denominator())
                .isEqualTo(12);
    }

    @Test
    void aCountThatIsTakenBackIsNotKnown() {
        add("H95,2026-03,national_report,120");
        Table table = Table.read(
                "agency,period,kind,count,removed\nH95,2026-03,national_report,120,có\n", OutsideCounts.SHAPE);
        counts.add(table.entries(), "rut.csv");

        assertThat(counts.known(MARCH).with(Counts.of(1, 2), "H95", RULE)).isEqualTo(Counts.of(1, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H95,2026-13,national_report,1 | period là “2026-13”; cần 2026-08, 2026-Q3 hoặc 2026",
                "H95,2026-03,last_year,1       | last_year là số của cả năm trước; period cần là năm đó, ví dụ 2025",
                "H95,2026-03,báo cáo,1         | kind là “báo cáo”; cần một trong: national_report, last_year",
                "H95,2026-03,national_report,-1| count là “-1”; cần số nguyên không âm"
            })
    void saysWhatIsWrongInALine(String line, String expected) {
        assertThat(Table.read("agency,period,kind,count\n" + line + "\n", OutsideCounts.SHAPE)
                        .mistakes())
                .containsExactly(new Table.Mistake(2, expected));
    }
}

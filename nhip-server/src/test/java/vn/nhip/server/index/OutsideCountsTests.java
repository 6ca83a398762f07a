package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.core.index.OutsideCount;
import vn.nhip.core.index.OutsideDenominator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** What was reported elsewhere, in the denominator of 1.4 (766-rules section 1.3). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.test.database=recount"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideCountsTests {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period LAST_YEAR = new Period(Period.Kind.YEAR, 2025, 1);
    private static final OutsideDenominator RULE =
            new OutsideDenominator(OutsideCount.NATIONAL_REPORT, OutsideCount.LAST_YEAR);

    private final OutsideCounts counts;

    OutsideCountsTests(OutsideCounts counts) {
        this.counts = counts;
    }

    @Test
    void IDX_1_4_takesTheLargerOfReceivedAndReported() {
        counts.record(
                List.of(
                        new OutsideCounts.Row("H98.1", MARCH, OutsideCount.NATIONAL_REPORT, 120),
                        new OutsideCounts.Row("H98.2", MARCH, OutsideCount.NATIONAL_REPORT, 80)),
                "bao-cao.csv");

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
        counts.record(List.of(new OutsideCounts.Row("H97", LAST_YEAR, OutsideCount.LAST_YEAR, 1_200)), "nam-truoc.csv");

        assertThat(counts.known(MARCH).with(Counts.of(0, 0), "H97", RULE).fallbackDenominator())
                .isEqualTo(100);
        assertThat(counts.known(new Period(Period.Kind.QUARTER, 2026, 1))
                        .with(Counts.of(0, 0), "H97", RULE)
                        .fallbackDenominator())
                .isEqualTo(300);
    }

    @Test
    void aNewerCountReplacesAndTheSameCountTwiceChangesNothing() {
        OutsideCounts.Row first = new OutsideCounts.Row("H96", MARCH, OutsideCount.NATIONAL_REPORT, 10);
        OutsideCounts.Row second = new OutsideCounts.Row("H96", MARCH, OutsideCount.NATIONAL_REPORT, 12);

        assertThat(counts.record(List.of(first), "a.csv")).isEqualTo(1);
        long revision = counts.revision();
        assertThat(counts.record(List.of(first), "a.csv")).isZero();
        assertThat(counts.revision()).isEqualTo(revision);
        assertThat(counts.record(List.of(second), "b.csv")).isEqualTo(1);

        assertThat(counts.known(MARCH).with(Counts.of(1, 2), "H96", RULE).denominator())
                .isEqualTo(12);
    }
}

package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.Counts;

class PublishedCountsTests {

    @Test
    void whatIsReadIsWhatWasWritten() {
        Map<String, Map<String, Counts>> counts = Map.of(
                "H26",
                Map.of("2.1", Counts.of(8, 12), "1.4", new Counts(0L, 0L, 7L, false), "3.2", Counts.MISSING),
                "H26.\"lạ\",\n1",
                Map.of("2.1", Counts.WITHHELD, "5.1", new Counts(null, 3L, null, true)));

        assertThat(PublishedCounts.read(PublishedCounts.write(counts, Map.of())))
                .isEqualTo(counts);
    }

    @Test
    void theSameCountsAreTheSameText() {
        assertThat(PublishedCounts.write(
                        Map.of("H26.2", Map.of("2.1", Counts.of(1, 2)), "H26", Map.of("2.1", Counts.WITHHELD)),
                        Map.of("H26", Level.PROVINCE)))
                .isEqualTo("""
                        unit,level,indicator,numerator,denominator,fallback_denominator,note
                        H26,PROVINCE,2.1,,,,withheld
                        H26.2,,2.1,1,2,,
                        """);
    }
}

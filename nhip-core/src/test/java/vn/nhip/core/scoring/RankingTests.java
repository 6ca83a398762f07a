package vn.nhip.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.ZeroRule;

class RankingTests {
    private final IndexDefinition rules = SmallIndex.of(
            SmallIndex.group("TDGQ", SmallIndex.indicator("2.1", 20, 1, ZeroRule.NULL, Rounding.PORTAL_SCORE)));

    private Scorecard card(String unit, Level level, @Nullable Counts counts) {
        return SmallIndex.scorer(rules).score(unit, level, counts == null ? Map.of() : Map.of("2.1", counts), Map.of());
    }

    @Test
    void givesEqualPointsEqualPlacesAndSkipsTheNext() {
        Map<String, Standing> standings = Ranking.byTotal(
                List.of(
                        card("a", Level.COMMUNE, Counts.of(90, 100)),
                        card("b", Level.COMMUNE, Counts.of(180, 200)),
                        card("c", Level.COMMUNE, Counts.of(100, 100)),
                        card("d", Level.COMMUNE, Counts.of(10, 100)),
                        card("p", Level.PROVINCE, Counts.of(10, 100))),
                rules.ranking());
        assertThat(standings.values()).extracting(Standing::rank).containsExactly(2, 2, 1, 4, 1);
        assertThat(standings.values()).extracting(Standing::tied).containsExactly(true, true, false, false, false);
        assertThat(standings.values()).extracting(Standing::of).containsExactly(4, 4, 4, 4, 1);
    }

    @Test
    void leavesOutUnitsWithFewCasesOrNoPoints() {
        Map<String, Standing> standings = Ranking.byTotal(
                List.of(
                        card("few", Level.COMMUNE, Counts.of(34, 34)),
                        card("enough", Level.COMMUNE, Counts.of(30, 35)),
                        card("silent", Level.COMMUNE, null)),
                rules.ranking());
        assertThat(standings.values())
                .extracting(Standing::unranked)
                .containsExactly(Standing.Unranked.LOW_VOLUME, null, Standing.Unranked.NO_POINTS);
        assertThat(standings.values()).extracting(Standing::rank).containsExactly(null, 1, null);
        assertThat(standings.values())
                .extracting(s -> s.volumeBand() == null ? "" : s.volumeBand().code())
                .containsExactly("C", "C", "");
    }
}

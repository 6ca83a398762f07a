package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Level;
import vn.nhip.server.catalog.Agency;

/** For which units the cases of an agency count. */
class UnitTreeTests {

    private static Map<String, Agency> catalogue(String... pairs) {
        Map<String, Agency> known = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] both = pair.split("<", 2);
            @Nullable String parent = both.length < 2 ? null : both[1];
            known.put(both[0], Agency.named(both[0], "Đơn vị " + both[0], Level.COMMUNE, parent));
        }
        return known;
    }

    private static UnitTree tree(String... seen) {
        return UnitTree.of("H99", catalogue("H99", "H99.1<H99", "H99.1.7<H99.1", "H99.2<H99"), List.of(seen));
    }

    @Test
    void theCasesOfAnAgencyCountForItAndForAllAboveIt() {
        assertThat(tree().holders("H99.1.7")).containsExactly("H99.1.7", "H99.1", "H99");
        assertThat(tree().holders("H99")).containsExactly("H99");
    }

    @Test
    void anAgencyThatTheCatalogueDoesNotHaveStandsUnderItsNearest() {
        assertThat(tree("H99.2.05.3").holders("H99.2.05.3")).containsExactly("H99.2", "H99");
        assertThat(tree("H99.2.05.3").units()).doesNotContainKey("H99.2.05.3");
    }

    @Test
    void anAgencyOfWhichTheCatalogueHasNothingIsAUnitOfItsOwn() {
        assertThat(tree("H99.8").units()).containsKey("H99.8");
        assertThat(tree("H99.8").holders("H99.8")).containsExactly("H99.8", "H99");
    }

    @Test
    void inWhicheverOrderAgenciesAreSeenThePartStandsUnderTheWhole() {
        for (UnitTree tree : List.of(tree("H99.8", "H99.8.1"), tree("H99.8.1", "H99.8"))) {
            assertThat(tree.holders("H99.8.1")).containsExactly("H99.8", "H99");
        }
    }

    @Test
    void whoIsNotKnownCountsForTheProvinceOnly() {
        assertThat(tree().holders(null)).containsExactly("H99");
    }

    @Test
    void anAgencyOfAnotherProvinceCountsForNobodyHere() {
        assertThat(tree("H98.1").holders("H98.1")).isEmpty();
        assertThat(tree("H98.1").units()).doesNotContainKey("H98.1");
        assertThat(tree("H990.1").holders("H990.1")).isEmpty();
    }

    @Test
    void theProvinceComesFirstEvenWhereTheCatalogueDoesNotKnowIt() {
        UnitTree tree = UnitTree.of("H97", Map.of(), List.of("H97.3"));

        assertThat(tree.units().keySet()).containsExactly("H97", "H97.3");
        assertThat(UnitTree.of(UnitTree.NO_ROOT, Map.of(), List.of()).holders(null))
                .containsExactly(UnitTree.NO_ROOT);
    }

    @Test
    void aTreeThatBitesItsTailStillEnds() {
        UnitTree tree = UnitTree.of("H99", catalogue("H99.1<H99.2", "H99.2<H99.1"), List.of());

        assertThat(tree.holders("H99.1")).containsExactly("H99.1", "H99.2", "H99");
    }
}

package vn.nhip.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.database.ModuleOnDatabaseTest;

@ModuleOnDatabaseTest
@TestPropertySource(properties = "nhip.sample=on")
class BundledSampleTests {
    private static final Period AUGUST = Period.month(2026, 8);
    private static final OffsetDateTime SATURDAY = OffsetDateTime.parse("2026-09-26T18:14Z");
    private static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-09-28T15:14Z");

    private final PortalCaptures captures;
    private final Agencies agencies;
    private final BundledSample sample;

    BundledSampleTests(PortalCaptures captures, Agencies agencies, BundledSample sample) {
        this.captures = captures;
        this.agencies = agencies;
        this.sample = sample;
    }

    @Test
    void fillsAnEmptyDatabaseWithAWholeProvince() {
        PortalFigures figures = captures.figures("H44", AUGUST, null).orElseThrow();

        assertThat(figures.units()).hasSize(164);
        assertThat(figures.captures())
                .extracting(Capture::group, Capture::capturedAt, Capture::units)
                .containsExactlyInAnyOrder(
                        tuple("TDGQ", SATURDAY, 164),
                        tuple("TTTT", SATURDAY, 164),
                        tuple("CLGQ", SATURDAY, 164),
                        tuple("CKMB", SATURDAY, 164),
                        tuple("MDHL", MONDAY, 164),
                        tuple("MDSH", MONDAY, 164));
        assertThat(figures.captures().getFirst().capturedAt().getOffset().getId())
                .isEqualTo("Z");
    }

    @Test
    void knowsLevelsAndUnitsOfAll() {
        var tree = agencies.tree("H44").values();
        assertThat(tree).hasSize(164).extracting(Agency::level).doesNotContainNull();
        assertThat(tree).filteredOn(a -> a.level() == Level.DEPARTMENT).hasSize(15);
        assertThat(tree)
                .filteredOn(a -> a.level() == Level.COMMUNE)
                .hasSize(148)
                .extracting(Agency::unitCode)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(agencies.search("viet tri", 1)).extracting(Agency::shortName).containsExactly("phường Việt Trì");
    }

    @Test
    void isLoadedOnce() {
        long revision = captures.revision();
        sample.afterSingletonsInstantiated();
        assertThat(captures.revision()).isEqualTo(revision);
    }
}

package vn.nhip.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.core.index.Level;
import vn.nhip.server.database.ModuleOnDatabaseTest;

@ModuleOnDatabaseTest
class AgenciesTests {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 20);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);
    private static final Agency PROVINCE = Agency.named("H44", "UBND tỉnh Phú Thọ", Level.PROVINCE, null);
    private static final Agency HEALTH = Agency.named("H44.22", "Sở Y tế - Tỉnh Phú Thọ", Level.DEPARTMENT, "H44");
    private static final Agency VIET_TRI = Agency.named("H44.100", "UBND Phường Việt Trì", Level.COMMUNE, "H44");

    private final Agencies agencies;
    private final JdbcClient jdbc;

    AgenciesTests(Agencies agencies, JdbcClient jdbc) {
        this.agencies = agencies;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void recordsAProvince() {
        jdbc.sql("delete from catalog.agency").update();
        agencies.record(List.of(PROVINCE, HEALTH, VIET_TRI), AUGUST);
    }

    @Test
    void givesTheTreeBelowAProvince() {
        assertThat(agencies.tree("H44").keySet()).containsExactly("H44", "H44.100", "H44.22");
        assertThat(agencies.tree("H44.22").keySet()).containsExactly("H44.22");
        assertThat(agencies.tree("H99")).isEmpty();
    }

    @Test
    void knowsTheUnitAndTheShortName() {
        assertThat(agencies.find("H44")).get().extracting(Agency::unitCode).isEqualTo("25");
        Agency commune = agencies.find("H44.100").orElseThrow();
        assertThat(commune.shortName()).isEqualTo("phường Việt Trì");
        assertThat(commune.unitCode()).isNotNull();
        assertThat(commune.validFrom()).isNull();
    }

    @Test
    void listsCommunesWithoutUnit() {
        agencies.record(List.of(Agency.named("H44.999", "UBND xã Không Có", Level.COMMUNE, "H44")), AUGUST);
        assertThat(agencies.communesWithoutUnit()).extracting(Agency::code).containsExactly("H44.999");
    }

    @Test
    void keepsTheOldNameWithItsValidity() {
        agencies.record(
                List.of(Agency.named("H44.22", "Sở Sức khỏe - Tỉnh Phú Thọ", Level.DEPARTMENT, "H44")), OCTOBER);

        assertThat(agencies.find("H44.22")).get().satisfies(agency -> {
            assertThat(agency.shortName()).isEqualTo("Sở Sức khỏe");
            assertThat(agency.validFrom()).isEqualTo(OCTOBER);
        });
        assertThat(agencies.history("H44.22"))
                .extracting(v -> v.agency().shortName(), AgencyVersion::validTo)
                .containsExactly(tuple("Sở Sức khỏe", null), tuple("Sở Y tế", OCTOBER.minusDays(1)));
    }

    @Test
    void addsWhatAnOlderSourceSaysToThePastOnly() {
        LocalDate june = LocalDate.of(2026, 6, 1);
        agencies.record(List.of(Agency.named("H44.22", "Sở Y học - Tỉnh Phú Thọ", Level.DEPARTMENT, "H44")), june);

        assertThat(agencies.find("H44.22")).get().extracting(Agency::shortName).isEqualTo("Sở Y tế");
        assertThat(agencies.history("H44.22"))
                .extracting(v -> v.agency().shortName(), v -> v.agency().validFrom(), AgencyVersion::validTo)
                .containsExactly(tuple("Sở Y tế", AUGUST, null), tuple("Sở Y học", june, AUGUST.minusDays(1)));
    }

    @Test
    void takesAnotherSpellingForNoChange() {
        agencies.record(List.of(Agency.named("H44.100", "UBND phường Việt Trì - Tỉnh Phú Thọ", null, null)), OCTOBER);

        assertThat(agencies.history("H44.100")).hasSize(1);
        assertThat(agencies.find("H44.100")).get().extracting(Agency::level).isEqualTo(Level.COMMUNE);
    }

    @Test
    void namesLaterWhatWasKnownByItsCodeOnly() {
        agencies.record(List.of(Agency.unnamed("H44.101", Level.COMMUNE, "H44")), AUGUST);
        agencies.record(List.of(Agency.named("H44.101", "UBND Phường Nông Trang", null, "H44")), OCTOBER);

        assertThat(agencies.history("H44.101")).singleElement().satisfies(version -> {
            assertThat(version.agency().shortName()).isEqualTo("phường Nông Trang");
            assertThat(version.agency().unitCode()).isNotNull();
        });
    }

    @Test
    void searchesWithoutDiacriticsAndCase() {
        assertThat(agencies.search("viet tri", 5)).extracting(Agency::code).containsExactly("H44.100");
        assertThat(agencies.search("VIỆT TRÌ", 5)).extracting(Agency::code).containsExactly("H44.100");
        assertThat(agencies.search("h44.22", 5)).extracting(Agency::code).containsExactly("H44.22");
        assertThat(agencies.search("so y te", 5)).extracting(Agency::code).containsExactly("H44.22");
        assertThat(agencies.search("te so", 5)).extracting(Agency::code).containsExactly("H44.22");
        assertThat(agencies.search("phu tho", 1)).extracting(Agency::code).containsExactly("H44");
        assertThat(agencies.search("%", 5)).isEmpty();
        assertThat(agencies.search("  ", 5)).isEmpty();
    }
}

package vn.nhip.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.core.index.Level;
import vn.nhip.server.database.ModuleOnDatabaseTest;

@ModuleOnDatabaseTest
class AdministrativeUnitsTests {

    private final JdbcClient jdbc;
    private final AdministrativeUnits units;
    private final CatalogFiles files;

    AdministrativeUnitsTests(JdbcClient jdbc, AdministrativeUnits units, CatalogFiles files) {
        this.jdbc = jdbc;
        this.units = units;
        this.files = files;
    }

    @Test
    void holds34ProvincesAnd3321CommunesOfTheLaw() {
        Map<String, Integer> kinds = new HashMap<>();
        jdbc.sql("select kind, count(*) as units from catalog.administrative_unit group by kind")
                .query(row -> {
                    kinds.put(row.getString("kind"), row.getInt("units"));
                });
        assertThat(kinds).isEqualTo(Map.of("tỉnh", 28, "thành phố", 6, "phường", 687, "xã", 2621, "đặc khu", 13));
        assertThat(count("parent is null")).isEqualTo(34);
        assertThat(count("parent is not null")).isEqualTo(3321);
    }

    @Test
    void namesUnitsInFull() {
        assertThat(jdbc.sql(
                                "select name from catalog.administrative_unit where code in ('01', '25', '31078') order by code")
                        .query(String.class)
                        .list())
                .containsExactly("Thành phố Hà Nội", "Tỉnh Phú Thọ", "Đặc khu Phú Quốc");
        // Every name begins with its kind.
        assertThat(count("left(lower(name), length(kind)) <> kind")).isZero();
    }

    @Test
    void findsTheUnitThatAnAgencyGoverns() {
        AdministrativeUnits.Lookup lookup = units.lookup();
        assertThat(lookup.unitOf(Agency.named("H44", "UBND tỉnh Phú Thọ", Level.PROVINCE, null)))
                .isEqualTo("25");
        String exact = lookup.unitOf(Agency.named("H44.100", "UBND Phường Việt Trì", Level.COMMUNE, "H44"));
        assertThat(exact).isNotNull().hasSize(5);
        assertThat(lookup.unitOf(Agency.named("x", "UBND phuong Viet Tri", Level.COMMUNE, "H44")))
                .isEqualTo(exact);
        assertThat(lookup.unitOf(Agency.named("x", "UBND xã Không Có", Level.COMMUNE, "H44")))
                .isNull();
        assertThat(lookup.unitOf(Agency.named("x", "Sở Y tế - Tỉnh Phú Thọ", Level.DEPARTMENT, "H44")))
                .isNull();
    }

    @Test
    void loadsAnUnchangedFileOnce() {
        String loadedAt = "select max(loaded_at)::text from catalog.data_file";
        String before = jdbc.sql(loadedAt).query(String.class).single();
        files.load();
        assertThat(jdbc.sql(loadedAt).query(String.class).single()).isEqualTo(before);
    }

    private int count(String condition) {
        return jdbc.sql("select count(*) from catalog.administrative_unit where " + condition)
                .query(Integer.class)
                .single();
    }
}

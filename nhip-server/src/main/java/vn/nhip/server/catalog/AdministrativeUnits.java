package vn.nhip.server.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.core.index.Level;

/** Finds the administrative unit that an agency governs. */
@Component
class AdministrativeUnits {

    private final JdbcClient jdbc;

    AdministrativeUnits(JdbcClient jdbc, CatalogFiles files) {
        this.jdbc = jdbc;
        files.load();
    }

    /** For looking up many agencies; reads the communes of a province once. */
    Lookup lookup() {
        return new Lookup();
    }

    /** Looks up units, remembering the provinces it read. */
    final class Lookup {
        private final Map<String, Optional<Communes>> byProvinceAgency = new HashMap<>();

        /** The unit of a province's or commune's People's Committee; null for others and when none has that name. */
        @Nullable
        String unitOf(Agency agency) {
            if (agency.level() == Level.PROVINCE) {
                return provinceUnit(agency.code()).orElse(null);
            }
            if (agency.level() != Level.COMMUNE || agency.parent() == null) {
                return null;
            }
            return byProvinceAgency
                    .computeIfAbsent(
                            agency.parent(), parent -> provinceUnit(parent).map(p -> communes(p)))
                    .map(communes -> communes.find(agency))
                    .orElse(null);
        }
    }

    private Optional<String> provinceUnit(String agency) {
        return jdbc.sql("select unit from catalog.province_agency where agency = ?")
                .param(agency)
                .query(String.class)
                .optional();
    }

    private Communes communes(String province) {
        Communes communes = new Communes(new HashMap<>(), new HashMap<>(), new HashSet<>());
        jdbc.sql("select code, name from catalog.administrative_unit where parent = ?")
                .param(province)
                .query(row -> {
                    communes.add(row.getString("code"), row.getString("name"));
                });
        return communes;
    }

    /** Communes of one province by name; without diacritics only where that leaves no doubt. */
    private record Communes(Map<String, String> bySpelling, Map<String, String> byPlain, Set<String> doubtful) {

        void add(String code, String name) {
            bySpelling.put(AgencyNames.spelling(name), code);
            if (byPlain.put(AgencyNames.plain(name), code) != null) {
                doubtful.add(AgencyNames.plain(name));
            }
        }

        /** By its short name, or where somebody shortened it otherwise, by the full one. */
        @Nullable
        String find(Agency agency) {
            String unit = find(agency.shortName());
            return unit == null ? find(AgencyNames.shorten(agency.name())) : unit;
        }

        private @Nullable String find(String name) {
            String exact = bySpelling.get(AgencyNames.spelling(name));
            String plain = AgencyNames.plain(name);
            return exact != null || doubtful.contains(plain) ? exact : byPlain.get(plain);
        }
    }
}

package vn.nhip.server.cases.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.screen.Vi;

/** Names for the codes of one page; each code is looked up once. */
final class CaseNames {
    private final Procedures procedures;
    private final Agencies agencies;
    private final LocalDate today;
    private final Map<String, String> procedureNames = new HashMap<>();
    private final Map<String, String> agencyNames = new HashMap<>();

    CaseNames(Procedures procedures, Agencies agencies, LocalDate today) {
        this.procedures = procedures;
        this.agencies = agencies;
        this.today = today;
    }

    /** The procedure's name; null when the catalogue does not know it. */
    @Nullable
    String procedure(@Nullable String code) {
        if (code == null) {
            return null;
        }
        String name = procedureNames.computeIfAbsent(
                code, c -> procedures.at(c, today).map(Procedure::name).orElse(""));
        return name.isEmpty() ? null : name;
    }

    /** The agency's short name, or its code when no name is known. */
    String agency(@Nullable String code) {
        return code == null
                ? Vi.NOTHING
                : agencyNames.computeIfAbsent(
                        code, c -> agencies.find(c).map(Agency::shortName).orElse(c));
    }
}

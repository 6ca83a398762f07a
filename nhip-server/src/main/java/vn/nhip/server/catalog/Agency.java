package vn.nhip.server.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Level;

/**
 * An agency (cơ quan, đơn vị) as it stands on a day.
 *
 * @param code its identification code ("H44.100"), Quyết định 20/2020/QĐ-TTg
 * @param name full name as published
 * @param shortName name for tables ("phường Việt Trì", "Sở Y tế")
 * @param level its level; null when the source does not say
 * @param parent code of its parent; null for a province
 * @param unitCode code of its administrative unit at the statistics office; null for departments
 * @param validFrom first day on which it holds; null when not known
 */
public record Agency(
        String code,
        String name,
        String shortName,
        @Nullable Level level,
        @Nullable String parent,
        @Nullable String unitCode,
        @Nullable LocalDate validFrom) {

    /** An agency as a source names it; its short name follows from the name, its unit is looked up when it is recorded. */
    public static Agency named(String code, String name, @Nullable Level level, @Nullable String parent) {
        return new Agency(code, name, AgencyNames.shorten(name), level, parent, null, null);
    }

    /** An agency of which a source knows only the code. */
    public static Agency unnamed(String code, @Nullable Level level, @Nullable String parent) {
        return new Agency(code, code, code, level, parent, null, null);
    }

    boolean isUnnamed() {
        return name.equals(code);
    }
}

package vn.nhip.server.catalog.store;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.procedures.Part;

/**
 * A procedure as lists show it.
 *
 * @param field name of its field
 * @param online {@code null} when not known
 * @param units units of its terms, as published
 * @param term its term in a few words; empty when none could be read
 * @param notices kinds of notices it has
 * @param parts its parts that are not there
 * @param validFrom first day on which it holds
 */
public record ProcedureLine(
        CodedName procedure,
        String field,
        CodedName promulgator,
        @Nullable OnlineLevel online,
        Set<HandlingLevel> levels,
        Set<String> units,
        String term,
        Set<NoticeKind> notices,
        PartsNotThere parts,
        LocalDate validFrom) {

    /** Parts that are missing, and parts of which the sources do not tell. */
    public record PartsNotThere(Set<Part> missing, Set<Part> unknown) {}

    public String code() {
        return procedure.code();
    }

    public String name() {
        return procedure.name();
    }
}

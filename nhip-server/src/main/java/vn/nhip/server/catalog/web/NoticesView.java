package vn.nhip.server.catalog.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.store.ProcedureImports.Problem;
import vn.nhip.server.catalog.store.ProcedureImports.ProcedureImport;
import vn.nhip.server.catalog.store.ProcedureShelf.Noticed;
import vn.nhip.server.screen.Address;

/**
 * The notices of the catalogue.
 *
 * @param kind the kind that is listed; {@code null} for none
 * @param counts how many of each kind
 * @param notices those of the kind
 * @param asked the page asked for
 * @param newest the newest import
 * @param problems what it could not take
 * @param absent procedures that the newest complete list no longer has
 */
public record NoticesView(
        @Nullable NoticeKind kind,
        Map<NoticeKind, Count> counts,
        List<Noticed> notices,
        String asked,
        @Nullable ProcedureImport newest,
        List<Problem> problems,
        List<CodedName> absent) {
    static final String PATH = "/catalog/notices";
    private static final int PAGE = 100;

    /** How many notices, of how many procedures. */
    public static final class Count {
        private final Set<String> procedures = new HashSet<>();
        private int notices;

        void add(Noticed noticed) {
            notices++;
            procedures.add(noticed.procedure().code());
        }

        public int notices() {
            return notices;
        }

        public int procedures() {
            return procedures.size();
        }
    }

    public int total() {
        return counts.values().stream().mapToInt(Count::notices).sum();
    }

    public Address address(@Nullable NoticeKind of) {
        return Address.of(PATH).with("kind", of == null ? null : ProcedureFilter.lower(of));
    }

    /** Procedures with notices of a kind. */
    public Address procedures(NoticeKind of) {
        return Address.of(ProceduresView.PATH).with("notice", of.name());
    }

    public int pages() {
        return Math.max(1, (notices.size() + PAGE - 1) / PAGE);
    }

    public int page() {
        return asked.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(asked), 1, pages()) : 1;
    }

    public List<Noticed> shown() {
        return notices.subList((page() - 1) * PAGE, Math.min(page() * PAGE, notices.size()));
    }
}

package vn.nhip.server.catalog.procedures;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.server.catalog.CodedName;

/** Reads from a published procedure what decides how its cases count. */
final class Traits {
    private Traits() {}

    static ProcedureTraits of(PublishedProcedure procedure) {
        List<CodedName> results = procedure.results();
        return new ProcedureTraits(
                results == null ? null : !results.isEmpty(),
                hasFee(procedure),
                isComplete(procedure),
                forCitizens(procedure.parties().subjects()));
    }

    /** What a source does not tell may be there. */
    private static @Nullable Boolean isComplete(PublishedProcedure procedure) {
        Collection<Parts.Finding> parts = Parts.of(procedure).values();
        if (parts.stream().anyMatch(part -> part.state() == Parts.State.MISSING)) {
            return false;
        }
        return parts.stream().anyMatch(part -> part.state() == Parts.State.UNKNOWN) ? null : Boolean.TRUE;
    }

    /** "Công dân Việt Nam" is how the portal's list of subjects calls them. */
    private static @Nullable Boolean forCitizens(List<String> subjects) {
        return subjects.isEmpty()
                ? null
                : Boolean.valueOf(subjects.stream()
                        .anyMatch(subject -> subject.toLowerCase(Locale.ROOT).contains("công dân")));
    }

    /**
     * A fee of zero with words beside it ("theo quy định của địa phương") may be one; without words it is none. A source that lists
     * no fees at all says that there are none.
     */
    private static @Nullable Boolean hasFee(PublishedProcedure procedure) {
        PublishedProcedure.FeeSummary summary = procedure.feeSummary();
        if (summary != null && summary.highest() != null) {
            return true;
        }
        if (summary != null) {
            return summary.lines() == 0 ? Boolean.FALSE : null;
        }
        List<PublishedProcedure.Fee> fees = procedure.methods().stream()
                .map(PublishedProcedure.Method::fees)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        if (fees.stream()
                .map(PublishedProcedure.Fee::value)
                .filter(Objects::nonNull)
                .anyMatch(v -> v.signum() > 0)) {
            return true;
        }
        boolean told = !procedure.methods().isEmpty()
                && procedure.methods().stream().allMatch(method -> method.fees() != null);
        boolean none = told && fees.stream().allMatch(Traits::isNone);
        return none ? Boolean.FALSE : null;
    }

    private static boolean isNone(PublishedProcedure.Fee fee) {
        BigDecimal value = fee.value();
        String text = fee.text();
        return value != null && value.signum() == 0 && (text == null || text.isBlank());
    }
}

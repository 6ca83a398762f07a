package vn.nhip.core.index;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.PetitionMeasure;
import vn.nhip.core.facts.ProcedureMeasure;
import vn.nhip.core.facts.ServiceMeasure;

/**
 * From what the two counts of an indicator are made; at most one is not {@code null}.
 *
 * @param cases from single cases
 * @param procedures from procedures of the catalogue
 * @param services from online services of the catalogue
 * @param petitions from single petitions
 */
public record Counting(
        @Nullable CaseMeasure cases,
        @Nullable ProcedureMeasure procedures,
        @Nullable ServiceMeasure services,
        @Nullable PetitionMeasure petitions) {
    /** Only told by totals from elsewhere. */
    public static final Counting NONE = new Counting(null, null, null, null);

    /** From cases. */
    public static Counting of(@Nullable CaseMeasure cases) {
        return new Counting(cases, null, null, null);
    }

    /** Whether it is counted at all. */
    public boolean isThere() {
        return !equals(NONE);
    }

    /** As a Vietnamese sentence; empty where nothing is counted. */
    public String words() {
        return Stream.of(
                        cases == null ? null : cases.words(),
                        procedures == null ? null : procedures.words(),
                        services == null ? null : services.words(),
                        petitions == null ? null : petitions.words())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}

package vn.nhip.core.index;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;

/**
 * One component indicator of an index.
 *
 * @param code its number in the decision ("4.1"); unique in the index
 * @param wording its names
 * @param basis its source in law
 * @param unit what it counts
 * @param scoring how its ratio becomes points
 * @param scope where it applies
 * @param readings named alternatives to the reading that the definition uses
 * @param counting from what its counts are made
 * @param outside what counts from outside say of its denominator; {@code null} where they do not
 */
public record Indicator(
        String code,
        Wording wording,
        LegalBasis basis,
        CountUnit unit,
        Scoring scoring,
        Scope scope,
        List<Reading> readings,
        Counting counting,
        @Nullable OutsideDenominator outside) {
    public Indicator {
        readings = List.copyOf(readings);
    }

    /** How its counts are made from cases; {@code null} where they are not. */
    public @Nullable CaseMeasure cases() {
        return counting.cases();
    }

    /** Maximum points. */
    public double max() {
        return scoring.max();
    }

    /** Whether the indicator carries points, or is only watched (2.2, 5.1). */
    public boolean isScored() {
        return scoring.max() > 0;
    }

    public Optional<Reading> reading(String name) {
        return readings.stream().filter(r -> r.name().equals(name)).findFirst();
    }
}

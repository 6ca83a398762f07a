package vn.nhip.core.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One dated version of an index. Rules are data: this is what the YAML says, checked.
 *
 * @param code "qd766"
 * @param title Vietnamese name
 * @param legalBasis the decision it stands on
 * @param effectiveFrom first day of validity
 * @param effectiveTo last day of validity; null while it is in force
 * @param groups in the order of the decision
 * @param bands classification in descending order of {@code from}
 * @param ranking how units are put in order
 * @param zeroReadings alternative rules for a zero denominator that hold for every indicator (766-rules section 10, row 1)
 */
public record IndexDefinition(
        String code,
        String title,
        String legalBasis,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<Group> groups,
        List<Band> bands,
        RankingRules ranking,
        List<Reading> zeroReadings) {
    /** A sum of points in binary arithmetic may lie this far below the sum on paper: 90 is 90. */
    private static final double NOISE = 1e-9;

    public IndexDefinition {
        groups = List.copyOf(groups);
        bands = List.copyOf(bands);
        zeroReadings = List.copyOf(zeroReadings);
    }

    /** Code and first day, as results carry it: {@code qd766/2026-08-01}. */
    public String version() {
        return code + "/" + effectiveFrom;
    }

    public double max() {
        return groups.stream().mapToDouble(Group::max).sum();
    }

    public Stream<Indicator> indicators() {
        return groups.stream().flatMap(g -> g.indicators().stream());
    }

    public Optional<Indicator> indicator(String code) {
        return indicators().filter(i -> i.code().equals(code)).findFirst();
    }

    public Optional<Group> group(String code) {
        return groups.stream().filter(g -> g.code().equals(code)).findFirst();
    }

    /** The group an indicator belongs to. */
    public Group groupOf(Indicator indicator) {
        return groups.stream()
                .filter(g -> g.indicators().contains(indicator))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Indicator %s is not in %s".formatted(indicator.code(), version())));
    }

    /** The class that a total belongs to. */
    public Band bandOf(double total) {
        for (Band band : bands) {
            if (total >= band.from() - NOISE) {
                return band;
            }
        }
        throw new IllegalArgumentException("no band for %s points in %s".formatted(total, version()));
    }

    /** The next class above a total; empty in the highest one. */
    public Optional<Band> bandAbove(double total) {
        return bands.stream().filter(b -> b.from() - NOISE > total).reduce((higher, lower) -> lower);
    }
}

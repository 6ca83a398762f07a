package vn.nhip.server.catalog.procedures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From when to when the versions of one procedure hold. It follows from what is published alone, not from the order in which
 * files came in: a version holds from the day on which the source last changed it, or from the day of its decision, if that is
 * another decision than the version's before and earlier than the change; the first version from its decision.
 */
public final class Timeline {
    private Timeline() {}

    /**
     * When a version was published.
     *
     * @param stated day on which the source last changed it
     * @param decision number of the decision that published it
     * @param decided day of that decision
     */
    public record Published(
            LocalDate stated,
            @Nullable String decision,
            @Nullable LocalDate decided) {}

    /** First and last day; no last day while it holds. */
    public record Validity(LocalDate from, @Nullable LocalDate to) {}

    /**
     * One validity for each version.
     *
     * @param versions in order of their days, no day twice
     */
    public static List<Validity> of(List<Published> versions) {
        List<LocalDate> starts = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Published version = versions.get(i);
            LocalDate decided = version.decided();
            boolean byDecision = decided != null
                    && decided.isBefore(version.stated())
                    && (i == 0
                            || (decided.isAfter(starts.getLast())
                                    && decided.isAfter(versions.get(i - 1).stated())
                                    && !Objects.equals(
                                            version.decision(),
                                            versions.get(i - 1).decision())));
            starts.add(byDecision && decided != null ? decided : version.stated());
        }
        List<Validity> validities = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate to = i + 1 < starts.size() ? starts.get(i + 1).minusDays(1) : null;
            validities.add(new Validity(starts.get(i), to));
        }
        return validities;
    }
}

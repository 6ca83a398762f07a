package vn.nhip.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Events of a case in, the case out. A pure function of the set of events: neither the order in which they arrive nor how often each of
 * them does makes a difference.
 *
 * <p>What is told twice counts once; what was told wrong counts as it was corrected; what stands is taken in {@link CaseEvent#ORDER}
 * through {@link CaseTransitions}. What does not fit is kept among the file's refusals and changes nothing.
 */
public final class CaseLife {

    private CaseLife() {}

    /**
     * The case as it stands.
     *
     * @param events of one case, in any order, at least one; duplicates, late and correcting events are normal
     */
    public static CaseFile fold(Collection<CaseEvent> events) {
        return foldAsOf(events, Instant.MAX, Instant.MAX)
                .orElseThrow(() -> new IllegalArgumentException("Programmer error: a case without an event"));
    }

    /**
     * The case as it stood at one instant by what was known at another. A correction counts from when it was recorded, for every instant.
     *
     * @param occurredBy what happened later is left out
     * @param recordedBy what was recorded later is left out, corrections too
     * @return empty when nothing was known of the case
     */
    public static Optional<CaseFile> foldAsOf(Collection<CaseEvent> events, Instant occurredBy, Instant recordedBy) {
        CaseEvent[] known = recordedBy(events, recordedBy);
        if (known.length == 0) {
            return Optional.empty();
        }
        Arrays.sort(known, CaseEvent.ORDER);
        List<CaseFile.Refusal> refusals = new ArrayList<>(0);
        Corrections.Standing standing = Corrections.applied(DistinctEvents.of(known, refusals), refusals);
        CaseFolding folding = new CaseFolding(known[0].caseCode(), refusals);
        for (CaseEvent event : standing.events()) {
            if (!event.occurred().isAfter(occurredBy)) {
                folding.take(event);
            }
        }
        for (CaseEvent event : standing.aside()) {
            folding.know(event);
        }
        return folding.file(standing.corrected());
    }

    /**
     * The case from an instant on, until the next stage.
     *
     * @param from when the events that made it happened
     */
    public record Stage(Instant from, CaseFile file) {}

    /**
     * Every stage of a case's life, in order, by what was known at an instant: what {@link #foldAsOf} says of every instant, in one pass.
     *
     * @return empty when nothing is known of the case, or all that was told is withdrawn
     */
    public static List<Stage> stages(Collection<CaseEvent> events, Instant recordedBy) {
        CaseEvent[] known = recordedBy(events, recordedBy);
        List<Stage> stages = new ArrayList<>();
        if (known.length > 0) {
            live(known, stages);
        }
        return stages;
    }

    /**
     * A case and how it came about.
     *
     * @param file as {@link #fold} gives it
     * @param stages as {@link #stages} gives them by all that is known
     */
    public record Life(CaseFile file, List<Stage> stages) {}

    /**
     * What {@link #fold} and {@link #stages} say, in one pass.
     *
     * @param events as for {@link #fold}
     */
    public static Life life(Collection<CaseEvent> events) {
        List<Stage> stages = new ArrayList<>();
        CaseFile file = live(events.toArray(CaseEvent[]::new), stages)
                .orElseThrow(() -> new IllegalArgumentException("Programmer error: a case without an event"));
        return new Life(file, stages);
    }

    /** Adds the stages; says how the case stands with what was set aside. */
    private static Optional<CaseFile> live(CaseEvent[] known, List<Stage> stages) {
        if (known.length == 0) {
            return Optional.empty();
        }
        Arrays.sort(known, CaseEvent.ORDER);
        List<CaseFile.Refusal> refusals = new ArrayList<>(0);
        Corrections.Standing standing = Corrections.applied(DistinctEvents.of(known, refusals), refusals);
        CaseFolding folding = new CaseFolding(known[0].caseCode(), refusals);
        List<CaseEvent> inOrder = standing.events();
        for (int i = 0; i < inOrder.size(); i++) {
            Instant at = inOrder.get(i).occurred();
            folding.take(inOrder.get(i));
            boolean more =
                    i + 1 < inOrder.size() && inOrder.get(i + 1).occurred().equals(at);
            if (!more) {
                folding.file(standing.corrected()).ifPresent(file -> stages.add(new Stage(at, file)));
            }
        }
        if (standing.aside().isEmpty() && !stages.isEmpty()) {
            return Optional.of(stages.getLast().file());
        }
        standing.aside().forEach(folding::know);
        return folding.file(standing.corrected());
    }

    private static CaseEvent[] recordedBy(Collection<CaseEvent> events, Instant recordedBy) {
        CaseEvent[] all = events.toArray(CaseEvent[]::new);
        int known = 0;
        for (CaseEvent event : all) {
            if (!event.recorded().isAfter(recordedBy)) {
                all[known++] = event;
            }
        }
        return known == all.length ? all : Arrays.copyOf(all, known);
    }
}

package vn.nhip.server.decisions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.index.Period;
import vn.nhip.server.decisions.Proposal.Outcome;

/** The figures counted from cases that are, or were, public. Safe to share between threads. */
@Component
public class Publications {
    private final DecisionStore store;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable List<Publication> known;

    Publications(DecisionStore store) {
        this.store = store;
    }

    /** Those that stand, the newest period first. */
    public List<Publication> inForce() {
        return all().stream().filter(Publication::isInForce).toList();
    }

    /** The last one of these figures, standing or withdrawn; {@code asOf} {@code null} for that of any instant. */
    public Optional<Publication> find(String root, Period period, @Nullable Instant asOf) {
        return all().stream()
                .filter(each -> each.root().equals(root)
                        && each.period().equals(period)
                        && (asOf == null || each.asOf().equals(asOf)))
                .min(Comparator.comparing(Publication::isInForce)
                        .reversed()
                        .thenComparing(Publication::published, Comparator.reverseOrder()));
    }

    /** By the number of its proposal. */
    public Optional<Publication> byId(long id) {
        return all().stream().filter(each -> each.id() == id).findFirst();
    }

    /**
     * The counts that it shows, as they were proposed.
     *
     * @throws IllegalStateException when they are not what two persons decided on
     */
    public String counts(Publication publication) {
        String counts = store.counts(publication.id()).orElse("");
        if (!Hashes.of(counts).equals(publication.countsHash())) {
            throw new IllegalStateException("the counts of publication %d have SHA-256 %s, decided was %s"
                    .formatted(publication.id(), Hashes.of(counts), publication.countsHash()));
        }
        return counts;
    }

    private List<Publication> all() {
        List<Publication> now = known;
        return now == null ? readAgain() : now;
    }

    /** Takes what was decided since. */
    void changed() {
        readAgain();
    }

    private List<Publication> readAgain() {
        reading.lock();
        try {
            List<Publication> again = read();
            known = again;
            return again;
        } finally {
            reading.unlock();
        }
    }

    /** As they stand in the database now. */
    List<Publication> read() {
        Map<Long, Publication> found = new LinkedHashMap<>();
        for (Proposal proposal : store.publications()) {
            Outcome outcome = proposal.outcome();
            if (outcome == null) {
                continue;
            }
            Long about = proposal.about();
            if (proposal.kind() == Kind.WITHDRAWAL && about != null) {
                found.computeIfPresent(about, (id, before) -> withdrawn(before, outcome.at(), proposal.reason()));
            } else {
                Publication.Figures figures = Publication.Figures.read(proposal.content());
                found.put(
                        proposal.id(),
                        new Publication(
                                proposal.id(),
                                figures.root(),
                                figures.period(),
                                figures.asOf(),
                                figures.smallCell(),
                                figures.countsHash(),
                                outcome.at(),
                                null));
            }
        }
        List<Publication> list = new ArrayList<>(found.values());
        list.sort(Comparator.comparing((Publication each) -> each.period().lastDay())
                .thenComparing(Publication::published)
                .reversed());
        return List.copyOf(list);
    }

    private static Publication withdrawn(Publication before, Instant at, String reason) {
        return new Publication(
                before.id(),
                before.root(),
                before.period(),
                before.asOf(),
                before.smallCell(),
                before.countsHash(),
                before.published(),
                new Publication.Withdrawn(at, reason));
    }
}

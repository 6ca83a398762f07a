package vn.nhip.server.index;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.server.decisions.Publication;
import vn.nhip.server.reconciliation.Capture;
import vn.nhip.server.reconciliation.PortalFigures;

/** All scorecards of a province and period under one question: immutable, and computed once per question. */
public final class ScoreBook {
    private final Question question;
    private final Scorer scorer;
    private final PortalFigures figures;
    private final OffsetDateTime taken;
    private final @Nullable Publication publication;
    private final Map<String, UnitResult> results;
    private final List<Notice> notices;
    private final Losses losses;
    private final Match match;

    /**
     * A book.
     *
     * @param figures what the portal published; without captures where it published nothing
     * @param taken as of when the counts stand
     * @param publication as which the public sees them, small counts withheld; {@code null} for whoever works with them
     */
    ScoreBook(
            Question question,
            Scorer scorer,
            PortalFigures figures,
            OffsetDateTime taken,
            Map<String, UnitResult> results,
            @Nullable Publication publication) {
        this.publication = publication;
        this.question = question;
        this.scorer = scorer;
        this.figures = figures;
        this.taken = taken;
        this.results = results;
        this.losses = Losses.of(this);
        this.match = countMatches();
        this.notices = Notices.find(this);
    }

    public Question question() {
        return question;
    }

    public IndexDefinition definition() {
        return scorer.definition();
    }

    public Scorer scorer() {
        return scorer;
    }

    public List<Capture> captures() {
        return figures.captures();
    }

    /** As of when its counts stand. */
    public OffsetDateTime taken() {
        return taken;
    }

    /** As which the public sees it, small counts withheld; {@code null} for whoever works with the figures, and for those of the portal. */
    public @Nullable Publication publication() {
        return publication;
    }

    /** Whether it is counted from single cases. */
    public boolean isFromCases() {
        return question.source() == Source.CASES;
    }

    /** The province's own result. */
    public UnitResult province() {
        UnitResult province = results.get(question.root());
        if (province == null) {
            throw new IllegalStateException(
                    "No result for root %s among %d units".formatted(question.root(), results.size()));
        }
        return province;
    }

    /** Every unit, the province first. */
    public Collection<UnitResult> all() {
        return results.values();
    }

    /** The units below the province. */
    public List<UnitResult> units() {
        return results.values().stream()
                .filter(r -> !r.code().equals(question.root()))
                .toList();
    }

    public Stream<UnitResult> units(Level level) {
        return units().stream().filter(r -> r.agency().level() == level);
    }

    public Optional<UnitResult> unit(String code) {
        return Optional.ofNullable(results.get(code));
    }

    public List<Notice> notices() {
        return notices;
    }

    /** Where the province's points were lost. */
    public Losses losses() {
        return losses;
    }

    /** How many of the scores that can be compared equal the portal's, and how many there are. */
    public Match match() {
        return match;
    }

    private Match countMatches() {
        int same = 0;
        int compared = 0;
        for (UnitResult result : results.values()) {
            List<Comparison> comparisons = Stream.concat(
                            result.card().indicators().flatMap(i -> result.comparison(i).stream()),
                            result.card().groups().stream().flatMap(g -> result.comparison(g).stream()))
                    .toList();
            compared += comparisons.size();
            same += (int) comparisons.stream().filter(Comparison::matches).count();
        }
        return new Match(same, compared);
    }

    /**
     * Agreement with the portal.
     *
     * @param same scores equal to the last digit
     * @param compared scores that both sides have
     */
    public record Match(int same, int compared) {}
}

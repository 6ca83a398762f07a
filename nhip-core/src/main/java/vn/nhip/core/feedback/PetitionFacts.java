package vn.nhip.core.feedback;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.PetitionFact;
import vn.nhip.core.facts.PetitionMeasure;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/** Judges single petitions by the measures of an index: a pure function of petition, calendar, period and instant. */
public final class PetitionFacts {
    private final PetitionClock clock;
    private final Question question;
    private final Instant asOf;
    private final Instant end;

    /**
     * For one question.
     *
     * @param question a period that had begun; lateness is judged at its end, or at the instant where that is earlier
     */
    public PetitionFacts(PetitionClock clock, Question question) {
        this.clock = clock;
        this.question = question;
        this.asOf = Objects.requireNonNull(Seconds.instant(question.asOf()));
        this.end = Objects.requireNonNull(Seconds.instant(question.end()));
    }

    /**
     * A petition with all that measures ask of it.
     *
     * @param mask its facts, as bits
     * @param received whether it was first sent in the period
     */
    public record Judged(Petition petition, int mask, boolean received) {

        /** Whether it is in the denominator. */
        public boolean counts(PetitionMeasure measure) {
            return (received || measure.window() == CaseMeasure.Window.HANDLED)
                    && measure.of().holds(mask);
        }

        /** Whether it is in the numerator, being in the denominator. */
        public boolean wins(PetitionMeasure measure) {
            return measure.where().holds(mask);
        }
    }

    /** Judges a petition once for all measures; empty where no window takes it. */
    public Optional<Judged> judge(Petition petition) {
        return isInWindow(CaseMeasure.Window.HANDLED, petition)
                ? Optional.of(new Judged(petition, mask(petition), isInWindow(CaseMeasure.Window.RECEIVED, petition)))
                : Optional.empty();
    }

    private boolean isInWindow(CaseMeasure.Window window, Petition petition) {
        int sent = Seconds.of(petition.sent());
        if (sent > question.end()) {
            return false;
        }
        if (window == CaseMeasure.Window.RECEIVED) {
            return sent >= question.span().start();
        }
        Instant refused = petition.refused();
        Instant ended = refused == null ? petition.answered() : refused;
        return Seconds.of(ended) >= question.span().start();
    }

    private int mask(Petition petition) {
        PetitionClock.Standing standing = standing(petition);
        int mask = bit(petition.subject() == Petition.Subject.PROCEDURES, PetitionFact.ABOUT_PROCEDURES)
                | bit(petition.subject() == Petition.Subject.STAFF, PetitionFact.ABOUT_STAFF)
                | bit(petition.subject() == Petition.Subject.OTHER, PetitionFact.ABOUT_OTHER)
                | bit(had(petition.refused()), PetitionFact.REFUSED)
                | bit(had(petition.answered()), PetitionFact.ANSWERED)
                | bit(had(petition.published()), PetitionFact.PUBLISHED)
                | bit(standing.late() != null, PetitionFact.TERM_KNOWN)
                | bit(Boolean.TRUE.equals(standing.late()), PetitionFact.LATE)
                | bit(had(petition.disliked()), PetitionFact.DISLIKED)
                | bit(had(petition.repeated()), PetitionFact.REPEATED);
        Instant due = petition.due();
        if (due != null) {
            Instant refused = petition.refused();
            Instant done = refused == null ? petition.answered() : refused;
            Instant reached = done == null || done.isAfter(end) ? end : done;
            mask |= PetitionFact.DUE_KNOWN.bit() | bit(reached.isAfter(due), PetitionFact.PAST_DUE);
        }
        return mask;
    }

    /** How a petition stands by the limits of 5.2 where lateness is judged. */
    public PetitionClock.Standing standing(Petition petition) {
        return clock.at(petition, end);
    }

    private boolean had(@Nullable Instant happened) {
        return happened != null && !happened.isAfter(asOf);
    }

    private static int bit(boolean holds, PetitionFact fact) {
        return holds ? fact.bit() : 0;
    }
}

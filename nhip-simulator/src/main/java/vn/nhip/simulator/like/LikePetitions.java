package vn.nhip.simulator.like;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.feedback.Petition;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;

/** Petitions of a month, so many in time and so many satisfied (766-rules 1.3, 5.1 to 5.3). */
final class LikePetitions {
    /** Days of work after which a refusal, which has two, is late. */
    private static final int LATE_REFUSAL = 6;

    private final OfficeDays days;

    /** In the first half of the month all are sent, so that what follows happens within it. */
    LikePetitions(OfficeDays days) {
        this.days = days;
    }

    /** Those of a unit. */
    List<Petition> of(Wanted wanted, Dice dice) {
        Wanted.Petitions counts = wanted.petitions();
        List<Petition> petitions = new ArrayList<>();
        int[] order = dice.shuffled(counts.all());
        for (int i = 0; i < counts.all(); i++) {
            boolean onTime = i < counts.onTime();
            boolean satisfied = i < counts.satisfied();
            boolean procedures = order[i] < counts.aboutProcedures();
            int day = dice.below(Math.max(1, days.size() / 3));
            String code = "PAKN-%s-%04d".formatted(wanted.unit(), i + 1);
            petitions.add(petition(code, wanted.unit(), procedures, onTime, satisfied, day, dice));
        }
        return petitions;
    }

    private Petition petition(
            String code, String agency, boolean procedures, boolean onTime, boolean satisfied, int day, Dice dice) {
        Instant sent = at(day, dice);
        Instant answered = onTime ? at(day + 1 + dice.below(3), dice) : null;
        Instant published = onTime ? at(days.upTo(answered == null ? 0 : answered.getEpochSecond()) + 1, dice) : null;
        Instant refused = onTime ? null : at(day + LATE_REFUSAL, dice);
        @Nullable Instant disliked = onTime && !satisfied && published != null ? published.plusSeconds(1_800) : null;
        return new Petition(
                code,
                agency,
                procedures ? Petition.Subject.PROCEDURES : Petition.Subject.STAFF,
                null,
                sent,
                null,
                refused,
                null,
                null,
                answered,
                published,
                null,
                disliked,
                null);
    }

    private Instant at(int position, Dice dice) {
        return Instant.ofEpochSecond(days.moment(Math.min(position, days.size() - 1), dice));
    }
}

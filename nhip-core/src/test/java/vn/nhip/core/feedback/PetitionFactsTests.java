package vn.nhip.core.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.SmallCalendar;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.PetitionMeasure;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.feedback.Petition.Subject;

/** Limits and facts of petitions (766-rules section 1.3, 5.1–5.3). 03/08/2026 is a Monday; 01/09 and 02/09 are holidays. */
class PetitionFactsTests {
    private static final PetitionClock CLOCK = new PetitionClock(SmallCalendar.VIETNAM);
    private static final PetitionMeasure ON_TIME = measure(Window.HANDLED, "term_known", "not late");
    private static final PetitionMeasure SATISFIED = measure(
            Window.RECEIVED, "disliked or repeated or term_known", "not disliked and not repeated and not late");

    private static PetitionMeasure measure(Window window, String of, String where) {
        return new PetitionMeasure(window, Condition.parseOfPetition(of), Condition.parseOfPetition(where));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }

    private static @Nullable Instant some(@Nullable String local) {
        return local == null ? null : at(local);
    }

    private static Petition petition(
            @Nullable String transferred,
            @Nullable String refused,
            @Nullable String requested,
            @Nullable String supplemented,
            @Nullable String answered,
            @Nullable String published) {
        return new Petition(
                "PA-1",
                "H44.100",
                Subject.PROCEDURES,
                null,
                at("2026-08-03T09:00"),
                some(transferred),
                some(refused),
                some(requested),
                some(supplemented),
                some(answered),
                some(published),
                null,
                null,
                null);
    }

    private static Petition about(@Nullable Subject subject) {
        return new Petition(
                "PA-1",
                "H44.100",
                subject,
                null,
                at("2026-08-03T09:00"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Petition rated(@Nullable String disliked, @Nullable String repeated, @Nullable String due) {
        return new Petition(
                "PA-1",
                "H44.100",
                Subject.STAFF,
                null,
                at("2026-08-03T09:00"),
                null,
                null,
                null,
                null,
                at("2026-08-10T09:00"),
                null,
                some(due),
                some(disliked),
                some(repeated));
    }

    private static boolean counts(PetitionFacts facts, PetitionMeasure measure, Petition petition) {
        return facts.judge(petition).filter(judged -> judged.counts(measure)).isPresent();
    }

    private static boolean wins(PetitionFacts facts, PetitionMeasure measure, Petition petition) {
        return facts.judge(petition).orElseThrow().wins(measure);
    }

    private static PetitionFacts facts(String month, String asOf) {
        int start = Seconds.of(at(month + "-01T00:00"));
        int end = Seconds.of(at(month + "-01T00:00")
                        .atZone(WorkCalendar.ZONE)
                        .plusMonths(1)
                        .toInstant())
                - 1;
        return new PetitionFacts(CLOCK, new Question(new Span(start, end), Seconds.of(at(asOf))));
    }

    @ParameterizedTest(name = "{0}: until {8}, late {9}")
    @CsvSource({
        "refused on the second working day,  , 2026-08-05T23:59, , , , , 2026-08-06T00:00, 2026-08-05, false",
        "refused on the third,               , 2026-08-06T00:00, , , , , 2026-08-06T00:00, 2026-08-05, true",
        "asked for more on the fifth,        , , 2026-08-10T17:00, , , , 2026-08-31T00:00, 2026-08-10, false",
        "asked for more on the sixth,        , , 2026-08-11T08:00, , , , 2026-08-31T00:00, 2026-08-10, true",
        "supplemented and running,           , , 2026-08-11T08:00, 2026-08-12T08:00, , , 2026-08-24T23:59, 2026-08-24, false",
        "supplemented and running too long,  , , 2026-08-11T08:00, 2026-08-12T08:00, , , 2026-08-25T00:00, 2026-08-24, true",
        "answered on the fifteenth,          , , , , 2026-08-24T23:00, , 2026-08-31T00:00, 2026-08-24, false",
        "answered on the sixteenth,          , , , , 2026-08-25T08:00, , 2026-08-31T00:00, 2026-08-24, true",
        "published two days after,           , , , , 2026-08-10T09:00, 2026-08-12T09:00, 2026-08-31T00:00, 2026-08-12, false",
        "published three days after,         , , , , 2026-08-10T09:00, 2026-08-13T09:00, 2026-08-31T00:00, 2026-08-12, true",
        "transferred: counts from then,      2026-08-20T09:00, , , , 2026-09-11T09:00, , 2026-09-30T00:00, 2026-09-14, false",
        "running over the holidays,          2026-08-20T09:00, , , , , , 2026-09-15T00:00, 2026-09-14, true",
        "nothing yet as of then,             , , , , 2026-08-25T08:00, , 2026-08-20T00:00, 2026-08-24, false"
    })
    void IDX_5_2_judgesByTheLimitOfHowFarItHasCome(
            String name,
            @Nullable String transferred,
            @Nullable String refused,
            @Nullable String requested,
            @Nullable String supplemented,
            @Nullable String answered,
            @Nullable String published,
            String asOf,
            String lastDay,
            boolean late) {
        Petition petition = petition(transferred, refused, requested, supplemented, answered, published);

        PetitionClock.Standing standing = CLOCK.at(petition, at(asOf));

        assertThat(standing.until())
                .as(name)
                .isEqualTo(at(lastDay + "T00:00")
                        .atZone(WorkCalendar.ZONE)
                        .plusDays(1)
                        .toInstant());
        assertThat(standing.late()).as(name).isEqualTo(late);
    }

    @Test
    void IDX_5_2_isNotJudgedWhereTheLimitNeedsAYearWithoutACalendar() {
        Petition petition = petition("2027-12-20T09:00", null, null, null, null, null);

        assertThat(CLOCK.at(petition, at("2028-06-01T00:00")).late()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07, 2026-12-01T00:00, false",
        "2026-08, 2026-08-03T08:59, false",
        "2026-08, 2026-08-03T09:00, true",
        "2026-09, 2026-12-01T00:00, true",
        "2026-10, 2026-12-01T00:00, false"
    })
    void IDX_5_2_countsWhatIsReceivedOrHandledInThePeriod(String month, String asOf, boolean counts) {
        Petition petition = petition(null, null, null, null, "2026-09-10T09:00", null);

        assertThat(counts(facts(month, asOf), ON_TIME, petition)).isEqualTo(counts);
    }

    @Test
    void IDX_5_2_isJudgedAtTheEndOfThePeriod() {
        Petition petition = petition("2026-08-20T09:00", null, null, null, "2026-09-25T09:00", null);

        assertThat(wins(facts("2026-08", "2026-12-01T00:00"), ON_TIME, petition))
                .as("in term when August ended")
                .isTrue();
        assertThat(wins(facts("2026-09", "2026-12-01T00:00"), ON_TIME, petition))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ", , 2026-12-01T00:00, true",
        "2026-08-20T09:00, , 2026-12-01T00:00, false",
        "2026-08-20T09:00, , 2026-08-19T00:00, true",
        ", 2026-08-20T09:00, 2026-12-01T00:00, false"
    })
    void IDX_5_3_losesWhatIsDislikedOrRepeated(
            @Nullable String disliked, @Nullable String repeated, String asOf, boolean won) {
        Petition petition = rated(disliked, repeated, null);

        assertThat(counts(facts("2026-08", asOf), SATISFIED, petition)).isTrue();
        assertThat(wins(facts("2026-08", asOf), SATISFIED, petition)).isEqualTo(won);
        assertThat(counts(facts("2026-09", asOf), SATISFIED, petition))
                .as("first sent in another month")
                .isFalse();
    }

    @Test
    void IDX_5_3_canBeReadByTheDayThatWasPromised() {
        PetitionMeasure promised = measure(Window.RECEIVED, "due_known", "not past_due");
        PetitionFacts august = facts("2026-08", "2026-12-01T00:00");

        assertThat(counts(august, promised, rated(null, null, null))).isFalse();
        assertThat(wins(august, promised, rated(null, null, "2026-08-10T17:00")))
                .isTrue();
        assertThat(wins(august, promised, rated(null, null, "2026-08-09T17:00")))
                .isFalse();
    }

    @Test
    void IDX_5_1_tellsProceduresFromAllThatIsClassified() {
        PetitionMeasure classes =
                measure(Window.RECEIVED, "about_procedures or about_staff or about_other", "about_procedures");
        PetitionFacts august = facts("2026-08", "2026-12-01T00:00");

        assertThat(wins(august, classes, about(Subject.PROCEDURES))).isTrue();
        assertThat(counts(august, classes, about(Subject.STAFF))).isTrue();
        assertThat(wins(august, classes, about(Subject.STAFF))).isFalse();
        assertThat(counts(august, classes, about(Subject.OTHER))).isTrue();
        assertThat(wins(august, classes, about(Subject.OTHER))).isFalse();
        assertThat(counts(august, classes, about(null)))
                .as("nobody said what it is about")
                .isFalse();
    }
}

package vn.nhip.simulator.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/** What accidents do to cases. */
class AccidentTests {
    private final List<Label> labels = new ArrayList<>();

    private List<Story> struck(TroubleKind kind, Trouble trouble) {
        StoryTroubles bringing = new StoryTroubles(Troubles.NONE.with(kind, trouble), 1, Town.CALENDAR, labels::add);
        bringing.announce();
        List<Story> struck = new ArrayList<>();
        for (int number = 0; number < Town.STORIES.size(); number++) {
            Story story = bringing.touch(Town.STORIES.get(number), number);
            if (!story.equals(Town.STORIES.get(number))) {
                struck.add(story);
            }
        }
        assertThat(struck).isNotEmpty();
        return struck;
    }

    @Test
    void ofACaseWithAMissingFieldThatFieldIsNotKnown() {
        for (Story story : struck(TroubleKind.MISSING_FIELDS, Trouble.of(0.5))) {
            CaseFile file = Town.fold(story);
            assertThat(file.channel() == null
                            || file.times().statedDue() == null
                            || file.agency() == null
                            || file.procedure() == null)
                    .isTrue();
        }
    }

    @Test
    void someRejectedCasesNeverReachThePortal() {
        long never = struck(TroubleKind.SYNC_REJECTED, Trouble.of(0.5).with("never", 0.4)).stream()
                .filter(story -> !Objects.requireNonNull(Town.fold(story).synchronisation())
                        .succeeded())
                .count();
        assertThat(never / (double) labels.size()).isBetween(0.33, 0.47);
    }

    @Test
    void whileThePortalIsOutNothingReachesItAndAfterwardsEverythingDoes() {
        Trouble trouble = Trouble.of(4)
                .between(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 11, 30))
                .with("hours", 48);
        List<Story> struck = struck(TroubleKind.PORTAL_OUTAGE, trouble);
        List<Label> windows =
                labels.stream().filter(label -> label.caseCode() == null).toList();
        assertThat(windows).hasSize(4).allMatch(label -> label.to() - label.from() == 48 * 3600);
        for (Story story : struck) {
            assertThat(Objects.requireNonNull(Town.fold(story).synchronisation())
                            .succeeded())
                    .isTrue();
            for (Told told : story.course()) {
                boolean out = windows.stream()
                        .anyMatch(window -> told.occurred() >= window.from() && told.occurred() < window.to());
                assertThat(told.fact() instanceof CaseFact.Synchronised && out).isFalse();
                assertThat(told.fact() instanceof CaseFact.SynchronisationFailed)
                        .isIn(false, out);
            }
        }
    }

    /** The city tells the truth of them; the portal of the sandbox decides by the same number. */
    @Test
    void aPaymentThatThePortalDoesNotRecogniseIsToldAsItWas() {
        StoryTroubles bringing = new StoryTroubles(
                Troubles.NONE.with(TroubleKind.PAYMENT_UNRECOGNISED, Trouble.of(0.3)), 1, Town.CALENDAR, labels::add);
        Set<String> labelled = new HashSet<>();
        Set<String> expected = new HashSet<>();
        for (int number = 0; number < Town.ALL.size(); number++) {
            Story story = Town.ALL.get(number);
            assertThat(bringing.touch(story, number)).isSameAs(story);
            for (int step = 0; step < story.course().size(); step++) {
                if (story.course().get(step).fact() instanceof CaseFact.FeePaid paid
                        && paid.gateway() == CaseFact.Gateway.LOCAL
                        && !Recognition.recognises(story.code(), 0.3)) {
                    expected.add(story.id(step));
                }
            }
        }
        labels.forEach(label -> labelled.add(String.valueOf(label.eventId())));
        assertThat(labelled).hasSizeGreaterThan(100).isEqualTo(expected);
    }

    @Test
    void aWrongClockMovesEveryEventOfACaseAlike() {
        StoryTroubles bringing = new StoryTroubles(
                Troubles.NONE.with(TroubleKind.CLOCK_SKEW, Trouble.of(1)), 1, Town.CALENDAR, labels::add);
        Story before = Town.late();
        Story after = bringing.touch(before, 1);
        long skew = after.course().getFirst().occurred()
                - before.course().getFirst().occurred();
        assertThat(Math.abs(skew)).isBetween(5 * 60L, 90 * 60L);
        for (int step = 0; step < before.course().size(); step++) {
            Told was = before.course().get(step);
            assertThat(after.course().get(step)).isEqualTo(new Told(was.occurred() + skew, was.told(), was.fact()));
        }
        assertThat(Town.fold(after).accepted())
                .isEqualTo(Instant.ofEpochSecond(before.course().get(1).occurred() + skew));
    }
}

package vn.nhip.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact;

class TimelineTests {
    private static final long DAY = 86_400;
    private static final CaseFact FACT = new CaseFact.Completed();

    static Story story(String code, long... told) {
        List<Told> course = new ArrayList<>();
        for (long second : told) {
            course.add(new Told(0, second, FACT));
        }
        return new Story("urn:x", code, course);
    }

    static List<String> ids(Feed feed) {
        List<String> ids = new ArrayList<>();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            ids.add(event.story().id(event.step()));
        }
        return ids;
    }

    private static Timeline of(Story... stories) {
        return new Timeline(0, (day, timeline) -> {
            for (Story story : stories) {
                timeline.add(story);
            }
            return false;
        });
    }

    @Test
    void stepsAreToldByTheirTimeWhateverTheirNumber() {
        assertThat(ids(of(story("A", 500, 100, 3 * DAY), story("B", 300, 2 * DAY))))
                .containsExactly("A.1", "B.0", "A.0", "B.1", "A.2");
    }

    @Test
    void stepsOfTheSameSecondKeepTheOrderInWhichTheirStoriesCame() {
        assertThat(ids(of(story("C", 7, 7), story("A", 7), story("B", 6, 7))))
                .containsExactly("B.0", "C.0", "C.1", "A.0", "B.1");
    }

    @Test
    void whatComesEarlierIsFirstOnADayThatIsStillToCome() {
        Timeline timeline = new Timeline(0, (day, lines) -> {
            lines.add(day == 0 ? story("A", 0, DAY + 5) : story("B", DAY + 5));
            return day < 1;
        });

        assertThat(ids(timeline)).containsExactly("A.0", "A.1", "B.0");
    }

    @Test
    void aSecondOfMidnightBelongsToTheDayThatBegins() {
        List<Long> days = new ArrayList<>();
        Timeline timeline = new Timeline(10, (day, lines) -> {
            days.add(day);
            lines.add(story("A" + day, day * DAY, day * DAY + DAY - 1, day * DAY + DAY));
            return day < 12;
        });

        assertThat(ids(timeline))
                .containsExactly("A10.0", "A10.1", "A10.2", "A11.0", "A11.1", "A11.2", "A12.0", "A12.1", "A12.2");
        assertThat(days).containsExactly(10L, 11L, 12L);
    }

    @Test
    void quietDaysArePassedOver() {
        Timeline timeline = new Timeline(0, (day, lines) -> {
            if (day == 0 || day == 900) {
                lines.add(story("A" + day, day * DAY + 1));
            }
            return day < 1_000;
        });

        assertThat(ids(timeline)).containsExactly("A0.0", "A900.0");
        assertThat(timeline.next()).as("the end stays the end").isNull();
    }

    @Test
    void anAuthorWhoHasNothingMoreIsNotAskedAgain() {
        List<Long> asked = new ArrayList<>();
        Timeline timeline = new Timeline(3, (day, lines) -> {
            asked.add(day);
            lines.add(story("A", 3 * DAY, 6 * DAY));
            return false;
        });

        assertThat(ids(timeline)).containsExactly("A.0", "A.1");
        assertThat(asked).containsExactly(3L);
    }

    @Test
    void aStepBeforeTheDayReachedIsRefusedAndNothingOfItsStoryIsTaken() {
        Timeline timeline = of(story("A", 5, 2 * DAY));
        timeline.next();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline.add(story("B", 3 * DAY, DAY - 1)))
                .withMessage("B step 1 is told in span 0 of 86400 s, but span 0 is already told");
        timeline.add(story("C", DAY));
        assertThat(ids(timeline)).containsExactly("C.0", "A.1");
    }

    @Test
    void aSingleStepMayBeToldOnceMoreAndLater() {
        Timeline timeline = of();
        Story story = story("A", 5);
        timeline.add(story);
        timeline.add(new Event(story, 0, 2 * DAY));

        assertThat(timeline.next()).isEqualTo(new Event(story, 0, 5));
        assertThat(timeline.next()).isEqualTo(new Event(story, 0, 2 * DAY));
        assertThat(timeline.next()).isNull();
    }

    /** A hundred million events take as much memory as a million: what is told is let go. */
    @Test
    void aDayThatIsToldIsLetGo() {
        List<WeakReference<Story>> firstDay = new ArrayList<>();
        Timeline timeline = new Timeline(0, (day, lines) -> {
            Story story = story("A" + day, day * DAY);
            if (day == 0) {
                firstDay.add(new WeakReference<>(story));
            }
            lines.add(story);
            return day < 3;
        });
        timeline.next();
        timeline.next();

        for (int looks = 0; firstDay.getFirst().get() != null; looks++) {
            assertThat(looks).as("collections until the first day is let go").isLessThan(100);
            System.gc();
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(timeline.next()).isNotNull();
    }
}

package vn.nhip.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stories come on whatever days. A failure prints its seed. */
class TimelineProperties {
    private static final long DAY = 86_400;

    /** For each day its stories, each with its steps in seconds from the beginning of that day; seconds often meet. */
    @Provide
    Arbitrary<List<List<List<Integer>>>> days() {
        Arbitrary<Integer> step = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3),
                Arbitraries.of((int) DAY - 1, (int) DAY, 2 * (int) DAY),
                Arbitraries.integers().between(0, 5 * (int) DAY));
        return step.list().ofMaxSize(5).list().ofMaxSize(6).list().ofMinSize(1).ofMaxSize(8);
    }

    private static Story story(int day, int number, List<Integer> steps) {
        return TimelineTests.story(
                "S%d-%d".formatted(day, number),
                steps.stream().mapToLong(step -> day * DAY + step).toArray());
    }

    @Property(tries = 300)
    void everyStepIsToldOnceInTheOrderOfTimeAndOfComing(@ForAll("days") List<List<List<Integer>>> days) {
        List<Event> all = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            for (int number = 0; number < days.get(day).size(); number++) {
                Story story = story(day, number, days.get(day).get(number));
                for (int step = 0; step < story.course().size(); step++) {
                    all.add(new Event(story, step, story.course().get(step).told()));
                }
            }
        }
        // Stable: of the same second, what came first stays first.
        all.sort(Comparator.comparingLong(Event::told));
        Timeline timeline = new Timeline(0, (day, lines) -> {
            int today = Math.toIntExact(day);
            for (int number = 0; number < days.get(today).size(); number++) {
                lines.add(story(today, number, days.get(today).get(number)));
            }
            return today + 1 < days.size();
        });
        List<Event> told = new ArrayList<>();
        for (Event event = timeline.next(); event != null; event = timeline.next()) {
            told.add(event);
        }

        assertThat(told).isEqualTo(all);
    }
}

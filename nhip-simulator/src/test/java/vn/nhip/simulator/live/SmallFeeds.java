package vn.nhip.simulator.live;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.EveryFact;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Timeline;
import vn.nhip.simulator.story.Told;

/** Some cases, each with some facts over some days; the same for the same numbers. */
final class SmallFeeds {
    static final String SOURCE = "urn:vi-du:mo-phong";
    private static final long FIRST_DAY = 20_500;
    private static final long DAY = 86_400;

    private SmallFeeds() {}

    static Feed of(long seed, int days, int casesADay) {
        List<CaseFact> facts = EveryFact.filled();
        return new Timeline(FIRST_DAY, (day, timeline) -> {
            int today = (int) (day - FIRST_DAY);
            for (int i = 0; i < casesADay; i++) {
                Dice dice = Dice.of(seed, "case", (long) today * casesADay + i);
                timeline.add(story("H26.1-%02d-%04d".formatted(today, i), day * DAY, dice, facts));
            }
            return today + 1 < days;
        });
    }

    private static Story story(String code, long from, Dice dice, List<CaseFact> facts) {
        List<Told> course = new ArrayList<>();
        long told = from + dice.below((int) DAY);
        int steps = dice.between(1, 9);
        for (int step = 0; step < steps; step++) {
            course.add(new Told(told - dice.below(60), told, facts.get(dice.below(facts.size()))));
            told += dice.below((int) DAY / 2);
        }
        return new Story(SOURCE, code, course);
    }

    static List<Event> all(Feed feed) {
        List<Event> all = new ArrayList<>();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            all.add(event);
        }
        return all;
    }

    static List<String> ids(Feed feed) {
        return all(feed).stream().map(event -> event.story().id(event.step())).toList();
    }
}

package vn.nhip.simulator.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the steps of stories into the order in which they are told, holding only those that are still to come: day by day, each day sorted
 * when it is reached. Steps of the same second keep the order in which their stories came in. For one thread.
 */
public final class Timeline implements Feed {
    private static final int DAY = 86_400;

    private final Author author;
    private final List<Day> days = new ArrayList<>();
    private long first;
    private boolean goesOn = true;
    private @Nullable Day today;
    private int at;

    /** Writes stories, day by day. */
    public interface Author {
        /**
         * Hands over the stories of which the first step is told on a day; may hand over others, but none with a step before that day.
         *
         * @return whether there may be more on later days
         */
        boolean write(long day, Timeline timeline);
    }

    /**
     * A timeline that asks its author for one day after the other.
     *
     * @param firstDay in days since 1970 (UTC)
     */
    public Timeline(long firstDay, Author author) {
        this.first = firstDay;
        this.author = author;
    }

    private static final class Day {
        private final List<Event> events = new ArrayList<>();
        private long[] order = new long[64];

        void add(Event event, int second) {
            int position = events.size();
            if (position == order.length) {
                order = Arrays.copyOf(order, 2 * position);
            }
            order[position] = (long) second << 32 | position;
            events.add(event);
        }

        void sort() {
            Arrays.sort(order, 0, events.size());
        }

        Event at(int position) {
            return events.get((int) order[position]);
        }
    }

    /**
     * Takes a story, whole or not at all.
     *
     * @throws IllegalArgumentException when one of its steps is told on a day that has been reached already
     */
    public void add(Story story) {
        List<Told> course = story.course();
        for (int step = 0; step < course.size(); step++) {
            check(story, step, course.get(step).told());
        }
        for (int step = 0; step < course.size(); step++) {
            take(new Event(story, step, course.get(step).told()));
        }
    }

    /**
     * Takes those steps of a story that are told on a day.
     *
     * @param day in days since 1970 (UTC)
     * @return the next day on which something of the story is told; {@link Long#MAX_VALUE} when nothing is
     */
    public long add(Story story, long day) {
        List<Told> course = story.course();
        long next = Long.MAX_VALUE;
        for (int step = 0; step < course.size(); step++) {
            long told = Math.floorDiv(course.get(step).told(), (long) DAY);
            if (told == day) {
                add(new Event(story, step, course.get(step).told()));
            } else if (told > day) {
                next = Math.min(next, told);
            }
        }
        return next;
    }

    /**
     * Takes a single event: a story's step told once more, or at another time.
     *
     * @throws IllegalArgumentException when it is told on a day that has been reached already
     */
    public void add(Event event) {
        check(event.story(), event.step(), event.told());
        take(event);
    }

    private void check(Story story, int step, long told) {
        long day = Math.floorDiv(told, (long) DAY);
        if (day < first) {
            throw new IllegalArgumentException("%s step %d is told on day %d, but day %d is already told"
                    .formatted(story.code(), step, day, first - 1));
        }
    }

    private void take(Event event) {
        long day = Math.floorDiv(event.told(), (long) DAY);
        int ahead = (int) (day - first);
        while (days.size() <= ahead) {
            days.add(new Day());
        }
        days.get(ahead).add(event, (int) Math.floorMod(event.told(), (long) DAY));
    }

    @Override
    public @Nullable Event next() {
        while (today == null || at == today.events.size()) {
            if (!goesOn && days.isEmpty()) {
                return null;
            }
            // The day that is over must not be in memory beside the one that is written.
            today = null;
            goesOn = goesOn && author.write(first, this);
            today = days.isEmpty() ? new Day() : days.removeFirst();
            today.sort();
            at = 0;
            first++;
        }
        return today.at(at++);
    }
}

package vn.nhip.simulator.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the steps of stories into the order in which they are told, holding only those that are still to come: span by span, each sorted
 * when it is reached. A span is a day, or less where a day has very many steps. Steps of the same second keep the order in which their
 * stories came in. For one thread.
 */
public final class Timeline implements Feed {
    /** Seconds of the longest span. */
    public static final int DAY = 86_400;

    private final int seconds;
    private final Author author;
    private final List<Span> spans = new ArrayList<>();
    private long first;
    private boolean goesOn = true;
    private @Nullable Span now;
    private int at;

    /** Writes stories, span by span. */
    public interface Author {
        /**
         * Hands over the stories of which the first step is told in a span; may hand over others, but none with a step before that span.
         *
         * @param span its number since 1970 (UTC)
         * @return whether there may be more in later spans
         */
        boolean write(long span, Timeline timeline);
    }

    /**
     * A timeline that asks its author for one day after the other.
     *
     * @param firstDay in days since 1970 (UTC)
     */
    public Timeline(long firstDay, Author author) {
        this(DAY, firstDay, author);
    }

    /**
     * A timeline that asks its author for one span after the other.
     *
     * @param seconds how long a span is; a day or a part of it
     * @param firstSpan in spans since 1970 (UTC)
     */
    public Timeline(int seconds, long firstSpan, Author author) {
        if (seconds < 1 || DAY % seconds != 0) {
            throw new IllegalArgumentException("a span of " + seconds + " s; expected a part of " + DAY);
        }
        this.seconds = seconds;
        this.first = firstSpan;
        this.author = author;
    }

    private static final class Span {
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
     * @throws IllegalArgumentException when one of its steps is told in a span that has been reached already
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
     * Takes those steps of a story that are told in a span.
     *
     * @param span its number since 1970 (UTC)
     * @return the next span in which something of the story is told; {@link Long#MAX_VALUE} when nothing is
     */
    public long add(Story story, long span) {
        List<Told> course = story.course();
        long next = Long.MAX_VALUE;
        for (int step = 0; step < course.size(); step++) {
            long told = span(course.get(step).told());
            if (told == span) {
                add(new Event(story, step, course.get(step).told()));
            } else if (told > span) {
                next = Math.min(next, told);
            }
        }
        return next;
    }

    /**
     * Takes a single event: a story's step told once more, or at another time.
     *
     * @throws IllegalArgumentException when it is told in a span that has been reached already
     */
    public void add(Event event) {
        check(event.story(), event.step(), event.told());
        take(event);
    }

    private long span(long told) {
        return Math.floorDiv(told, (long) seconds);
    }

    private void check(Story story, int step, long told) {
        if (span(told) < first) {
            throw new IllegalArgumentException("%s step %d is told in span %d of %d s, but span %d is already told"
                    .formatted(story.code(), step, span(told), seconds, first - 1));
        }
    }

    private void take(Event event) {
        int ahead = (int) (span(event.told()) - first);
        while (spans.size() <= ahead) {
            spans.add(new Span());
        }
        spans.get(ahead).add(event, (int) Math.floorMod(event.told(), (long) seconds));
    }

    @Override
    public @Nullable Event next() {
        while (now == null || at == now.events.size()) {
            if (!goesOn && spans.isEmpty()) {
                return null;
            }
            // The span that is over must not be in memory beside the one that is written.
            now = null;
            goesOn = goesOn && author.write(first, this);
            now = spans.isEmpty() ? new Span() : spans.removeFirst();
            now.sort();
            at = 0;
            first++;
        }
        return now.at(at++);
    }
}

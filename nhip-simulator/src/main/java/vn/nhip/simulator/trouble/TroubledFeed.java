package vn.nhip.simulator.trouble;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/**
 * A feed on a bad line: events are told twice, late or after those that follow them. Still in the order in which they are told; what an event
 * says and its id never change. Holds only what is still to be told. A label comes when its event is told, so that the truth of a feed that
 * is not read to its end is the truth of what was read.
 */
public final class TroubledFeed implements Feed {
    private static final int DAY = 86_400;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final Feed feed;
    private final Troubles troubles;
    private final long seed;
    private final LabelSink sink;
    private final double duplicate;
    private final double late;
    private final double reordered;
    private final PriorityQueue<Held> held = new PriorityQueue<>(
            Comparator.comparingLong((Held each) -> each.event.told()).thenComparingLong(Held::number));

    private @Nullable Event ahead;
    private boolean over;
    private long numbers;

    /** Told later than the feed has it. */
    private record Held(Event event, long number, Label label) {}

    /**
     * Around a feed.
     *
     * @param feed in the order in which events are told
     */
    public TroubledFeed(Feed feed, Troubles troubles, long seed, LabelSink sink) {
        this.feed = feed;
        this.troubles = troubles;
        this.seed = seed;
        this.sink = sink;
        this.duplicate = troubles.share(TroubleKind.DUPLICATE);
        this.late = troubles.share(TroubleKind.LATE);
        this.reordered = troubles.share(TroubleKind.REORDERED);
    }

    @Override
    public @Nullable Event next() {
        while (ahead == null && !over) {
            Event event = feed.next();
            over = event == null;
            ahead = event == null ? null : onTime(event);
        }
        Held first = held.peek();
        Event next = ahead;
        if (first != null && (next == null || first.event.told() <= next.told())) {
            held.remove();
            sink.take(first.label);
            return first.event;
        }
        ahead = null;
        return next;
    }

    /** How many events are held back. */
    int held() {
        return held.size();
    }

    /** The event; {@code null} where it is held back. */
    private @Nullable Event onTime(Event event) {
        Dice dice = new Dice(mixed(event));
        boolean twice = dice.chance(duplicate);
        boolean isLate = dice.chance(late);
        boolean isReordered = dice.chance(reordered);
        if (!twice && !isLate && !isReordered) {
            return event;
        }
        String agency = Outline.agency(event.story());
        Event delayed = null;
        if (isLate && fits(TroubleKind.LATE, agency, event)) {
            delayed = late(event, agency, dice);
        } else if (isReordered && fits(TroubleKind.REORDERED, agency, event)) {
            delayed = reordered(event, agency, dice);
        }
        if (twice && fits(TroubleKind.DUPLICATE, agency, event)) {
            again(delayed == null ? event : delayed, agency, dice);
        }
        return delayed == null ? event : null;
    }

    private Event late(Event event, @Nullable String agency, Dice dice) {
        double least = troubles.setting(TroubleKind.LATE, "least_days");
        double most = troubles.setting(TroubleKind.LATE, "most_days");
        long later = (long) (DAY * (least + dice.unit() * (most - least)));
        return hold(TroubleKind.LATE, event, agency, event.told() + Math.max(1, later), "đến muộn");
    }

    private @Nullable Event reordered(Event event, @Nullable String agency, Dice dice) {
        long follower = follower(event);
        return follower < 0
                ? null
                : hold(
                        TroubleKind.REORDERED,
                        event,
                        agency,
                        follower + 1 + dice.below(60),
                        "đến sau sự kiện xảy ra sau");
    }

    /** Most are told again at once, after a time-out; some after days. */
    private void again(Event event, @Nullable String agency, Dice dice) {
        long within = (long) (DAY * troubles.setting(TroubleKind.DUPLICATE, "within_days"));
        double chance = dice.unit();
        long later = (long) (chance * chance * chance * within);
        hold(TroubleKind.DUPLICATE, event, agency, event.told() + 1 + later, "gửi lại");
    }

    private boolean fits(TroubleKind kind, @Nullable String agency, Event event) {
        Trouble trouble = troubles.of(kind);
        return trouble.reaches(agency) && trouble.holds(event.told());
    }

    private Event hold(TroubleKind kind, Event event, @Nullable String agency, long until, String note) {
        Story story = event.story();
        Event later = new Event(story, event.step(), until);
        Label label = new Label(kind, story.code(), agency, story.id(event.step()), event.told(), until, note);
        held.add(new Held(later, numbers++, label));
        return later;
    }

    /** When the next event of the case is told that happens after this one; -1 where there is none in the window. */
    private long follower(Event event) {
        Told what = event.what();
        long window = (long) (60 * troubles.setting(TroubleKind.REORDERED, "within_minutes"));
        long first = Long.MAX_VALUE;
        for (Told other : event.story().course()) {
            if (other.occurred() > what.occurred() && other.told() >= event.told()) {
                first = Math.min(first, other.told());
            }
        }
        return first - event.told() <= window && first != Long.MAX_VALUE ? first : -1;
    }

    /** A seed of its own for every event: its case and step. */
    private long mixed(Event event) {
        long hash = FNV_OFFSET;
        String code = event.story().code();
        for (int i = 0; i < code.length(); i++) {
            hash = (hash ^ code.charAt(i)) * FNV_PRIME;
        }
        return Dice.of(seed ^ hash, "event", event.step()).next();
    }
}

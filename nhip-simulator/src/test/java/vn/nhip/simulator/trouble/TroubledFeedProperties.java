package vn.nhip.simulator.trouble;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;

/** A bad line loses nothing and invents nothing. */
class TroubledFeedProperties {

    private static Troubles troubles(double twice, double late, double reordered) {
        return Troubles.NONE
                .with(TroubleKind.DUPLICATE, Trouble.of(twice))
                .with(TroubleKind.LATE, Trouble.of(late))
                .with(TroubleKind.REORDERED, Trouble.of(reordered));
    }

    private static List<Event> all(Feed feed) {
        List<Event> all = new ArrayList<>();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            all.add(event);
        }
        return all;
    }

    private static String id(Event event) {
        return event.story().id(event.step());
    }

    @Property(tries = 30)
    void tellsEveryEventAndBesideThemOnlyLabelledDuplicatesInOrder(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 0.3) double twice,
            @ForAll @DoubleRange(max = 0.3) double late,
            @ForAll @DoubleRange(max = 0.3) double reordered) {
        List<Label> labels = new ArrayList<>();
        List<Event> told = all(new TroubledFeed(Town.feed(), troubles(twice, late, reordered), seed, labels::add));
        Map<String, Integer> times = new HashMap<>();
        told.forEach(event -> times.merge(id(event), 1, Integer::sum));
        labels.stream()
                .filter(label -> label.kind() == TroubleKind.DUPLICATE)
                .forEach(label -> times.merge(String.valueOf(label.eventId()), -1, Integer::sum));
        List<Event> original = all(Town.feed());
        assertThat(times).hasSize(original.size());
        assertThat(times.values()).containsOnly(1);
        assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.told(), b.told()));
    }

    @Property(tries = 30)
    void labelsWhatIsToldOtherwiseAndNothingElse(@ForAll long seed) {
        Map<String, Long> moved = new HashMap<>();
        LabelSink sink = label -> {
            if (label.kind() != TroubleKind.DUPLICATE) {
                moved.put(String.valueOf(label.eventId()), label.to());
            }
        };
        List<Event> told = all(new TroubledFeed(Town.feed(), troubles(0.1, 0.1, 0.1), seed, sink));
        Map<String, Long> first = new HashMap<>();
        told.forEach(event -> first.putIfAbsent(id(event), event.told()));
        for (Event event : all(Town.feed())) {
            assertThat(first.get(id(event))).isEqualTo(moved.getOrDefault(id(event), event.told()));
        }
    }

    @Property(tries = 20)
    void isTheSameHoweverItIsRead(@ForAll long seed) {
        Troubles troubles = troubles(0.1, 0.1, 0.1);
        List<Label> labels = new ArrayList<>();
        List<Event> whole = all(new TroubledFeed(Town.feed(), troubles, seed, labels::add));
        List<Label> others = new ArrayList<>();
        TroubledFeed one = new TroubledFeed(Town.feed(), troubles, seed, others::add);
        TroubledFeed another = new TroubledFeed(Town.feed(), troubles, seed + 1, label -> {});
        List<Event> read = new ArrayList<>();
        for (Event event = one.next(); event != null; event = one.next()) {
            read.add(event);
            another.next();
        }
        assertThat(read).isEqualTo(whole);
        assertThat(others).isEqualTo(labels);
        assertThat(one.next()).isNull();
    }

    @Property(tries = 20)
    void aReorderedEventIsToldAfterOneOfItsCaseThatHappenedLater(@ForAll long seed) {
        List<Label> labels = new ArrayList<>();
        List<Event> told = all(new TroubledFeed(Town.feed(), troubles(0, 0, 0.05), seed, labels::add));
        Map<String, Integer> position = new HashMap<>();
        Map<String, Event> events = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            position.put(id(told.get(i)), i);
            events.put(id(told.get(i)), told.get(i));
        }
        int reversed = 0;
        for (Label label : labels) {
            Event event = requireNonNull(events.get(String.valueOf(label.eventId())));
            boolean any = false;
            for (int step = 0; step < event.story().course().size(); step++) {
                any |= event.story().course().get(step).occurred()
                                > event.what().occurred()
                        && position.getOrDefault(event.story().id(step), told.size())
                                < position.getOrDefault(id(event), -1);
            }
            reversed += any ? 1 : 0;
        }
        assertThat(labels).hasSizeGreaterThan(200);
        assertThat(reversed / (double) labels.size())
                .as("but where the later one was itself held back")
                .isGreaterThan(0.9);
    }

    @Example
    void theSharesAreMet() {
        int original = all(Town.feed()).size();
        Map<TroubleKind, Integer> labels = labelled(troubles(0.02, 0.01, 0));
        assertShare(labels.getOrDefault(TroubleKind.DUPLICATE, 0), original, 0.02);
        assertShare(labels.getOrDefault(TroubleKind.LATE, 0), original, 0.01);
        int possible = labelled(troubles(0, 0, 1)).getOrDefault(TroubleKind.REORDERED, 0);
        int reordered = labelled(troubles(0, 0, 0.05)).getOrDefault(TroubleKind.REORDERED, 0);
        assertShare(reordered, possible, 0.05);
        assertThat(labels).isEqualTo(Map.of(TroubleKind.DUPLICATE, 351, TroubleKind.LATE, 194));
        assertThat(reordered).isEqualTo(564);
    }

    private static Map<TroubleKind, Integer> labelled(Troubles troubles) {
        Map<TroubleKind, Integer> labels = new EnumMap<>(TroubleKind.class);
        all(new TroubledFeed(Town.feed(), troubles, 1, label -> labels.merge(label.kind(), 1, Integer::sum)));
        return labels;
    }

    private static void assertShare(int struck, int possible, double share) {
        double deviation = Math.sqrt(possible * share * (1 - share));
        assertThat((double) struck).isCloseTo(share * possible, within(4 * deviation));
    }

    @Example
    void holdsOnlyWhatIsStillToBeTold() {
        TroubledFeed feed = new TroubledFeed(Town.feed(), troubles(0.05, 0.05, 0.05), 1, label -> {});
        int most = 0;
        int told = 0;
        while (feed.next() != null) {
            told++;
            most = Math.max(most, feed.held());
        }
        assertThat(most).isLessThan(told / 50);
    }
}

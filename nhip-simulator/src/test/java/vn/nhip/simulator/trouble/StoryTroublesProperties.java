package vn.nhip.simulator.trouble;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;
import vn.nhip.simulator.trouble.TroubleKind.Measure;
import vn.nhip.simulator.wire.EventBytes;

/** What holds for every seed and every mixture of troubles. */
class StoryTroublesProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @Provide
    Arbitrary<Troubles> mixtures() {
        return Arbitraries.of(storyKinds()).set().ofMinSize(1).ofMaxSize(8).map(kinds -> {
            Troubles troubles = Troubles.NONE;
            for (TroubleKind kind : kinds) {
                boolean windows = kind.measure() == Measure.WINDOWS;
                Trouble trouble = Trouble.of(windows ? 12 : kind.dressesUp() ? 0.12 : 0.2);
                troubles = troubles.with(kind, windows ? trouble.between(FIRST, LAST) : trouble);
            }
            return troubles;
        });
    }

    /** Those that tell a story otherwise. */
    static List<TroubleKind> storyKinds() {
        return Arrays.stream(TroubleKind.values())
                .filter(kind -> kind.measure() != Measure.EVENTS)
                .filter(kind -> kind != TroubleKind.PAYMENT_UNRECOGNISED)
                .toList();
    }

    private static List<Story> touched(Troubles troubles, long seed, LabelSink sink) {
        StoryTroubles bringing = new StoryTroubles(troubles, seed, Town.CALENDAR, sink);
        List<Story> touched = new ArrayList<>();
        for (int number = 0; number < Town.ALL.size(); number++) {
            touched.add(bringing.touch(Town.ALL.get(number), number));
        }
        return touched;
    }

    @Property(tries = 20)
    void labelsEveryChangedCaseAndNoOther(@ForAll("mixtures") Troubles troubles, @ForAll long seed) {
        List<Label> labels = new ArrayList<>();
        List<Story> touched = touched(troubles, seed, labels::add);
        Set<String> labelled = new HashSet<>();
        labels.forEach(label -> labelled.add(String.valueOf(label.caseCode())));
        for (int i = 0; i < touched.size(); i++) {
            Story before = Town.ALL.get(i);
            if (labelled.contains(before.code())) {
                assertThat(touched.get(i)).isNotEqualTo(before);
            } else {
                assertThat(touched.get(i)).isSameAs(before);
            }
        }
    }

    @Property(tries = 20)
    void everyLabelPointsToAnEventThatIsNotAsItWas(@ForAll("mixtures") Troubles troubles, @ForAll long seed) {
        List<Label> labels = new ArrayList<>();
        Map<String, Story> touched = new HashMap<>();
        touched(troubles, seed, labels::add).forEach(story -> touched.put(story.code(), story));
        Map<String, Story> before = new HashMap<>();
        Town.ALL.forEach(story -> before.put(story.code(), story));
        for (Label label : labels) {
            String code = String.valueOf(label.caseCode());
            List<Told> was = requireNonNull(before.get(code)).course();
            List<Told> is = requireNonNull(touched.get(code)).course();
            String event = label.eventId();
            if (event == null) {
                for (int step = 0; step < was.size(); step++) {
                    assertThat(is.get(step)).isNotEqualTo(was.get(step));
                }
            } else {
                assertThat(event).startsWith(code + ".");
                int step = Integer.parseInt(event.substring(code.length() + 1));
                assertThat(step).isLessThan(is.size());
                if (step < was.size()) {
                    assertThat(is.get(step)).isNotEqualTo(was.get(step));
                }
            }
            assertThat(label.from()).isLessThanOrEqualTo(label.to());
        }
    }

    @Property(tries = 20)
    void givesACaseThatItsLifeTakesAndNothingBeforeItsStory(@ForAll("mixtures") Troubles troubles, @ForAll long seed) {
        List<Story> touched = touched(troubles, seed, label -> {});
        for (int i = 0; i < touched.size(); i++) {
            Story before = Town.ALL.get(i);
            Story after = touched.get(i);
            if (!after.equals(before)) {
                assertThat(Town.fold(after).refusals())
                        .as("%s: %s", after.code(), after.course())
                        .hasSameSizeAs(Town.fold(before).refusals());
                assertThat(firstTold(after)).isGreaterThanOrEqualTo(firstTold(before));
                assertThat(after.course())
                        .hasSizeGreaterThanOrEqualTo(before.course().size());
            }
        }
    }

    @Property(tries = 10)
    void isReadBackFromTheWireAndTakenByTheServer(@ForAll("mixtures") Troubles troubles, @ForAll long seed) {
        boolean skewed = troubles.of(TroubleKind.CLOCK_SKEW).share() > 0;
        EventBytes bytes = new EventBytes(1 << 16);
        List<Story> touched = touched(troubles, seed, label -> {});
        for (int i = 0; i < touched.size(); i++) {
            Story story = touched.get(i);
            boolean changed = !story.equals(Town.ALL.get(i));
            for (int step = 0; changed && step < story.course().size(); step++) {
                Told told = story.course().get(step);
                Event event = new Event(story, step, told.told());
                bytes.clear();
                bytes.add(event);
                assertThat(EventReader.event(bytes.toByteArray()))
                        .isInstanceOfSatisfying(
                                EventRead.Read.class,
                                read -> assertThat(read.message()).isEqualTo(event.message()));
                assertThat(skewed || told.occurred() <= told.told())
                        .as("told before it happened: %s", told)
                        .isTrue();
                assertDueAfterReceipt(Instant.ofEpochSecond(told.occurred()), told.fact());
            }
        }
    }

    private static void assertDueAfterReceipt(Instant received, CaseFact fact) {
        if (fact instanceof CaseFact.Accepted accepted && accepted.due() != null) {
            assertThat(accepted.due()).isAfterOrEqualTo(received);
        } else if (fact instanceof CaseFact.Corrected correction && correction.fact() != null) {
            assertDueAfterReceipt(
                    correction.occurred() == null ? Instant.MIN : correction.occurred(), correction.fact());
        }
    }

    private static long firstTold(Story story) {
        return story.course().stream().mapToLong(Told::told).min().orElseThrow();
    }

    @Property(tries = 10)
    void isTheSameInWhateverOrderCasesAreTouched(@ForAll("mixtures") Troubles troubles, @ForAll long seed) {
        List<Label> labels = new ArrayList<>();
        List<Story> inOrder = touched(troubles, seed, labels::add);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, new Random(seed));
        List<Label> others = new ArrayList<>();
        StoryTroubles bringing = new StoryTroubles(troubles, seed, Town.CALENDAR, others::add);
        for (int number : numbers) {
            assertThat(bringing.touch(Town.ALL.get(number), number)).isEqualTo(inOrder.get(number));
        }
        assertThat(others).containsExactlyInAnyOrderElementsOf(labels);
    }

    @Property(tries = 20)
    void whatIsCorrectedIsInTheEndAsItWouldHaveBeen(@ForAll long seed) {
        Troubles troubles = Troubles.NONE.with(TroubleKind.CORRECTED, Trouble.of(0.3));
        List<Story> touched = touched(troubles, seed, label -> {});
        for (int i = 0; i < touched.size(); i++) {
            Story before = Town.ALL.get(i);
            if (!touched.get(i).equals(before)) {
                CaseFile was = Town.fold(before);
                CaseFile is = Town.fold(touched.get(i));
                assertThat(is.corrected()).isEqualTo(was.corrected() + 1);
                assertThat(withoutHistory(is, was.history())).isEqualTo(was);
            }
        }
    }

    private static CaseFile withoutHistory(CaseFile file, CaseFile.History history) {
        return new CaseFile(
                file.code(),
                file.state(),
                file.filing(),
                file.milestones(),
                file.times(),
                file.steps(),
                file.fees(),
                file.papers(),
                file.holder(),
                file.synchronisation(),
                history);
    }
}

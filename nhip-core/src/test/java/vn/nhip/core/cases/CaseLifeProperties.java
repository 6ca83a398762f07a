package vn.nhip.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.deadline.CaseTimes.Pause;

/** What holds for every history, however odd. */
class CaseLifeProperties {

    @Provide
    Arbitrary<List<CaseEvent>> odd() {
        return RandomHistories.odd();
    }

    @Provide
    Arbitrary<List<CaseEvent>> plain() {
        return RandomHistories.plain();
    }

    @Property(tries = 5_000)
    void isTheSameInWhateverOrderTheEventsArrive(@ForAll("odd") List<CaseEvent> events, @ForAll long seed) {
        List<CaseEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(CaseLife.fold(shuffled)).isEqualTo(CaseLife.fold(events));
    }

    @Property
    void isTheSameHoweverOftenAnEventArrives(
            @ForAll("odd") List<CaseEvent> events,
            @ForAll @IntRange(max = 15) int which,
            @ForAll @IntRange(max = 9) int later) {
        CaseEvent event = events.get(which % events.size());
        List<CaseEvent> more = new ArrayList<>(events);
        more.add(new CaseEvent(
                event.source(),
                event.id(),
                event.caseCode(),
                event.occurred(),
                event.recorded().plusSeconds(1800L * later),
                event.fact()));
        assertThat(CaseLife.fold(more)).isEqualTo(CaseLife.fold(events));
    }

    @Property
    void withdrawingAllButSomeLeavesTheCaseOfThose(@ForAll("plain") List<CaseEvent> events, @ForAll long seed) {
        Random random = new Random(seed);
        List<CaseEvent> kept = new ArrayList<>(List.of(events.getFirst()));
        List<CaseEvent> all = new ArrayList<>(events);
        for (CaseEvent event : events.subList(1, events.size())) {
            if (random.nextBoolean()) {
                kept.add(event);
            } else {
                all.add(new CaseEvent(
                        "sửa",
                        event.id(),
                        History.CODE,
                        event.occurred(),
                        event.recorded(),
                        History.withdraw(event.id())));
            }
        }
        CaseFile withdrawn = CaseLife.fold(all);
        assertThat(withoutCounts(withdrawn)).isEqualTo(withoutCounts(CaseLife.fold(kept)));
        assertThat(withdrawn.corrected()).isEqualTo(events.size() - kept.size());
        assertThat(withdrawn.events()).isEqualTo(all.size());
    }

    @Property
    void whatIsRefusedChangesNothingElse(@ForAll("plain") List<CaseEvent> events) {
        CaseFile file = CaseLife.fold(events);
        Set<CaseEvent> refused =
                file.refusals().stream().map(CaseFile.Refusal::event).collect(Collectors.toSet());
        List<CaseEvent> taken =
                events.stream().filter(event -> !refused.contains(event)).toList();
        CaseFile same = CaseLife.fold(taken);
        assertThat(same.refusals()).isEmpty();
        assertThat(withoutHistory(same)).isEqualTo(withoutHistory(file));
        assertThat(file.events()).isEqualTo(events.size());
    }

    @Property
    void asOfTheEndOfTimeIsTheCaseAsItStands(@ForAll("odd") List<CaseEvent> events) {
        assertThat(CaseLife.foldAsOf(events, Instant.MAX, Instant.MAX)).contains(CaseLife.fold(events));
    }

    @Property
    void theWholeLifeIsTheCaseAsItStandsAndItsStages(@ForAll("odd") List<CaseEvent> events) {
        CaseLife.Life life = CaseLife.life(events);

        assertThat(life.file()).isEqualTo(CaseLife.fold(events));
        assertThat(life.stages()).isEqualTo(CaseLife.stages(events, Instant.MAX));
    }

    @Property
    void whatWasRecordedLaterWasNotKnown(@ForAll("odd") List<CaseEvent> events) {
        Instant by = events.getFirst().recorded();
        List<CaseEvent> known =
                events.stream().filter(event -> !event.recorded().isAfter(by)).toList();
        assertThat(CaseLife.foldAsOf(events, Instant.MAX, by)).contains(CaseLife.fold(known));
    }

    @Property
    void whatHappenedLaterHadNotHappened(@ForAll("plain") List<CaseEvent> events) {
        Instant by = events.getFirst().occurred();
        List<CaseEvent> before =
                events.stream().filter(event -> !event.occurred().isAfter(by)).toList();
        assertThat(CaseLife.foldAsOf(events, by, Instant.MAX)).contains(CaseLife.fold(before));
    }

    @Property(tries = 2_000)
    void theStateAgreesWithWhatTheCaseWaitsForAndHowItEnded(@ForAll("odd") List<CaseEvent> events) {
        CaseFile file = CaseLife.fold(events);
        List<Pause> open = file.times().pauses().stream()
                .filter(pause -> pause.to() == null)
                .toList();
        List<String> endings = file.times().endings().stream()
                .map(ending -> ending.kind().name())
                .toList();
        assertThat(endings).doesNotHaveDuplicates();
        if (file.state().isEnd()) {
            assertThat(endings).contains(file.state().name());
        } else {
            assertThat(endings).isEmpty();
            assertThat(open.stream().anyMatch(pause -> pause.reason() == Pause.Reason.SUPPLEMENT))
                    .isEqualTo(file.state() == CaseState.SUPPLEMENT_REQUESTED);
            if (file.state() != CaseState.SUPPLEMENT_REQUESTED) {
                assertThat(!open.isEmpty()).isEqualTo(file.state() == CaseState.SUSPENDED);
            }
        }
    }

    @Property
    void timesRunForward(@ForAll("odd") List<CaseEvent> events) {
        CaseTimes times = CaseLife.fold(events).times();
        for (Pause pause : times.pauses()) {
            assertThat(pause.to() == null || !pause.to().isBefore(pause.from())).isTrue();
        }
        assertThat(times.pauses().stream().map(Pause::from)).isSorted();
        assertThat(times.extensions().stream().map(CaseTimes.Extension::decided))
                .isSorted();
        assertThat(times.endings().stream().map(CaseTimes.Ending::at)).isSorted();
    }

    private static CaseFile withoutHistory(CaseFile file) {
        return withHistory(file, new CaseFile.History(0, 0, List.of(), Instant.EPOCH, Instant.EPOCH));
    }

    private static CaseFile withoutCounts(CaseFile file) {
        return withHistory(file, new CaseFile.History(0, 0, file.refusals(), file.lastOccurred(), Instant.EPOCH));
    }

    private static CaseFile withHistory(CaseFile file, CaseFile.History history) {
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

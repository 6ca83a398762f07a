package vn.nhip.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.EventReader.Limits;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.EveryFact;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

class EventBytesTests {
    private static final String SOURCE = "urn:vi-du:mo-phong";
    private static final String CODE = "H26.1-260822-10000001";
    /** 22/08/2026 08:15:07 in Vietnam. */
    private static final long MORNING = 1_787_361_307L;

    static Event event(String source, String code, CaseFact fact) {
        return new Event(new Story(source, code, List.of(Told.at(MORNING, fact))), 0, MORNING);
    }

    private static Event event(CaseFact fact) {
        return event(SOURCE, CODE, fact);
    }

    static byte[] bytes(Event event) {
        EventBytes bytes = new EventBytes(0);
        bytes.add(event);
        return bytes.toByteArray();
    }

    static CaseMessage read(EventRead read) {
        assertThat(read).isInstanceOf(EventRead.Read.class);
        return ((EventRead.Read) read).message();
    }

    private static List<CaseFact> everyFact() {
        return Stream.concat(EveryFact.filled().stream(), EveryFact.empty().stream())
                .toList();
    }

    @Test
    void everyKindOfFactIsAmongThoseTried() {
        Set<CaseFact.Kind> tried = new HashSet<>();
        EveryFact.filled().forEach(fact -> tried.add(fact.kind()));

        assertThat(tried).containsExactlyInAnyOrder(CaseFact.Kind.values());
    }

    @Test
    void whatIsToldOfEveryFactIsReadBack() {
        for (CaseFact fact : everyFact()) {
            Event event = event(fact);
            assertThat(read(EventReader.event(bytes(event)))).as("%s", fact).isEqualTo(event.message());
        }
    }

    @Test
    void everyFactIsReadBackInsideACorrection() {
        for (CaseFact fact : everyFact()) {
            if (!(fact instanceof CaseFact.Corrected)) {
                Event event = event(new CaseFact.Corrected(SOURCE, CODE + ".7", null, fact, false, "nhập nhầm"));
                assertThat(read(EventReader.event(bytes(event)))).as("%s", fact).isEqualTo(event.message());
            }
        }
    }

    @Test
    void aFlagThatDoesNotHoldIsLeftOut() {
        byte[] bytes = bytes(event(new CaseFact.ComponentAttached("TP.1", true, false, false, false)));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"digitised\":true")
                .doesNotContain("false")
                .doesNotContain("reused");
    }

    @Test
    void aDissatisfiedRatingIsSaid() {
        byte[] bytes = bytes(event(new CaseFact.Rated(false, null)));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"satisfied\":false");
    }

    @Test
    void theStepAndTheTimeOfItsHappeningAreTold() {
        Story story = new Story(
                SOURCE,
                CODE,
                List.of(
                        Told.at(MORNING, new CaseFact.Completed()),
                        new Told(MORNING, MORNING + 86_400, EveryFact.filled().getLast())));
        Event event = new Event(story, 1, MORNING + 86_400);

        assertThat(new String(bytes(event), StandardCharsets.UTF_8))
                .contains("\"id\":\"" + CODE + ".1\"")
                .contains("\"subject\":\"" + CODE + "\"")
                .contains("\"time\":\"2026-08-22T01:15:07Z\"");
    }

    @Test
    void timesAreRightOnBothSidesOfMidnightAndBefore1970() {
        for (long second : new long[] {0, -1, 86_399, 86_400, -86_400, MORNING, MORNING + 60_000, MORNING}) {
            Story story = new Story(SOURCE, CODE, List.of(Told.at(second, new CaseFact.Completed())));
            Event event = new Event(story, 0, second);
            assertThat(read(EventReader.event(bytes(event))))
                    .as("second %s", second)
                    .isEqualTo(event.message());
        }
    }

    @Test
    void linesAndBatchesAreReadWhole() {
        EventBytes lines = new EventBytes(0);
        EventBytes batch = new EventBytes(0);
        List<CaseMessage> told = new ArrayList<>();
        batch.add('[');
        for (CaseFact fact : everyFact()) {
            Event event = event(fact);
            if (!told.isEmpty()) {
                batch.add(',');
            }
            told.add(event.message());
            lines.add(event);
            lines.add('\n');
            batch.add(event);
        }
        batch.add(']');

        assertThat(all(EventReader.lines(new ByteArrayInputStream(lines.toByteArray()), Limits.FILE)))
                .isEqualTo(told);
        assertThat(all(EventReader.batch(batch.toByteArray(), Limits.REQUEST))).isEqualTo(told);
    }

    private static List<CaseMessage> all(EventReader reader) {
        List<CaseMessage> all = new ArrayList<>();
        reader.forEachRemaining(read -> all.add(read(read)));
        return all;
    }

    @Test
    void whatWasDrainedIsForgotten() throws IOException {
        EventBytes bytes = new EventBytes(0);
        Event first = event(new CaseFact.Completed());
        Event second = event(new CaseFact.Resumed());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.add(first);
        bytes.drainTo(out);
        assertThat(bytes.length()).isZero();
        bytes.add(second);
        bytes.clear();
        bytes.add(second);

        assertThat(read(EventReader.event(out.toByteArray()))).isEqualTo(first.message());
        assertThat(read(EventReader.event(bytes.toByteArray()))).isEqualTo(second.message());
    }

    /** The longest text that a reader takes is of 4,000 characters. */
    @Test
    void theBufferGrowsWithTheTexts() {
        EventBytes bytes = new EventBytes(0);
        List<CaseMessage> told = new ArrayList<>();
        for (int length = 1; length <= 4_000; length += 31) {
            Event event = event(new CaseFact.Suspended("Ấ".repeat(length)));
            told.add(event.message());
            bytes.add(event);
            bytes.add('\n');
        }

        assertThat(all(EventReader.lines(new ByteArrayInputStream(bytes.toByteArray()), Limits.FILE)))
                .isEqualTo(told);
    }

    @Test
    void manyLongTextsInOneEventFit() {
        String text = "\u0001".repeat(6_000);
        CaseFact.Submitted fact = new CaseFact.Submitted(text, text, text, CaseFact.Channel.ONLINE, null, text);

        assertThat(new String(bytes(event(fact)), StandardCharsets.UTF_8)).hasSizeGreaterThan(4 * 6 * 6_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H26\"1", "H26\\1", "H26\n1", "H26\u0000", "H26\u007f", "Hồ-sơ-1", "H26\ud83d\ude00"})
    void aCodeWithACharacterThatJsonWouldEscapeIsRefused(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes(event(SOURCE, code, new CaseFact.Completed())))
                .withMessageStartingWith("code ")
                .withMessageContaining("which a code must not have");
    }

    @Test
    void anEventThatIsRefusedLeavesNothingBehind() {
        EventBytes bytes = new EventBytes(0);
        Event good = event(new CaseFact.Completed());
        bytes.add(good);
        byte[] before = bytes.toByteArray();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes.add(event(SOURCE, "Hồ sơ", new CaseFact.Completed())));
        assertThatIllegalArgumentException().isThrownBy(() -> bytes.add(event(new CaseFact.FeeRequired(-1, null))));
        assertThat(bytes.toByteArray()).isEqualTo(before);
    }
}

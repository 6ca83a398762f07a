package vn.nhip.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.simulator.wire.EventBytesTests.bytes;
import static vn.nhip.simulator.wire.EventBytesTests.event;
import static vn.nhip.simulator.wire.EventBytesTests.read;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.EventReader.Limits;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Event;

/** Whatever Vietnamese people write is read back letter by letter. A failure prints its seed. */
class EventBytesProperties {
    private static final String SOURCE = "urn:vi-du:mo-phong";

    /** Letters with marks, both composed and not, quotes, control characters except NUL, and characters beyond the first plane. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "ắ",
                                "ệ",
                                "Đ",
                                "ơ",
                                "ữ",
                                "a\u0306\u0301",
                                "\"",
                                "\\",
                                "/",
                                "\u007f",
                                "\u2028",
                                "\ufeff"),
                        Arbitraries.chars().range('\u0001', '\u001f').map(String::valueOf),
                        Arbitraries.integers().between(0x1F300, 0x1F6FF).map(Character::toString),
                        Arbitraries.integers().between(0x20000, 0x20100).map(Character::toString),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(20).withCharRange(' ', '~'))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts))
                // What is blank a reader takes as not told.
                .filter(text -> !text.isBlank());
    }

    @Property(tries = 500)
    void everyTextIsReadBack(@ForAll("texts") String text) {
        Event event = event(SOURCE, "H26.1-1", new CaseFact.SupplementRequested(text));

        assertThat(read(EventReader.event(bytes(event)))).isEqualTo(event.message());
    }

    @Property(tries = 100)
    void oneBufferTellsManyTextsOneAfterTheOther(@ForAll("texts") String first, @ForAll("texts") String second) {
        EventBytes bytes = new EventBytes(0);
        List<CaseMessage> told = new ArrayList<>();
        for (String text : List.of(first, second, first)) {
            Event event = event(SOURCE, "H26.1-1", new CaseFact.StepFinished("1", "H26.1", text));
            told.add(event.message());
            bytes.add(event);
            bytes.add('\n');
        }
        List<CaseMessage> heard = new ArrayList<>();
        EventReader.lines(new ByteArrayInputStream(bytes.toByteArray()), Limits.FILE)
                .forEachRemaining(each -> heard.add(read(each)));

        assertThat(heard).isEqualTo(told);
    }
}

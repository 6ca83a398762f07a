package vn.nhip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import vn.nhip.core.cases.CaseFact;

class EventRoundTripProperties {

    @Provide
    Arbitrary<CaseFact> facts() {
        return RandomFacts.any();
    }

    /** Persons come only where the contract has a place for them, and only when something is told of them. */
    @Provide
    Arbitrary<CaseMessage> messages() {
        return Combinators.combine(
                        RandomFacts.name(),
                        RandomFacts.name(),
                        RandomFacts.name(),
                        RandomFacts.instants(),
                        RandomFacts.any(),
                        RandomFacts.person())
                .flatAs((source, id, code, time, fact, person) -> Arbitraries.of(true, false)
                        .map(withPerson -> new CaseMessage(
                                source,
                                id,
                                code,
                                time.truncatedTo(ChronoUnit.MICROS),
                                fact,
                                withPerson && mayCarry(fact, person) ? person : null)));
    }

    private static boolean mayCarry(CaseFact fact, Person person) {
        return switch (fact.kind()) {
            case SUBMITTED, ACCEPTED, CORRECTED -> !person.equals(new Person(null, null, null, null, null));
            default -> false;
        };
    }

    @Property(tries = 300)
    void aFactKeptInTheLogIsReadBackAsItWas(@ForAll("facts") CaseFact fact) {
        assertThat(FactJson.read(fact.kind(), FactJson.write(fact))).isEqualTo(fact);
        assertThat(FactJson.read(fact.kind(), FactJson.writeBytes(fact))).isEqualTo(fact);
        assertThat(new String(FactJson.writeBytes(fact), StandardCharsets.UTF_8))
                .isEqualTo(FactJson.write(fact));
    }

    @Property(tries = 300)
    void anEventIsReadBackAsItWas(@ForAll("messages") CaseMessage message) {
        byte[] event = EventWriter.write(message);
        assertThat(EventReader.event(event)).isEqualTo(read(message, "sự kiện", event));
    }

    @Property(tries = 300)
    void anEventInHeadersAndBodyIsReadBackAsItWas(@ForAll("messages") CaseMessage message) {
        Map<String, String> headers = EventWriter.headers(message);
        assertThat(String.join("", headers.values())).isPrintable().isASCII();
        EventRead read = EventReader.binary(headers::get, EventWriter.body(message));
        assertThat(read)
                .isInstanceOfSatisfying(
                        EventRead.Read.class, r -> assertThat(r.message()).isEqualTo(message));
        assertThat(EventReader.event(read.raw().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        EventRead.Read.class, r -> assertThat(r.message()).isEqualTo(message));
    }

    @Property(tries = 60)
    void aBatchIsReadBackAsItWas(@ForAll @Size(max = 20) List<@From("messages") CaseMessage> messages) {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        EventWriter.writeBatch(messages, batch);
        assertThat(messagesOf(EventReader.batch(batch.toByteArray(), EventReader.Limits.REQUEST)))
                .isEqualTo(messages);
    }

    @Property(tries = 60)
    void linesAreReadBackAsTheyWere(@ForAll @Size(max = 20) List<@From("messages") CaseMessage> messages) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (CaseMessage message : messages) {
            lines.writeBytes(EventWriter.write(message));
            lines.write('\n');
        }
        assertThat(messagesOf(
                        EventReader.lines(new ByteArrayInputStream(lines.toByteArray()), EventReader.Limits.FILE)))
                .isEqualTo(messages);
    }

    private static EventRead read(CaseMessage message, String place, byte[] raw) {
        return new EventRead.Read(message, place, new String(raw, StandardCharsets.UTF_8));
    }

    private static List<CaseMessage> messagesOf(EventReader reader) {
        List<CaseMessage> messages = new ArrayList<>();
        reader.forEachRemaining(read -> messages.add(((EventRead.Read) read).message()));
        return messages;
    }
}

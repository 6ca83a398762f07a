package vn.nhip.server.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Person;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.simulator.scenario.CaseTold;

/** Invented cases by number, and the way they come in. */
public final class CasesForTests {
    public static final String SOURCE = "mot-cua.thu";
    public static final Delivery DELIVERY = new Delivery(SOURCE, Unknowns.QUARANTINE, "thử");

    private CasesForTests() {}

    public static String code(int number) {
        return "H99.01-260302-%04d".formatted(number);
    }

    /** A case of which nothing is told yet. */
    public static CaseTold begun(int number) {
        return CaseTold.of(code(number)).by(SOURCE).about("1.000001");
    }

    /** The life of a case that ends well: five events, one hour after another. */
    public static CaseTold life(int number) {
        return begun(number)
                .online()
                .submitted("2026-03-02 08:00")
                .due("2026-05-01")
                .received("2026-03-02 09:00")
                .stepStarted("2026-03-02 10:00", "Thẩm định", null, null)
                .completed("2026-03-02 11:00")
                .result("2026-03-02 12:00");
    }

    /** The same event, telling of a person too. */
    public static CaseMessage of(Person person, CaseMessage message) {
        return new CaseMessage(
                message.source(), message.id(), message.caseCode(), message.occurred(), message.fact(), person);
    }

    public static Incoming.Read read(CaseMessage message) {
        return new Incoming.Read(message, new String(EventWriter.write(message), StandardCharsets.UTF_8));
    }

    public static List<Incoming> reads(List<CaseMessage> messages) {
        List<Incoming> records = new ArrayList<>();
        messages.forEach(message -> records.add(read(message)));
        return records;
    }
}

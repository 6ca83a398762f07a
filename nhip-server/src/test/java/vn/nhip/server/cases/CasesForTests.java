package vn.nhip.server.cases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Unknowns;

/** Invented events of invented cases. */
public final class CasesForTests {
    public static final String SOURCE = "mot-cua.thu";
    public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    public static final Delivery DELIVERY = new Delivery(SOURCE, Unknowns.QUARANTINE, "thử");

    private CasesForTests() {}

    public static String code(int number) {
        return "H99.01-260302-%04d".formatted(number);
    }

    /** The life of a case that ends well: five events, one hour after another. */
    public static List<CaseMessage> life(int number) {
        List<CaseMessage> life = new ArrayList<>();
        life.add(message(
                number, 0, new CaseFact.Submitted("1.000001", null, null, CaseFact.Channel.ONLINE, null, null)));
        life.add(message(
                number, 1, new CaseFact.Accepted("1.000001", null, null, null, START.plus(Duration.ofDays(60)))));
        life.add(message(number, 2, new CaseFact.StepStarted("Thẩm định", null, null)));
        life.add(message(number, 3, new CaseFact.Completed()));
        life.add(message(number, 4, new CaseFact.ResultAttached("KQ1", "https://vi-du.invalid/kq", true, false)));
        return life;
    }

    public static CaseMessage message(int number, int hour, CaseFact fact) {
        return message(number, hour, fact, null);
    }

    public static CaseMessage message(int number, int hour, CaseFact fact, @Nullable Person person) {
        return new CaseMessage(
                SOURCE,
                "e-" + number + "-" + hour,
                code(number),
                START.plus(Duration.ofSeconds(number)).plus(Duration.ofHours(hour)),
                fact,
                person);
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

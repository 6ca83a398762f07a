package vn.nhip.benchmark.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;

/** Lives of invented cases, ten events each, as they come: mostly in order, some late, some twice, some corrected. */
final class Lives {

    static final int CASES = 1024;
    static final int EVENTS_PER_CASE = 10;

    private static final Instant FIRST = Instant.parse("2025-01-02T01:00:00Z");
    private static final String SOURCE = "/he-thong/mot-cua";
    private static final String PROCEDURE = "1.004194";
    private static final String AGENCY = "H26.19.15";

    private final Random random;

    private Lives(long seed) {
        random = new Random(seed);
    }

    static List<List<CaseEvent>> of(long seed) {
        Lives lives = new Lives(seed);
        List<List<CaseEvent>> all = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            all.add(lives.life("H26.19.15-250102-" + (1000 + i)));
        }
        return all;
    }

    private List<CaseEvent> life(String code) {
        Instant at = FIRST.plusSeconds(random.nextInt(300 * 86_400));
        List<CaseEvent> events = new ArrayList<>();
        for (CaseFact fact : random.nextInt(10) == 0 ? withSupplement(at) : straight(at)) {
            at = at.plusSeconds(60 + random.nextInt(40_000));
            events.add(new CaseEvent(
                    SOURCE, code + "/" + events.size(), code, at, at.plusSeconds(random.nextInt(100_000)), fact));
        }
        disturb(events, code, at);
        return List.copyOf(events);
    }

    private static List<CaseFact> straight(Instant at) {
        return List.of(
                new CaseFact.Submitted(
                        PROCEDURE, null, AGENCY, CaseFact.Channel.ONLINE, CaseFact.SubjectKind.CITIZEN, null),
                new CaseFact.ComponentAttached("KQ.G01.000001", true, false, false, true),
                new CaseFact.FeePaid(20_000L, CaseFact.Gateway.NATIONAL),
                new CaseFact.Accepted(PROCEDURE, null, AGENCY, CaseFact.Channel.ONLINE, at.plusSeconds(900_000)),
                new CaseFact.StepStarted("Thụ lý", AGENCY, at.plusSeconds(500_000)),
                new CaseFact.StepFinished("Thụ lý", AGENCY, null),
                new CaseFact.Completed(),
                new CaseFact.ResultAttached("KQ.G01.000002", "https://kho.example/kq", true, true),
                new CaseFact.Returned(CaseFact.Channel.ONLINE),
                new CaseFact.Synchronised("00"));
    }

    private static List<CaseFact> withSupplement(Instant at) {
        return List.of(
                new CaseFact.Submitted(
                        PROCEDURE, null, AGENCY, CaseFact.Channel.DIRECT, CaseFact.SubjectKind.BUSINESS, null),
                new CaseFact.ComponentAttached(null, false, false, false, false),
                new CaseFact.Accepted(PROCEDURE, null, AGENCY, CaseFact.Channel.DIRECT, at.plusSeconds(900_000)),
                new CaseFact.SupplementRequested("Thiếu bản vẽ"),
                new CaseFact.SupplementReceived(at.plusSeconds(1_200_000)),
                new CaseFact.StepStarted("Thụ lý", AGENCY, null),
                new CaseFact.Suspended("Chờ ý kiến"),
                new CaseFact.Resumed(),
                new CaseFact.Completed(),
                new CaseFact.Returned(CaseFact.Channel.DIRECT));
    }

    /** One case in five arrives out of order, one in fifty holds an event twice, one in fifty a correction; still ten events. */
    private void disturb(List<CaseEvent> events, String code, Instant at) {
        switch (random.nextInt(50)) {
            case 0 -> events.set(EVENTS_PER_CASE - 1, events.get(3));
            case 1 -> events.set(EVENTS_PER_CASE - 1, correction(events.get(5), code, at));
            case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> Collections.shuffle(events, random);
            default -> {}
        }
    }

    private static CaseEvent correction(CaseEvent wrong, String code, Instant at) {
        return new CaseEvent(
                SOURCE,
                code + "/c",
                code,
                at,
                at,
                new CaseFact.Corrected(wrong.source(), wrong.id(), null, null, true, "Ghi nhầm"));
    }
}

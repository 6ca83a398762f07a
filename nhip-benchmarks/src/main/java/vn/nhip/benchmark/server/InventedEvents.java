package vn.nhip.benchmark.server;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.core.cases.CaseFact;

/** Events of invented cases, ten each, many cases mixed as they are on a working day; ids are random, as systems make them. */
final class InventedEvents {
    static final String SOURCE = "urn:do-toc-do";
    static final int BATCH = 500;

    private static final int CASES_AT_ONCE = 2_000;
    private static final Instant FIRST = Instant.parse("2026-01-05T01:00:00Z");
    private static final int PACE_SECONDS = 3;

    private final Random random;
    private final List<Open> open = new ArrayList<>();
    private int cases;
    private long at;

    InventedEvents(long seed) {
        random = new Random(seed);
    }

    /** A case under way. */
    private static final class Open {
        private final String code;
        private int next;

        Open(String code) {
            this.code = code;
        }
    }

    /** The next batch of so many, as the body of a request. */
    byte[] batch(int events, boolean packed) throws IOException {
        List<CaseMessage> messages = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            messages.add(next());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (packed) {
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                EventWriter.writeBatch(messages, out);
            }
        } else {
            EventWriter.writeBatch(messages, bytes);
        }
        return bytes.toByteArray();
    }

    /** So many events as a file, one on each line. */
    void write(Path file, int events) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < events; i++) {
                out.write(EventWriter.write(next()));
                out.write('\n');
            }
        }
    }

    private CaseMessage next() {
        while (open.size() < CASES_AT_ONCE) {
            open.add(new Open("H26.%02d.%02d-260105-%07d".formatted(cases % 40, cases % 31, cases)));
            cases++;
        }
        int chosen = random.nextInt(open.size());
        Open life = open.get(chosen);
        at += PACE_SECONDS;
        CaseFact fact = fact(life.next, FIRST.plusSeconds(at));
        life.next++;
        if (life.next == FACTS) {
            open.set(chosen, open.getLast());
            open.removeLast();
        }
        return new CaseMessage(
                SOURCE,
                new UUID(random.nextLong(), random.nextLong()).toString(),
                life.code,
                FIRST.plusSeconds(at),
                fact,
                null);
    }

    private static final int FACTS = 10;

    private static CaseFact fact(int number, Instant now) {
        return switch (number) {
            case 0 ->
                new CaseFact.Submitted(
                        "1.004194", null, "H26.19.15", CaseFact.Channel.ONLINE, CaseFact.SubjectKind.CITIZEN, null);
            case 1 -> new CaseFact.ComponentAttached("KQ.G01.000001", true, false, false, true);
            case 2 -> new CaseFact.FeeRequired(20_000, "LP01");
            case 3 -> new CaseFact.FeePaid(20_000L, CaseFact.Gateway.NATIONAL);
            case 4 ->
                new CaseFact.Accepted("1.004194", null, "H26.19.15", CaseFact.Channel.ONLINE, now.plusSeconds(900_000));
            case 5 -> new CaseFact.StepStarted("Thụ lý", "H26.19.15", null);
            case 6 -> new CaseFact.StepFinished("Thụ lý", "H26.19.15", null);
            case 7 -> new CaseFact.Completed();
            case 8 -> new CaseFact.ResultAttached("KQ.G01.000002", "https://kho.example/kq", true, true);
            default -> new CaseFact.Returned(CaseFact.Channel.ONLINE);
        };
    }
}

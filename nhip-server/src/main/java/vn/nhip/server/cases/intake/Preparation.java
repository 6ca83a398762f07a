package vn.nhip.server.cases.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.store.EventKey;
import vn.nhip.server.cases.store.EventRow;
import vn.nhip.server.cases.store.HeldRecord;
import vn.nhip.server.cases.store.KnownCases;
import vn.nhip.server.cases.store.Sources;

/** Checks records and makes them ready to be written, in the thread of whoever brings them. */
@Component
class Preparation {
    private static final String CASE_UNKNOWN =
            "Hồ sơ này chưa có sự kiện nộp hoặc tiếp nhận; trạng thái sẽ đủ khi các sự kiện đó đến.";

    private final Plausibility plausibility;
    private final Seal seal;
    private final Sources sources;
    private final KnownCases knownCases;
    private final Clock clock;

    Preparation(Plausibility plausibility, Seal seal, Sources sources, KnownCases knownCases, Clock clock) {
        this.plausibility = plausibility;
        this.seal = seal;
        this.sources = sources;
        this.knownCases = knownCases;
        this.clock = clock;
    }

    List<Entry> prepare(Delivery delivery, List<Incoming> batch) {
        Instant now = clock.instant();
        Set<String> strangers = strangers(batch);
        List<Entry> entries = new ArrayList<>(batch.size());
        for (Incoming incoming : batch) {
            entries.add(
                    switch (incoming) {
                        case Incoming.Read read -> event(delivery, read, strangers, now);
                        case Incoming.Unread(String source, String place, Problem problem, String raw) ->
                            new Entry.Held(HeldRecord.unread(seal, source, delivery.name(), place, problem, raw));
                    });
        }
        return entries;
    }

    private Entry event(Delivery delivery, Incoming.Read read, Set<String> strangers, Instant now) {
        CaseMessage message = read.message();
        List<String> warnings = new ArrayList<>(0);
        Problem problem = plausibility.judge(message, delivery.unknowns(), now, warnings);
        if (problem != null) {
            return new Entry.Held(HeldRecord.event(seal, message, delivery.name(), problem, read.raw()));
        }
        if (!strangers.isEmpty() && strangers.remove(message.caseCode())) {
            warnings.add(CASE_UNKNOWN);
        }
        EventKey key = EventKey.of(message.source(), message.id());
        return new Entry.Event(message, EventRow.of(message, sources.number(message.source()), key), warnings);
    }

    /** Cases of which something is told here, but neither here nor before how they came in. */
    private Set<String> strangers(List<Incoming> batch) {
        Set<String> begun = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (Incoming incoming : batch) {
            if (incoming instanceof Incoming.Read(CaseMessage message, String raw)) {
                (isBeginning(message.fact()) ? begun : told).add(message.caseCode());
            }
        }
        told.removeAll(begun);
        knownCases.remember(begun);
        return knownCases.unknown(told);
    }

    private static boolean isBeginning(CaseFact fact) {
        return fact instanceof CaseFact.Submitted || fact instanceof CaseFact.Accepted;
    }
}

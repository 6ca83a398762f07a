package vn.nhip.core.cases;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes down the events of an invented case, one line each. Times are Hanoi's; each is recorded a minute later. */
final class History {

    static final String CODE = "H26.19.15-260302-0001";
    static final String SOURCE = "mot-cua.example";

    private static final ZoneOffset HANOI = ZoneOffset.ofHours(7);

    private final List<CaseEvent> events = new ArrayList<>();

    static Instant at(String time) {
        return LocalDateTime.parse(time).toInstant(HANOI);
    }

    /** Adds an event called e1, e2, … */
    History on(String time, CaseFact fact) {
        return recorded(time, at(time).plusSeconds(60), fact);
    }

    History recorded(String time, Instant recorded, CaseFact fact) {
        return add("e" + (events.size() + 1), time, recorded, fact);
    }

    History add(String id, String time, Instant recorded, CaseFact fact) {
        events.add(new CaseEvent(SOURCE, id, CODE, at(time), recorded, fact));
        return this;
    }

    List<CaseEvent> events() {
        return List.copyOf(events);
    }

    CaseFile file() {
        return CaseLife.fold(events);
    }

    static CaseFact submitted() {
        return new CaseFact.Submitted(
                "1.004194", null, "H26.19.15", CaseFact.Channel.ONLINE, CaseFact.SubjectKind.CITIZEN, "Đăng ký thử");
    }

    static CaseFact accepted(String due) {
        return new CaseFact.Accepted(null, null, null, null, at(due));
    }

    static CaseFact accepted() {
        return new CaseFact.Accepted(null, null, null, null, null);
    }

    static CaseFact supplementRequested() {
        return new CaseFact.SupplementRequested("Thiếu bản vẽ");
    }

    static CaseFact supplementReceived() {
        return new CaseFact.SupplementReceived(null);
    }

    static CaseFact supplementReceived(String due) {
        return new CaseFact.SupplementReceived(at(due));
    }

    static CaseFact withdraw(String id) {
        return new CaseFact.Corrected(SOURCE, id, null, null, true, "Ghi nhầm");
    }

    static CaseFact correct(String id, CaseFact right) {
        return new CaseFact.Corrected(SOURCE, id, null, right, false, "Ghi nhầm");
    }

    static CaseFact correctTime(String id, String right) {
        return new CaseFact.Corrected(SOURCE, id, at(right), null, false, "Ghi nhầm giờ");
    }
}

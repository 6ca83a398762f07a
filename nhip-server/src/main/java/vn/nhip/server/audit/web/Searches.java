package vn.nhip.server.audit.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.Viewers;

/** Records who searched the log for what: each search once, not each of its pages. */
@Component
class Searches {
    private static final int REMEMBERED = 1_000;
    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final Audit audit;
    private final Map<Search, Long> recorded = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Search, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    Searches(Audit audit) {
        this.audit = audit;
    }

    private record Search(String viewer, Map<String, String> filter) {}

    /** A page was asked for. A later page of a search that was not recorded lately is a search, too. */
    void page(AuditAsked asked) {
        Search search = new Search(Viewers.now().id(), asked.address().parameters());
        if (isNew(search) || asked.isFirst()) {
            record(AuditEvent.AUDIT_SEARCHED, asked);
        }
    }

    private boolean isNew(Search search) {
        long now = System.nanoTime();
        synchronized (recorded) {
            // Taken out first, so that the youngest is the last to go.
            Long before = recorded.remove(search);
            recorded.put(search, now);
            return before == null || now - before > REMEMBERED_NANOS;
        }
    }

    /** What was found was taken away. */
    void exported(AuditAsked asked) {
        record(AuditEvent.AUDIT_EXPORTED, asked);
    }

    private void record(AuditEvent event, AuditAsked asked) {
        Act act = Act.of(event, "audit").inAgency(asked.question().agency());
        for (Map.Entry<String, String> part : asked.address().parameters().entrySet()) {
            act = act.with(part.getKey(), part.getValue());
        }
        audit.record(act);
    }
}

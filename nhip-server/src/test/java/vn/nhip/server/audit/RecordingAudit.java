package vn.nhip.server.audit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Remembers what was recorded and for whom; or refuses to, as a log does that cannot be written. */
public final class RecordingAudit implements Audit {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** An act and who did it. */
    public record Entry(Viewer viewer, Act act) {}

    @Override
    public void record(Act act) {
        if (broken) {
            throw new IllegalStateException("the audit log cannot be written");
        }
        entries.add(new Entry(Viewers.now(), act));
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Acts of a kind, the oldest first. */
    public List<Act> acts(AuditEvent event) {
        return entries.stream()
                .map(Entry::act)
                .filter(act -> act.event() == event)
                .toList();
    }

    public void forget() {
        entries.clear();
        broken = false;
    }

    /** From now on nothing can be recorded. */
    public void breakDown() {
        broken = true;
    }
}

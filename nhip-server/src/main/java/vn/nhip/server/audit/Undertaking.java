package vn.nhip.server.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/**
 * Work of many transactions on record: an act before anything is done, and one when it ends, however it ends, with what was counted until then. So
 * nothing of it stands without an entry, not even when the process is killed in the middle.
 */
public final class Undertaking implements AutoCloseable {
    private final Audit audit;
    private final Viewer viewer;
    private final Act begun;
    private final AuditEvent ending;
    private final Map<String, Object> counted = new LinkedHashMap<>();
    private boolean done;

    private Undertaking(Audit audit, Viewer viewer, Act begun, AuditEvent ending) {
        this.audit = audit;
        this.viewer = viewer;
        this.begun = begun;
        this.ending = ending;
    }

    /**
     * Begins on behalf of whoever is asking. When this cannot be recorded, it throws, and nothing is to be done.
     *
     * @param act what is about to be done
     * @param ending the kind of the act that ends it, which says all that this one says
     */
    public static Undertaking begin(Audit audit, Act act, AuditEvent ending) {
        audit.record(act.with("step", "bắt đầu"));
        return new Undertaking(audit, Viewers.now(), act, ending);
    }

    /** What was counted so far, by name; of the same name the last counts. */
    public Undertaking with(String name, Object value) {
        counted.put(name, value);
        return this;
    }

    /** The same of several. */
    public Undertaking with(Map<String, ?> values) {
        counted.putAll(values);
        return this;
    }

    /** It came to its end; without this it is recorded as broken off. */
    public void done() {
        done = true;
    }

    /** Records how it ended. */
    @Override
    public void close() {
        Map<String, String> details = new LinkedHashMap<>(begun.details());
        counted.forEach((name, value) -> details.put(name, String.valueOf(value)));
        details.put("step", "kết thúc");
        details.put("status", done ? "DONE" : "FAILED");
        Act end = new Act(
                ending, begun.subject(), begun.agency(), begun.before(), begun.after(), begun.reason(), details);
        Viewers.run(viewer, () -> audit.record(end));
    }
}

package vn.nhip.server.cases.persons;

import org.springframework.stereotype.Service;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;

/** Opens what a record says that could not be taken. It may be personal, and of which cases nobody can tell before it is read. */
@Service
public class RecordAccess {
    private final Audit audit;

    RecordAccess(Audit audit) {
        this.audit = audit;
    }

    /**
     * Puts a look on record before anything is given out.
     *
     * @param words why, in at least ten letters, without anything personal
     * @throws vn.nhip.server.screen.Refusal when the words say too little or too much
     */
    public void open(long record, Purpose purpose, String words) {
        String reason = Reason.check(words, "");
        audit.record(Act.of(AuditEvent.PERSON_OPENED, "record/" + record)
                .because(reason)
                .with("purpose", purpose.code()));
    }
}

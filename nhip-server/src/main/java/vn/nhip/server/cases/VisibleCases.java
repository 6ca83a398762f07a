package vn.nhip.server.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewers;

/** Single cases for screens: only those of agencies that whoever asks may see. A case of others is as if there were none. */
@Component
public class VisibleCases {
    private final Cases cases;
    private final Audit audit;

    VisibleCases(Cases cases, Audit audit) {
        this.cases = cases;
        this.audit = audit;
    }

    /** Every event of a case, in no order; empty when there is no such case, or it is none of whoever asks. */
    public List<CaseEvent> events(String code) {
        List<CaseEvent> events = cases.events(code);
        if (events.isEmpty()) {
            return events;
        }
        @Nullable String agency = CaseLife.fold(events).agency();
        if (Viewers.now().reach().covers(agency)) {
            return events;
        }
        audit.record(Act.of(AuditEvent.ACCESS_REFUSED, "case/" + code)
                .inAgency(agency)
                .with("permission", Permission.CASES_READ.name()));
        return List.of();
    }
}

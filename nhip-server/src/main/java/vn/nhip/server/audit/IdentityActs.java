package vn.nhip.server.audit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Records what happens to accounts, roles and keys; identity stands below and knows nothing of the log. */
@Component
class IdentityActs {
    private final Audit audit;

    IdentityActs(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void happened(Fact fact) {
        Act[] act = {
            Act.of(AuditEvent.valueOf(fact.what().name()), fact.subject())
                    .inAgency(fact.agency())
                    .changing(fact.before(), fact.after())
                    .because(fact.details().get("reason"))
        };
        fact.details().forEach((name, value) -> {
            if (!name.equals("reason")) {
                act[0] = act[0].with(name, value);
            }
        });
        Viewer by = fact.by();
        if (by == null) {
            audit.record(act[0]);
        } else {
            Viewers.run(by, () -> audit.record(act[0]));
        }
    }
}

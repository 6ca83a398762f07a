package vn.nhip.server.cases.store;

import java.util.Collection;
import org.springframework.stereotype.Component;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.identity.AgencyCodes;

/** The agencies that cases name, whether the catalogue has them or not. */
@Component
class CaseAgencies implements AgencyCodes {
    private final CaseFactStore facts;

    CaseAgencies(CaseFactStore facts) {
        this.facts = facts;
    }

    @Override
    public Collection<String> codes() {
        return facts.agencies();
    }
}

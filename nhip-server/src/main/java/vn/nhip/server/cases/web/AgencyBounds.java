package vn.nhip.server.cases.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.api.ApiAccess;
import vn.nhip.server.api.RequestRefused;
import vn.nhip.server.cases.intake.CaseOwners;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.identity.ApiKey;

/**
 * Holds what a key sends against the agency it is limited to. The agency of a case decides who sees it and who it belongs to, so such a key
 * tells only of cases of its own, and takes none from others. Where a step of a case is handled decides neither: that may be anywhere.
 */
@Component
class AgencyBounds {
    private final ApiAccess access;
    private final CaseOwners owners;

    AgencyBounds(ApiAccess access, CaseOwners owners) {
        this.access = access;
        this.owners = owners;
    }

    /**
     * Nothing is asked for a key without a limit. A record that could not be read says nothing of a case; it waits in quarantine.
     *
     * @throws RequestRefused 403 when a record names an agency outside, or tells of a case that belongs to one or to nobody known
     */
    void check(ApiKey key, List<Incoming> records) {
        if (key.agency() == null) {
            return;
        }
        List<CaseMessage> messages = records.stream()
                .filter(Incoming.Read.class::isInstance)
                .map(record -> ((Incoming.Read) record).message())
                .toList();
        Set<String> claimed = checkNamed(key, messages);
        Map<String, String> agencies =
                owners.agencies(messages.stream().map(CaseMessage::caseCode).toList());
        for (CaseMessage message : messages) {
            String agency = agencies.get(message.caseCode());
            if (agency != null) {
                access.checkAgency(key, agency, () -> of(message) + ", which belongs to");
            } else if (!claimed.contains(message.caseCode())) {
                throw ApiAccess.outside(key, of(message) + ", of which no agency is known: send first which it is");
            }
        }
    }

    /** Says which cases the messages give an agency. */
    private Set<String> checkNamed(ApiKey key, List<CaseMessage> messages) {
        Set<String> claimed = new HashSet<>();
        for (CaseMessage message : messages) {
            String agency = agency(message.fact());
            if (agency != null) {
                access.checkAgency(key, agency, () -> of(message) + ", and names");
                if (!(message.fact() instanceof CaseFact.Corrected)) {
                    claimed.add(message.caseCode());
                }
            }
        }
        return claimed;
    }

    /** The agency that a case has by a fact. */
    private static @Nullable String agency(CaseFact fact) {
        return switch (fact) {
            case CaseFact.Submitted submission -> submission.agency();
            case CaseFact.Accepted acceptance -> acceptance.agency();
            case CaseFact.Corrected correction -> correction.fact() == null ? null : agency(correction.fact());
            default -> null;
        };
    }

    private static String of(CaseMessage message) {
        return "event \"%s\" is about case \"%s\"".formatted(message.id(), message.caseCode());
    }
}

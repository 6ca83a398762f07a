package vn.nhip.server.decisions;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.screen.Refusal;

/** What is noted of a proposal beside its content. */
final class Notes {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private Notes() {}

    /** A reason that says something. */
    static String reason(String said) {
        String reason = said.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw Refusal.notUnderstood(
                    "Chưa ghi lý do", "Ghi lý do từ 10 đến 500 chữ, không ghi tên hay số định danh của ai.");
        }
        return reason;
    }

    /** For the audit log. */
    static Act act(AuditEvent event, Proposal proposal, String reason) {
        return Act.of(event, proposal.subject())
                .inAgency(place(proposal.places()))
                .because(reason)
                .with("proposal", proposal.id())
                .with("proposed-by", proposal.proposer().id());
    }

    private static @Nullable String place(Set<String> places) {
        return places.size() == 1 ? places.iterator().next() : null;
    }
}

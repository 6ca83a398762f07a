package vn.nhip.server.cases.persons;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/** Lets whoever asks to the holder of a case, or not: by permission, and by the agency that handles the case. */
@Component
class CaseDoor {
    private final Cases cases;
    private final Audit audit;
    private final TransactionTemplate apart;

    CaseDoor(Cases cases, Audit audit, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.audit = audit;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether whoever asks may; nothing is recorded. */
    static boolean isOpen(CaseFile file, Permission permission) {
        Viewer viewer = Viewers.now();
        return viewer.may(permission)
                && viewer.reach(permission).covers(file.agency())
                && viewer.reach().covers(file.agency());
    }

    /** A case, if whoever asks may; empty when there is none or it is not theirs. Nothing is recorded. */
    Optional<CaseFile> look(String code, Permission permission) {
        return file(code).filter(file -> isOpen(file, permission));
    }

    /**
     * A case to whose holder whoever asks may go.
     *
     * @throws Refusal when they may not, which is recorded, or there is no such case; the same for a case of others
     */
    CaseFile enter(String code, Permission permission) {
        Optional<CaseFile> file = file(code);
        if (!Viewers.now().may(permission)) {
            refused(code, file, permission);
            throw Refusal.notAllowed(
                    "Bạn không có quyền với dữ liệu cá nhân của người nộp hồ sơ",
                    "Việc này cần quyền “" + permission.vietnamese()
                            + "”; hỏi người quản lý tài khoản của cơ quan bạn.");
        }
        if (file.isPresent() && !isOpen(file.get(), permission)) {
            refused(code, file, permission);
        }
        return file.filter(found -> isOpen(found, permission))
                .orElseThrow(() -> Refusal.notFound(
                        "Không có hồ sơ này trong phạm vi của bạn",
                        "Kiểm tra lại mã hồ sơ, hoặc nhờ cơ quan đang giải quyết hồ sơ."));
    }

    /**
     * The words against the person's values: none of them may stand there. A try is on record, as it tells whether a guess was right.
     *
     * @throws Refusal when one does
     */
    void check(String reason, CaseFile file, Collection<String> values, Permission permission) {
        try {
            Reason.checkAgainst(reason, values);
        } catch (Refusal e) {
            apart.executeWithoutResult(status -> refused(file.code(), Optional.of(file), permission));
            throw e;
        }
    }

    private void refused(String code, Optional<CaseFile> file, Permission permission) {
        audit.record(Act.of(AuditEvent.ACCESS_REFUSED, "case/" + code)
                .inAgency(file.map(CaseFile::agency).orElse(null))
                .with("permission", permission.name()));
    }

    private Optional<CaseFile> file(String code) {
        List<CaseEvent> events = cases.events(code);
        return events.isEmpty() ? Optional.empty() : Optional.of(CaseLife.fold(events));
    }
}

package vn.nhip.server.cases.persons;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.quarantine.HeldDetail;
import vn.nhip.server.cases.store.HeldTexts;
import vn.nhip.server.cases.store.QuarantineStore;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/** What persons may ask about their own data (ND 356/2025 Điều 5): to have it, to have it corrected, to have it erased. Each is recorded with its reason. */
@Service
public class PersonRights {
    private static final int VALUE_LONGEST = 500;

    private final Persons persons;
    private final PersonAccess access;
    private final HeldTexts texts;
    private final QuarantineStore quarantine;
    private final CaseDoor door;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PersonRights(
            Persons persons,
            PersonAccess access,
            HeldTexts texts,
            QuarantineStore quarantine,
            CaseDoor door,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.persons = persons;
        this.access = access;
        this.texts = texts;
        this.quarantine = quarantine;
        this.door = door;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A case that a person named.
     *
     * @param records how many quarantined records of it still have their text
     */
    public record Found(String code, PersonGlance glance, int records) {}

    /** Those of the cases that there are, and that whoever asks may see. */
    public List<Found> find(Collection<String> codes) {
        List<Found> found = new ArrayList<>();
        for (String code : codes) {
            door.look(code, Permission.PERSONS_MANAGE)
                    .ifPresent(file -> found.add(
                            new Found(code, access.masked(code), texts.of(code).size())));
        }
        return found;
    }

    /** Everything that is kept of a person in their cases; it is on record before it is given out. */
    public PersonExport export(Collection<String> codes, String words) {
        if (codes.isEmpty()) {
            throw Refusal.notUnderstood(
                    "Chưa có mã hồ sơ nào", "Nhập mã hồ sơ ghi trên giấy tiếp nhận của người yêu cầu.");
        }
        Map<String, CaseFile> files = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String code : codes) {
            files.put(code, door.enter(code, Permission.PERSONS_MANAGE));
            reasons.put(code, Reason.check(words, code));
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            List<PersonExport.OfCase> cases = new ArrayList<>();
            files.forEach((code, file) -> cases.add(export(file, reasons.getOrDefault(code, words))));
            return new PersonExport(clock.instant(), cases);
        }));
    }

    private PersonExport.OfCase export(CaseFile file, String reason) {
        String code = file.code();
        KeptPerson kept = persons.find(code).orElse(KeptPerson.NOTHING);
        door.check(reason, file, kept.values().values(), Permission.PERSONS_MANAGE);
        List<PersonExport.SentRecord> records = texts.of(code).stream()
                // Whoever asks was let in to this case.
                .flatMap(id -> Viewers.as(Viewer.machine("yêu cầu của người nộp"), () -> quarantine.find(id)).stream())
                .map(PersonRights::sent)
                .toList();
        audit.record(Act.of(AuditEvent.PERSON_EXPORTED, "case/" + code)
                .inAgency(file.agency())
                .because(reason)
                .with("fields", names(kept.values().keySet()))
                .with("records", records.size()));
        return new PersonExport.OfCase(
                code, file.agency(), file.abstractText(), kept.values(), kept.corrected(), kept.erased(), records);
    }

    private static PersonExport.SentRecord sent(HeldDetail detail) {
        if (detail.shut()) {
            // An export that leaves something out in silence would not be all that is kept of the person.
            throw Refusal.shut("Nội dung đã mã hóa của bản ghi %d chờ xử lý không mở được"
                    .formatted(detail.held().id()));
        }
        return new PersonExport.SentRecord(
                detail.held().id(), detail.held().recorded(), detail.held().source(), detail.raw());
    }

    private static String names(Collection<PersonField> fields) {
        return fields.stream().sorted().map(PersonField::code).collect(Collectors.joining(","));
    }

    /**
     * Writes what the person says is right. What stood there before is kept nowhere.
     *
     * @param values only fields to be changed; an empty text where nothing is to stand
     */
    public void correct(String caseCode, Map<PersonField, String> values, String words) {
        CaseFile file = door.enter(caseCode, Permission.PERSONS_MANAGE);
        String reason = Reason.check(words, caseCode);
        if (values.isEmpty()) {
            throw Refusal.notUnderstood("Chưa có giá trị nào để sửa", "Điền giá trị đúng vào ít nhất một trường.");
        }
        if (values.values().stream().anyMatch(value -> value.length() > VALUE_LONGEST)) {
            throw Refusal.notUnderstood("Giá trị dài quá %d ký tự".formatted(VALUE_LONGEST), "Viết ngắn lại.");
        }
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            KeptPerson kept = persons.find(caseCode).orElse(KeptPerson.NOTHING);
            if (kept.erased() != null) {
                throw NothingKept.refusal();
            }
            door.check(reason, file, kept.values().values(), Permission.PERSONS_MANAGE);
            Reason.checkAgainst(reason, values.values());
            persons.correct(caseCode, values, now);
            audit.record(Act.of(AuditEvent.PERSON_CORRECTED, "case/" + caseCode)
                    .inAgency(file.agency())
                    .because(reason)
                    .with("fields", names(values.keySet())));
        });
    }

    /** Erases what is kept of the person in a case, and what quarantined records of the case say; what is sent later is not kept either. */
    public void erase(String caseCode, String words) {
        CaseFile file = door.enter(caseCode, Permission.PERSONS_MANAGE);
        String reason = Reason.check(words, caseCode);
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            KeptPerson kept = persons.find(caseCode).orElse(KeptPerson.NOTHING);
            door.check(reason, file, kept.values().values(), Permission.PERSONS_MANAGE);
            persons.erase(caseCode, reason, now);
            int records = texts.erase(caseCode, Viewers.now().name(), now);
            audit.record(Act.of(AuditEvent.PERSON_ERASED, "case/" + caseCode)
                    .inAgency(file.agency())
                    .because(reason)
                    .with("fields", names(kept.values().keySet()))
                    .with("records", records));
        });
    }
}

package vn.nhip.server.cases.persons;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.Permission;

/** The only way to a case holder's data for those who handle cases: masks for whoever may ask, the values for a purpose, on record. */
@Service
public class PersonAccess {
    private static final Logger log = LoggerFactory.getLogger(PersonAccess.class);

    private final Persons persons;
    private final CaseDoor door;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PersonAccess(Persons persons, CaseDoor door, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.persons = persons;
        this.door = door;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What whoever asks may see of a case's holder without saying why; never fails for a value that does not open. */
    public PersonGlance glance(CaseFile file) {
        return CaseDoor.isOpen(file, Permission.PERSONS_OPEN) ? masked(file.code()) : PersonGlance.HIDDEN;
    }

    PersonGlance masked(String caseCode) {
        try {
            return persons.find(caseCode).map(PersonGlance::of).orElse(PersonGlance.UNKNOWN);
        } catch (IllegalStateException e) {
            log.error("The holder of case {} does not open: a key is missing, or the row was changed", caseCode, e);
            return PersonGlance.UNREADABLE;
        }
    }

    /**
     * Opens the data of a case's holder: the look is on record before anything is given out.
     *
     * @param words why, in at least ten letters, without anything personal
     * @throws vn.nhip.server.screen.Refusal when whoever asks may not, the words say too little or too much, or there is nothing
     */
    public OpenedPerson open(String caseCode, Purpose purpose, String words) {
        CaseFile file = door.enter(caseCode, Permission.PERSONS_OPEN);
        String reason = Reason.check(words, caseCode);
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            KeptPerson kept = persons.find(caseCode)
                    .filter(found -> !found.values().isEmpty())
                    .orElseThrow(NothingKept::refusal);
            door.check(reason, file, kept.values().values(), Permission.PERSONS_OPEN);
            audit.record(Act.of(AuditEvent.PERSON_OPENED, "case/" + caseCode)
                    .inAgency(file.agency())
                    .because(reason)
                    .with("purpose", purpose.code())
                    .with(
                            "fields",
                            kept.values().keySet().stream()
                                    .map(PersonField::code)
                                    .collect(Collectors.joining(","))));
            return new OpenedPerson(caseCode, kept.values(), purpose, now);
        }));
    }
}

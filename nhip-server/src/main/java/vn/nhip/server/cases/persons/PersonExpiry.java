package vn.nhip.server.cases.persons;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.cases.CaseState;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.store.HeldTexts;

/** Erases personal data that was kept long enough: holders of cases that ended, texts of quarantined records that were settled, or waited for years. Facts of cases stay. */
@Service
public class PersonExpiry {
    private static final int BATCH = 1000;
    private static final List<String> ENDED = Stream.of(CaseState.values())
            .filter(CaseState::isEnd)
            .map(Enum::name)
            .toList();

    private final Persons persons;
    private final HeldTexts texts;
    private final Retention retention;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PersonExpiry(
            Persons persons,
            HeldTexts texts,
            Retention retention,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.persons = persons;
        this.texts = texts;
        this.retention = retention;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was or would be erased.
     *
     * @param cases holders of so many cases
     * @param records texts of so many quarantined records
     */
    public record Count(long cases, long records) {}

    /** What would be erased now. */
    public Count due() {
        Instant now = clock.instant();
        return new Count(persons.expired(expired(now)), texts.count(expiredTexts(now)));
    }

    private Persons.Expired expired(Instant now) {
        return new Persons.Expired(retention.personsBefore(now), ENDED, retention.personsRule());
    }

    private HeldTexts.Expired expiredTexts(Instant now) {
        return new HeldTexts.Expired(retention.recordsBefore(now), retention.personsBefore(now));
    }

    /**
     * Erases it, batch by batch; each batch is on record. Interrupted, the next call goes on.
     *
     * @param progress told how many cases and records were done so far
     */
    public Count run(LongConsumer progress) {
        Instant now = clock.instant();
        long cases =
                erase("persons", retention.personsRule(), () -> persons.expire(expired(now), now, BATCH), progress);
        long records = erase(
                "quarantine-texts",
                retention.recordsRule(),
                () -> texts.expire(expiredTexts(now), BATCH, "nhip", now),
                done -> progress.accept(cases + done));
        return new Count(cases, records);
    }

    private long erase(String subject, String rule, IntSupplier batch, LongConsumer progress) {
        long done = 0;
        int erased;
        do {
            erased = Objects.requireNonNull(transactions.execute(status -> {
                int count = batch.getAsInt();
                if (count > 0) {
                    audit.record(Act.of(AuditEvent.PERSON_ERASED, subject)
                            .because(rule)
                            .with("count", count));
                }
                return count;
            }));
            done += erased;
            progress.accept(done);
        } while (erased > 0);
        return done;
    }
}

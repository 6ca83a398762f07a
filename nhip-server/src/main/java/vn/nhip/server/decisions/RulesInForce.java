package vn.nhip.server.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.definitions.Calendars;
import vn.nhip.definitions.DeadlineRuleBook;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/**
 * Calendars and switches of the clocks that hold: the last approved text of each file over what ships. An approval on this server counts at
 * once; other processes read what holds when they first need it. Safe to share between threads.
 */
@Component
public class RulesInForce {
    private static final String ADOPTED = "Đang dùng trước khi có quy trình duyệt";

    private final DecisionStore store;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate own;
    private final Path home;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Read read;

    RulesInForce(
            DecisionStore store,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${nhip.home}") Path home) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.home = home;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Read(Calendars calendars, DeadlineRuleBook deadlines) {}

    /**
     * The calendars.
     *
     * @throws vn.nhip.definitions.DefinitionException when files that are to be taken over have mistakes
     */
    public Calendars calendars() {
        return read().calendars();
    }

    /** The switches of the clocks, as {@link #calendars}. */
    public DeadlineRuleBook deadlines() {
        return read().deadlines();
    }

    private Read read() {
        Read known = read;
        return known == null ? readAgain() : known;
    }

    /** Takes what was approved since. */
    void changed() {
        readAgain();
    }

    private Read readAgain() {
        reading.lock();
        try {
            own.executeWithoutResult(status -> adopt());
            RuleSet rules = store.rules();
            Read again = new Read(rules.calendars(), rules.deadlines());
            read = again;
            return again;
        } finally {
            reading.unlock();
        }
    }

    /** Once for a database: the files that held before anybody had to approve them hold on. */
    private void adopt() {
        Instant now = clock.instant();
        if (!store.beginsAdoption(now)) {
            return;
        }
        RuleSet files;
        try {
            files = RuleFiles.read(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Files of rules in " + home + " cannot be read", e);
        }
        // What would have stopped the start still does.
        files.calendars();
        files.deadlines();
        Proposal.Who machine = Proposal.Who.of(Viewer.machine("rules"));
        files.texts().forEach((name, text) -> {
            DecisionStore.Draft draft = new DecisionStore.Draft(
                    Kind.RULES, name, RuleSet.places(name, "", text), text, Hashes.of(""), null, ADOPTED);
            long id = store.add(draft, machine, now);
            store.decide(id, State.ADOPTED, machine, ADOPTED, now);
            Viewers.run(
                    Viewer.machine("rules"),
                    () -> audit.record(Act.of(AuditEvent.RULE_ADOPTED, "rule/" + name)
                            .changing(null, draft.hash())
                            .because(ADOPTED)
                            .with("proposal", id)));
        });
    }

    /** Names of the operator's files that hold. */
    Set<String> names() {
        return store.rules().texts().keySet();
    }
}

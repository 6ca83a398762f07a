package vn.nhip.server.audit.store;

import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Records acts beside what they did; they are numbered soon after. */
@Component
class StoredAudit implements Audit {
    private static final Logger log = LoggerFactory.getLogger(StoredAudit.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** What is longer is cut, so that nobody fills the log with one act. */
    private static final int TEXT_MAX = 20_000;

    private final JdbcClient jdbc;
    private final Sequencer sequencer;
    private final ApplicationEventPublisher publisher;
    private final AtomicBoolean recorded = new AtomicBoolean();

    StoredAudit(JdbcClient jdbc, Sequencer sequencer, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.sequencer = sequencer;
        this.publisher = publisher;
    }

    @Override
    public void record(Act act) {
        Viewer viewer = Viewers.now();
        jdbc.sql("""
                        insert into audit.waiting (event, viewer_kind, viewer_id, viewer_name, viewer_from, subject, agency,
                                before, after, reason, details)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(act.event().code())
                .param(viewer.kind().name())
                .param(clean(viewer.id()))
                .param(clean(viewer.name()))
                .param(clean(viewer.from()))
                .param(clean(act.subject()))
                .param(clean(act.agency()))
                .param(clean(act.before()))
                .param(clean(act.after()))
                .param(clean(act.reason()))
                .param(details(act.details()))
                .update();
        recorded.set(true);
        tellOnceCommitted();
    }

    private void tellOnceCommitted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            publisher.publishEvent(new Recorded());
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                publisher.publishEvent(new Recorded());
            }
        });
    }

    /** The names in order, so that the same details are the same text. */
    private static String details(Map<String, String> details) {
        Map<String, String> sorted = new TreeMap<>();
        details.forEach((name, value) -> sorted.put(cleaned(name), cleaned(value)));
        return JSON.writeValueAsString(sorted);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : cleaned(text);
    }

    /** What PostgreSQL takes as text: no half characters, no zero; nor more than is kept. */
    private static String cleaned(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '?');
        if (whole.length() <= TEXT_MAX) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(TEXT_MAX - 1)) ? TEXT_MAX - 1 : TEXT_MAX;
        return "%s… (+%d ký tự)".formatted(whole.substring(0, end), whole.length() - end);
    }

    /** So that what a command records does not wait for the next start of a server. */
    @PreDestroy
    void end() {
        if (recorded.get()) {
            try {
                sequencer.all();
            } catch (RuntimeException e) {
                log.warn("What was recorded waits for the next start of the server to be numbered", e);
            }
        }
    }
}

package vn.nhip.server.cases.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.Problem;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.Undertaking;
import vn.nhip.server.cases.SharedRows;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Outcome;
import vn.nhip.server.cases.intake.Trial;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.store.HeldRecords.Status;
import vn.nhip.server.cases.store.QuarantineStore;
import vn.nhip.server.identity.Permission;

/**
 * The quarantine in the database. A record is settled after its event is in the log: interrupted in between, it is settled the next time. The audit log
 * says so before: the intake writes in transactions of its own, and nothing that it takes from here may stand without an entry.
 */
@Component
class StoredQuarantine implements Quarantine {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 500;
    private static final Problem SEALED = new Problem(
            Problem.Kind.UNREADABLE,
            "",
            "what was sealed does not open: a key is missing, or it was changed",
            "Nội dung đã mã hóa không mở được: thiếu khóa hoặc đã bị thay đổi. Tìm khóa trong bản sao lưu tệp khóa.");
    private static final Settled TAKEN = new Settled(1, 0, 0, 0);
    private static final Settled WAITS = new Settled(0, 1, 0, 0);
    private static final Settled DISCARDED = new Settled(0, 0, 1, 0);
    private static final Settled UNOPENED = new Settled(0, 0, 0, 1);

    private final QuarantineStore store;
    private final Intake intake;
    private final Trial trial;
    private final Clock clock;
    private final Audit audit;
    private final SharedRows shared;
    private final TransactionTemplate transaction;

    StoredQuarantine(
            QuarantineStore store,
            Intake intake,
            Trial trial,
            Clock clock,
            Audit audit,
            SharedRows shared,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.shared = shared;
        this.store = store;
        this.intake = intake;
        this.trial = trial;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public List<Held> list(HeldQuestion question, long before, int limit) {
        shared.check(Permission.QUARANTINE_READ);
        return store.list(question, before, limit);
    }

    @Override
    public long count(HeldQuestion question) {
        shared.check(Permission.QUARANTINE_READ);
        return store.count(question);
    }

    @Override
    public List<Count> byKind(HeldQuestion question) {
        shared.check(Permission.QUARANTINE_READ);
        return store.counts(
                new HeldQuestion(
                        question.status(), question.source(), null, question.field(), question.day(), question.text()),
                "kind");
    }

    @Override
    public List<Count> bySource(HeldQuestion question) {
        shared.check(Permission.QUARANTINE_READ);
        return store.counts(
                new HeldQuestion(
                        question.status(), null, question.kind(), question.field(), question.day(), question.text()),
                "source");
    }

    @Override
    public Optional<HeldDetail> find(long id) {
        shared.check(Permission.QUARANTINE_READ);
        return store.find(id);
    }

    @Override
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new LinkedHashMap<>();
        store.counts(HeldQuestion.OPEN, "source").forEach(count -> waiting.put(count.label(), count.records()));
        return waiting;
    }

    @Override
    public Outcome correct(long id, String event, String actor) {
        shared.check(Permission.QUARANTINE_SETTLE);
        HeldDetail detail = store.find(id)
                .filter(found -> found.held().status() == Status.OPEN)
                .orElseThrow(() -> new IllegalArgumentException("no record " + id + " waits in quarantine"));
        Act act = Act.of(AuditEvent.RECORD_SETTLED, "record/" + id).with("how", "CORRECTED");
        try (Undertaking onRecord = Undertaking.begin(audit, act, AuditEvent.RECORD_SETTLED)) {
            Outcome outcome = take(detail, event, Unknowns.QUARANTINE, actor, "CORRECTED");
            onRecord.with("outcome", outcome.getClass().getSimpleName()).done();
            return outcome;
        }
    }

    @Override
    public Settled apply(Rule rule, HeldQuestion question, String actor) {
        shared.check(Permission.QUARANTINE_SETTLE);
        HeldQuestion waiting = question.waiting();
        Act act = named(rule, Act.of(AuditEvent.RECORD_SETTLED, "records")).with("asked", words(waiting));
        try (Undertaking onRecord = Undertaking.begin(audit, act, AuditEvent.RECORD_SETTLED)) {
            Settled settled = Settled.NOTHING;
            List<Held> page = store.list(waiting, Long.MAX_VALUE, PAGE);
            while (!page.isEmpty()) {
                for (Held held : page) {
                    settled = settled.plus(settle(rule, held.id(), actor));
                    onRecord.with(counts(settled));
                }
                page = store.list(waiting, page.getLast().id(), PAGE);
            }
            onRecord.with(counts(settled)).done();
            return settled;
        }
    }

    private static Map<String, Long> counts(Settled settled) {
        return Map.of(
                "in-log",
                settled.taken(),
                "left",
                settled.waiting(),
                "discarded",
                settled.discarded(),
                "unopened",
                settled.unopened());
    }

    /** Which records were asked for; of what was typed only that it was, as it may be about a person. */
    private static String words(HeldQuestion question) {
        Map<String, Object> parts = new LinkedHashMap<>();
        part(parts, "source", question.source());
        part(parts, "kind", question.kind());
        part(parts, "field", question.field());
        part(parts, "day", question.day());
        part(parts, "text", question.text() == null ? null : "…");
        return parts.isEmpty() ? "-" : parts.toString();
    }

    private static void part(Map<String, Object> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    @Override
    public List<Tried> tryOut(Rule rule, HeldQuestion question, int most) {
        return store.list(question.waiting(), Long.MAX_VALUE, most).stream()
                .map(held -> tryOut(rule, held))
                .toList();
    }

    private Tried tryOut(Rule rule, Held held) {
        if (rule instanceof Rule.Discard) {
            return new Tried(held, true, Optional.empty());
        }
        Optional<HeldDetail> opened = opened(held.id());
        if (opened.isEmpty()) {
            return new Tried(held, true, Optional.of(SEALED));
        }
        String event = changed(rule, opened.get().editable());
        return event == null
                ? new Tried(held, false, Optional.of(held.problem()))
                : new Tried(held, true, problem(event, unknowns(rule)));
    }

    @Override
    public Optional<Problem> tryOut(String event) {
        return problem(event, Unknowns.QUARANTINE);
    }

    private Optional<Problem> problem(String event, Unknowns unknowns) {
        return switch (EventReader.event(event.getBytes(StandardCharsets.UTF_8))) {
            case EventRead.Unread unread -> Optional.of(unread.problem());
            case EventRead.Read read -> trial.judge(read.message(), unknowns);
        };
    }

    private static Unknowns unknowns(Rule rule) {
        return rule instanceof Rule.AcceptUnknown ? Unknowns.ACCEPT : Unknowns.QUARANTINE;
    }

    @Override
    public boolean apply(Rule rule, long id, String actor) {
        shared.check(Permission.QUARANTINE_SETTLE);
        Act act = named(rule, Act.of(AuditEvent.RECORD_SETTLED, "record/" + id));
        if (rule instanceof Rule.Discard discard) {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean discarded = discard(discard, id, actor);
                if (discarded) {
                    audit.record(act);
                }
                return discarded;
            }));
        }
        boolean waits = opened(id)
                .filter(detail -> detail.held().status() == Status.OPEN)
                .isPresent();
        if (!waits) {
            return false;
        }
        try (Undertaking onRecord = Undertaking.begin(audit, act, AuditEvent.RECORD_SETTLED)) {
            Settled settled = settle(rule, id, actor);
            onRecord.with(counts(settled)).done();
            return settled.taken() > 0;
        }
    }

    private static Act named(Rule rule, Act act) {
        Act named = act.with("how", name(rule));
        return switch (rule) {
            case Rule.Discard(String reason) -> named.because(reason);
            case Rule.Replace replace -> named.with("field", replace.field());
            case Rule.ReadAgain(), Rule.AcceptUnknown() -> named;
        };
    }

    private Settled settle(Rule rule, long id, String actor) {
        if (rule instanceof Rule.Discard discard) {
            return discard(discard, id, actor) ? DISCARDED : WAITS;
        }
        Optional<HeldDetail> opened = opened(id);
        if (opened.isEmpty()) {
            return UNOPENED;
        }
        String event = changed(rule, opened.get().editable());
        // A row of a table is read again by importing its file again, with a better mapping.
        if (event == null || !event.stripLeading().startsWith("{")) {
            return WAITS;
        }
        Outcome outcome = take(opened.get(), event, unknowns(rule), actor, name(rule));
        return outcome instanceof Outcome.Quarantined ? WAITS : TAKEN;
    }

    private boolean discard(Rule.Discard rule, long id, String actor) {
        return store.settle(
                id, Status.DISCARDED, QuarantineStore.action(clock.instant(), actor, "DISCARDED", rule.reason()));
    }

    /** A record with what it says; empty when that does not open. One that does not must not hold up the others. */
    private Optional<HeldDetail> opened(long id) {
        return store.find(id).filter(detail -> !detail.shut());
    }

    private static String name(Rule rule) {
        return switch (rule) {
            case Rule.ReadAgain() -> "READ_AGAIN";
            case Rule.AcceptUnknown() -> "ACCEPTED";
            case Rule.Replace ignored -> "CORRECTED";
            case Rule.Discard ignored -> "DISCARDED";
        };
    }

    /** The record as the rule makes it; {@code null} when the rule does not concern it. */
    private static @Nullable String changed(Rule rule, String event) {
        if (!(rule instanceof Rule.Replace(String field, String from, String to))) {
            return event;
        }
        try {
            JsonNode root = JSON.readTree(event);
            String[] path = field.split("\\.", -1);
            JsonNode parent = root;
            for (int i = 0; i < path.length - 1; i++) {
                parent = parent.path(path[i]);
            }
            String name = path[path.length - 1];
            if (!(parent instanceof ObjectNode object)
                    || !from.equals(object.path(name).asString(""))) {
                return null;
            }
            object.put(name, to);
            return JSON.writeValueAsString(root);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Judges it first, so that a record that still has a problem stays one record. */
    private Outcome take(HeldDetail detail, String event, Unknowns unknowns, String actor, String action) {
        long id = detail.held().id();
        Delivery delivery =
                new Delivery(detail.held().source(), unknowns, detail.held().delivery());
        EventRead read = EventReader.event(event.getBytes(StandardCharsets.UTF_8));
        if (read instanceof EventRead.Unread unread) {
            return waitOn(id, unread.problem(), actor, action);
        }
        EventRead.Read right = (EventRead.Read) read;
        Optional<Problem> problem = trial.judge(right.message(), unknowns);
        if (problem.isPresent()) {
            return waitOn(id, problem.get(), actor, action);
        }
        Outcome outcome = intake.take(delivery, List.of(new Incoming.Read(right.message(), right.raw())))
                .getFirst();
        // Sent under the same name it was settled by the intake already; then this only notes who did it.
        HeldDetail.Action done = QuarantineStore.action(
                clock.instant(),
                actor,
                action,
                right.message().source() + " " + right.message().id());
        if (!store.settle(id, Status.TAKEN, done)) {
            store.note(id, done);
        }
        return outcome;
    }

    private Outcome waitOn(long id, Problem problem, String actor, String action) {
        store.problem(id, problem);
        store.note(id, QuarantineStore.action(clock.instant(), actor, action, problem.kind() + " " + problem.field()));
        return new Outcome.Quarantined(problem);
    }
}

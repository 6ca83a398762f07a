package vn.nhip.server.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.SharedRows;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.IntakeBusy;
import vn.nhip.server.cases.intake.Outcome;
import vn.nhip.server.cases.intake.Trial;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.cases.store.HeldRecords.Status;
import vn.nhip.server.cases.store.QuarantineStore;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;
import vn.nhip.simulator.scenario.Scenario;

/** What waits in quarantine, and how it gets out. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class QuarantineTests {
    private static final String ACTOR = "người thử";
    private static int deliveries;

    private final Quarantine quarantine;
    private final Intake intake;
    private final JdbcClient jdbc;
    private final Projector projector;
    private final RecordingAudit audit = new RecordingAudit();
    private final Quarantine audited;
    private int roomFor = Integer.MAX_VALUE;
    private String source = "";
    private int number;

    QuarantineTests(
            Quarantine quarantine,
            Intake intake,
            JdbcClient jdbc,
            Projector projector,
            QuarantineStore store,
            Trial trial,
            SharedRows shared,
            TransactionTemplate transaction) {
        this.audited = new StoredQuarantine(
                store, this::takeWhereThereIsRoom, trial, Clock.systemUTC(), audit, shared, transaction);
        this.projector = projector;
        this.quarantine = quarantine;
        this.intake = intake;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anotherSource() {
        deliveries++;
        source = "nguon-" + deliveries;
        number = 100 * deliveries;
    }

    @Test
    void showsWhatCameWithTheReasonAndCountsIt() {
        hold(dueFirst("a"));
        intake.take(delivery(), List.of(new Incoming.Unread(source, "dòng 7", unreadable(), "{\"id\": ")));

        assertThat(quarantine.count(ofSource())).isEqualTo(2);
        assertThat(quarantine.byKind(ofSource()))
                .containsExactlyInAnyOrder(
                        new Quarantine.Count("DUE_BEFORE_RECEIPT", 1), new Quarantine.Count("UNREADABLE", 1));
        assertThat(quarantine.waiting()).containsEntry(source, 2L);
        Held newest = quarantine.list(ofSource(), Long.MAX_VALUE, 1).getFirst();
        HeldDetail detail = quarantine.find(newest.id()).orElseThrow();
        assertThat(detail.raw()).isEqualTo("{\"id\": ");
        assertThat(detail.event()).isNull();
        assertThat(detail.held().place()).isEqualTo("dòng 7");
        assertThat(quarantine.count(new HeldQuestion(Status.OPEN, source, null, null, null, "DÒNG 7")))
                .isOne();
    }

    /** A record that waits may be about a case of anybody. */
    @Test
    void isForWhoWorksOverEveryAgencyThatHasCases() {
        hold(dueFirst("pham-vi"));
        intake.take(
                new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử"),
                CasesForTests.reads(Scenario.NEVER_FINISHED
                        .of(CasesForTests.begun(9_001).at("H99.77").online())
                        .messages()));
        while (projector.position().lag() > 0) {
            projector.advance();
        }
        long id = quarantine.list(ofSource(), Long.MAX_VALUE, 1).getFirst().id();

        Viewer narrow = analyst("H99.78");
        Viewers.run(narrow, () -> {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> quarantine.list(ofSource(), Long.MAX_VALUE, 10))
                    .withMessageContaining("mọi đơn vị");
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> quarantine.find(id));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> quarantine.apply(new Rule.Discard("thử"), id, ACTOR));
        });
        String[] all = jdbc.sql("select distinct agency from cases.case_file where agency is not null")
                .query(String.class)
                .list()
                .toArray(String[]::new);
        assertThat(all).contains("H99.77");
        Viewers.run(analyst(all), () -> assertThat(quarantine.find(id)).isPresent());
    }

    private static Viewer analyst(String... agencies) {
        return new Viewer(
                Viewer.Kind.PERSON,
                "thu",
                "Người thử",
                Role.ANALYST.permissions(),
                new Reach.Some(Set.of(agencies)),
                null);
    }

    @Test
    void takesACorrectedRecordAndKeepsWhoDidIt() {
        long id = hold(dueFirst("b"));
        String event = quarantine.find(id).orElseThrow().editable();

        Outcome stillWrong = quarantine.correct(id, event, ACTOR);
        Outcome right = quarantine.correct(id, event.replace("2026-01-01T", "2026-09-01T"), ACTOR);

        assertThat(stillWrong).isInstanceOf(Outcome.Quarantined.class);
        assertThat(right).isInstanceOf(Outcome.Accepted.class);
        HeldDetail detail = quarantine.find(id).orElseThrow();
        assertThat(detail.held().status()).isEqualTo(Status.TAKEN);
        assertThat(detail.actions()).extracting(HeldDetail.Action::actor).contains(ACTOR);
        assertThat(events()).isOne();
        assertThat(quarantine.count(new HeldQuestion(null, source, null, null, null, null)))
                .as("a record that is still wrong stays one record")
                .isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> quarantine.correct(id, event, ACTOR));
    }

    @Test
    void correctsAllByARule() {
        hold(dueFirst("c"));
        hold(dueFirst("d"));
        hold(dueFirst("khac", "2025-12-31 07:00"));

        Quarantine.Settled settled = quarantine.apply(
                new Rule.Replace("data.due", "2026-01-01T00:00:00Z", "2026-09-01T00:00:00Z"), ofSource(), ACTOR);

        assertThat(settled).isEqualTo(new Quarantine.Settled(2, 1, 0, 0));
        assertThat(events()).isEqualTo(2);
        assertThat(quarantine.apply(new Rule.ReadAgain(), ofSource(), ACTOR))
                .isEqualTo(new Quarantine.Settled(0, 1, 0, 0));
    }

    @Test
    void aRecordThatDoesNotOpenWaitsOnAndHoldsUpNoOther() {
        hold(dueFirst("mo-1"));
        long closed = hold(dueFirst("kin"));
        hold(dueFirst("mo-2"));
        jdbc.sql("update cases.quarantine set raw = substr(raw, 1, 5) where id = ?")
                .param(closed)
                .update();
        Rule rule = new Rule.Replace("data.due", "2026-01-01T00:00:00Z", "2026-09-01T00:00:00Z");

        assertThat(audited.tryOut(rule, ofSource(), 10))
                .filteredOn(tried -> tried.problem().isPresent())
                .extracting(tried -> tried.held().id())
                .containsExactly(closed);
        assertThat(audited.apply(rule, closed, ACTOR)).isFalse();
        assertThat(audit.entries()).isEmpty();
        assertThat(audited.apply(rule, ofSource(), ACTOR)).isEqualTo(new Quarantine.Settled(2, 0, 0, 1));

        assertThat(events()).isEqualTo(2);
        assertThat(audited.list(ofSource(), Long.MAX_VALUE, 10))
                .extracting(Held::id)
                .containsExactly(closed);
        assertThat(audit.acts(AuditEvent.RECORD_SETTLED))
                .hasSize(2)
                .allSatisfy(act -> assertThat(act.details())
                        .containsEntry("how", "CORRECTED")
                        .containsEntry("field", "data.due")
                        .containsEntry("asked", "{source=" + source + "}")
                        .doesNotContainValue("2026-09-01T00:00:00Z"));
        assertThat(ended().details())
                .containsEntry("in-log", "2")
                .containsEntry("unopened", "1")
                .containsEntry("status", "DONE");
        assertThat(audited.apply(new Rule.Discard("mất khóa"), closed, ACTOR))
                .as("to put it aside nobody has to read it")
                .isTrue();
    }

    @Test
    void whatBreaksOffInTheMiddleIsOnRecordWithItsCounts() {
        hold(dueFirst("dut-1"));
        hold(dueFirst("dut-2"));
        hold(dueFirst("dut-3"));
        roomFor = 2;
        HeldQuestion typed = new HeldQuestion(Status.OPEN, source, null, null, null, "H99");

        assertThatExceptionOfType(IntakeBusy.class)
                .isThrownBy(() -> audited.apply(
                        new Rule.Replace("data.due", "2026-01-01T00:00:00Z", "2026-09-01T00:00:00Z"), typed, ACTOR));

        assertThat(events()).isEqualTo(2);
        assertThat(ended().details())
                .containsEntry("in-log", "2")
                .containsEntry("status", "FAILED")
                .as("what was typed may be about a person")
                .containsEntry("asked", "{source=" + source + ", text=…}");
    }

    @Test
    void nothingIsSettledThatCannotBeRecorded() {
        long id = hold(dueFirst("kin-tieng"));
        String event = quarantine.find(id).orElseThrow().editable().replace("2026-01-01T", "2026-09-01T");
        audit.breakDown();

        assertThatIllegalStateException().isThrownBy(() -> audited.correct(id, event, ACTOR));
        assertThatIllegalStateException().isThrownBy(() -> audited.apply(new Rule.Discard("thử"), id, ACTOR));
        assertThatIllegalStateException().isThrownBy(() -> audited.apply(new Rule.Discard("thử"), ofSource(), ACTOR));

        assertThat(events()).isZero();
        HeldDetail detail = quarantine.find(id).orElseThrow();
        assertThat(detail.held().status()).isEqualTo(Status.OPEN);
        assertThat(detail.actions()).isEmpty();
    }

    private Act ended() {
        return audit.acts(AuditEvent.RECORD_SETTLED).getLast();
    }

    private List<Outcome> takeWhereThereIsRoom(Delivery delivery, List<Incoming> batch) {
        if (roomFor == 0) {
            throw new IntakeBusy("thử");
        }
        roomFor--;
        return intake.take(delivery, batch);
    }

    @Test
    void putsAsideWithAReasonAndNeverDeletes() {
        long id = hold(dueFirst("e"));

        assertThat(quarantine.apply(new Rule.Discard("gửi nhầm"), id, ACTOR)).isTrue();
        assertThat(quarantine.apply(new Rule.Discard("lần nữa"), id, ACTOR)).isFalse();

        HeldDetail detail = quarantine.find(id).orElseThrow();
        assertThat(detail.held().status()).isEqualTo(Status.DISCARDED);
        assertThat(detail.actions())
                .extracting(HeldDetail.Action::action, HeldDetail.Action::detail)
                .containsExactly(tuple("DISCARDED", "gửi nhầm"));
        assertThat(intake.take(delivery(), List.of(CasesForTests.read(dueFirst("e")))))
                .containsExactly(new Outcome.Duplicate());
    }

    private CaseMessage dueFirst(String id) {
        return dueFirst(id, "2026-01-01 07:00");
    }

    private CaseMessage dueFirst(String id, String due) {
        CaseMessage message =
                CasesForTests.begun(number).due(due).received("2026-03-02").last();
        return new CaseMessage(source, id + "-" + source, message.caseCode(), message.occurred(), message.fact(), null);
    }

    private long hold(CaseMessage message) {
        assertThat(intake.take(delivery(), List.of(CasesForTests.read(message))))
                .hasOnlyElementsOfType(Outcome.Quarantined.class);
        return quarantine.list(ofSource(), Long.MAX_VALUE, 1).getFirst().id();
    }

    private Delivery delivery() {
        return new Delivery(source, Unknowns.QUARANTINE, "thử");
    }

    private HeldQuestion ofSource() {
        return new HeldQuestion(Status.OPEN, source, null, null, null, null);
    }

    private long events() {
        return jdbc.sql("select count(*) from cases.event e join cases.source s on s.id = e.source where s.name = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    private static Problem unreadable() {
        return new Problem(Problem.Kind.UNREADABLE, "", "not JSON", "Không phải JSON.");
    }
}

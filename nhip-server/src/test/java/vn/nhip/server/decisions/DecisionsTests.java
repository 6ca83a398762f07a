package vn.nhip.server.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.PlatformTransactionManager;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.CaseClocks;
import vn.nhip.server.cases.persons.PersonsWiring;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/** Rules change when one account proposes and another approves, on a real database. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.database=decisions"
        })
@Import(PersonsWiring.class)
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class DecisionsTests {
    private static final String WHY = "theo văn bản số 12 ngày 20/11";
    private static final Viewer ANALYST = person("tk-phan-tich", Reach.EVERYTHING, Role.ANALYST);
    private static final Viewer LEADER = person("tk-lanh-dao", Reach.EVERYTHING, Role.CITY_LEADER);
    private static final Viewer OTHER_LEADER = person("tk-lanh-dao-2", Reach.EVERYTHING, Role.CITY_LEADER);
    private static final Viewer BOTH = person("tk-ca-hai", Reach.EVERYTHING, Role.ANALYST, Role.CITY_LEADER);

    private final Decisions decisions;
    private final DecisionStore store;
    private final RulesInForce rules;
    private final CaseClocks clocks;
    private final RecordingAudit audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final PlatformTransactionManager transactions;

    DecisionsTests(
            Decisions decisions,
            DecisionStore store,
            RulesInForce rules,
            CaseClocks clocks,
            RecordingAudit audit,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.store = store;
        this.rules = rules;
        this.clocks = clocks;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    private static Viewer person(String id, Reach reach, Role... roles) {
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Role role : roles) {
            permissions.addAll(role.permissions());
        }
        return new Viewer(Viewer.Kind.PERSON, id, "Người " + id, permissions, reach, "127.0.0.1");
    }

    private static String dueSoon(int days) {
        return "rules: {dueSoonDays: %d}\n".formatted(days);
    }

    private static String dayOff(String code, String agency, String day) {
        return """
                calendar: %s
                source: quyết định bịa
                agencies: [%s]
                days:
                  - {date: %s, kind: holiday, name: Nghỉ bịa, name_en: Invented, source: quyết định bịa}
                """.formatted(code, agency, day);
    }

    private long proposes(Viewer viewer, String name, String text) {
        return Viewers.as(viewer, () -> decisions.proposeRules(name, text, WHY));
    }

    private void approves(Viewer viewer, long id) {
        Viewers.run(viewer, () -> {
            Proposal proposal = decisions.find(id);
            decisions.approve(id, proposal.hash(), decisions.baseHash(proposal), WHY);
        });
    }

    @Test
    void whoProposedCannotApproveEvenInBothRoles() {
        long id = proposes(BOTH, "deadlines.yaml", dueSoon(11));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> approves(BOTH, id))
                .withMessageContaining("không tự duyệt được");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Viewers.run(BOTH, () -> decisions.reject(id, WHY)));
        assertThat(decisions.find(id).isWaiting()).isTrue();
    }

    @Test
    void whatAnotherAccountApprovesHoldsAtOnce() {
        LocalDate due = LocalDate.of(2026, 11, 20);
        long id = proposes(ANALYST, "deadlines.yaml", dueSoon(5));
        assertThat(clocks.soonFrom(due))
                .as("nothing holds before it is approved")
                .isNotEqualTo("2026-11-13");

        approves(LEADER, id);

        assertThat(clocks.soonFrom(due)).isEqualTo("2026-11-13");
        assertThat(audit.acts(AuditEvent.RULE_APPROVED)).anySatisfy(act -> {
            assertThat(act.subject()).isEqualTo("rule/deadlines.yaml");
            assertThat(act.after()).isEqualTo(decisions.find(id).hash());
            assertThat(act.reason()).isEqualTo(WHY);
        });
        // Another process reads the same.
        assertThat(new RulesInForce(store, audit, clock, transactions, Path.of("target/none"))
                        .deadlines()
                        .common()
                        .dueSoonDays())
                .isEqualTo(5);
    }

    @Test
    void aDeadlineOfAnAgencyMovesWhenItsDayOffIsApproved() {
        LocalDate wednesday = LocalDate.of(2026, 11, 25);
        long id = proposes(ANALYST, "calendars/H71.yaml", dayOff("H71-bia", "H71.1", "2026-11-26"));
        assertThat(rules.calendars().of("H71.1").plusWorkingDays(wednesday, 1)).isEqualTo("2026-11-26");

        approves(LEADER, id);

        assertThat(rules.calendars().of("H71.1").plusWorkingDays(wednesday, 1)).isEqualTo("2026-11-27");
        approves(LEADER, proposes(ANALYST, "calendars/H71.yaml", ""));
        assertThat(rules.calendars().of("H71.1").plusWorkingDays(wednesday, 1)).isEqualTo("2026-11-26");
    }

    @Test
    void aLeaderOfAnotherPlaceCannotApprove() {
        long id = proposes(ANALYST, "calendars/H72.yaml", dayOff("H72-bia", "H72.1", "2026-11-26"));
        Viewer elsewhere = person("tk-noi-khac", new Reach.Some(Set.of("H73", "H73.1")), Role.CITY_LEADER);
        Viewer there = person("tk-tai-cho", new Reach.Some(Set.of("H72", "H72.1")), Role.CITY_LEADER);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> approves(elsewhere, id));
        approves(there, id);

        assertThat(decisions.find(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void theMachineProposesAndNeverApproves() {
        long own = proposes(Viewer.machine("rules"), "calendars/H74.yaml", dayOff("H74-bia", "H74.1", "2026-11-26"));
        long others = proposes(ANALYST, "calendars/H75.yaml", dayOff("H75-bia", "H75.1", "2026-11-26"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> approves(Viewer.machine("rules"), own));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> approves(Viewer.machine("accounts"), others));
    }

    @Test
    void whatWasNotSeenIsNotApproved() {
        long id = proposes(ANALYST, "calendars/H76.yaml", dayOff("H76-bia", "H76.1", "2026-11-26"));
        String seen = Viewers.as(LEADER, () -> decisions.baseHash(decisions.find(id)));
        String hash = decisions.find(id).hash();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Viewers.run(LEADER, () -> decisions.approve(id, seen, seen, WHY)))
                .withMessageContaining("không còn như bạn đã xem");
        approves(LEADER, proposes(ANALYST, "calendars/H76.yaml", dayOff("H76-bia", "H76.1", "2026-11-30")));
        assertThatExceptionOfType(Refusal.class)
                .as("what it is compared with has changed")
                .isThrownBy(() -> Viewers.run(LEADER, () -> decisions.approve(id, hash, seen, WHY)));
    }

    @Test
    void ofTwoWhoApproveAtOnceOneWins() throws Exception {
        long id = proposes(ANALYST, "calendars/H77.yaml", dayOff("H77-bia", "H77.1", "2026-11-26"));
        CyclicBarrier together = new CyclicBarrier(2);

        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> tried = List.of(LEADER, OTHER_LEADER).stream()
                    .map(leader -> both.submit(() -> {
                        together.await();
                        try {
                            approves(leader, id);
                            return true;
                        } catch (Refusal tooLate) {
                            return false;
                        }
                    }))
                    .toList();
            assertThat(tried).extracting(Future::get).containsExactlyInAnyOrder(true, false);
        }
        assertThat(jdbc.sql("select count(*) from decisions.decision where proposal = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        assertThatExceptionOfType(RuleMistakes.class)
                .isThrownBy(() -> proposes(ANALYST, "deadlines.yaml", "rules:\n  dueSoonDays: nhiều\nlạ: 1\n"))
                .satisfies(wrong -> {
                    assertThat(wrong.mistakes()).hasSizeGreaterThan(1);
                    assertThat(wrong.mistakes())
                            .allSatisfy(one -> assertThat(one)
                                    .startsWith("deadlines.yaml, dòng ")
                                    .contains("cần: "));
                });
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> proposes(ANALYST, "../secret.yaml", dueSoon(3)))
                .withMessageContaining("Không có tệp quy tắc");
    }

    @Test
    void whoProposedTakesItBackAndNobodyElse() {
        long id = proposes(ANALYST, "calendars/H78.yaml", dayOff("H78-bia", "H78.1", "2026-11-26"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Viewers.run(BOTH, () -> decisions.withdraw(id, WHY)));
        Viewers.run(ANALYST, () -> decisions.withdraw(id, WHY));

        assertThat(decisions.find(id).state()).isEqualTo(State.WITHDRAWN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> approves(LEADER, id));
    }

    @Test
    void aFileInTheDataFolderIsAnOfferMadeOnce(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("calendars"));
        Files.writeString(home.resolve("calendars/H79.yaml"), dayOff("H79-bia", "H79.1", "2026-11-26"));
        OfferedFiles offered = new OfferedFiles(decisions, rules, home);

        offered.run(new DefaultApplicationArguments());
        offered.run(new DefaultApplicationArguments());

        List<Proposal> waiting = store.waiting("calendars/H79.yaml");
        assertThat(waiting)
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.proposer().kind()).isEqualTo(Viewer.Kind.MACHINE));
        assertThat(rules.calendars().agencies()).doesNotContain("H79.1");
        approves(LEADER, waiting.getFirst().id());
        assertThat(rules.calendars().agencies()).contains("H79.1");
    }

    @Test
    void filesThatHeldBeforeHoldOn(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("calendars"));
        Files.writeString(home.resolve("calendars/H80.yaml"), dayOff("H80-bia", "H80.1", "2026-11-26"));
        jdbc.sql("delete from decisions.adoption").update();

        RulesInForce upgraded = new RulesInForce(store, audit, clock, transactions, home);

        assertThat(upgraded.calendars().agencies()).contains("H80.1");
        assertThat(audit.acts(AuditEvent.RULE_ADOPTED)).anySatisfy(act -> {
            assertThat(act.subject()).isEqualTo("rule/calendars/H80.yaml");
        });
        // Once: what comes later has to be approved.
        Files.writeString(home.resolve("calendars/H81.yaml"), dayOff("H81-bia", "H81.1", "2026-11-26"));
        assertThat(new RulesInForce(store, audit, clock, transactions, home)
                        .calendars()
                        .agencies())
                .doesNotContain("H81.1");
    }

    @Test
    void theRecordCannotBeRewritten() {
        proposes(ANALYST, "calendars/H82.yaml", dayOff("H82-bia", "H82.1", "2026-11-26"));

        assertThatThrownBy(() -> jdbc.sql("update decisions.proposal set reason = 'khác'")
                        .update())
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from decisions.decision").update())
                .hasStackTraceContaining("append-only");
    }
}
